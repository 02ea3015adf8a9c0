"""Where the parts of a container stand, told to Textual so that it need not work it out anew for every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region
from textual.layout import DockArrangeResult, WidgetPlacement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget


class Placed(DockArrangeResult):
    """An arrangement as a container's `arrange` returns it; parts without a place are not shown."""

    def __init__(self, where: Mapping[Widget, Region]) -> None:
        places = [WidgetPlacement(where[part], NULL_OFFSET, NULL_SPACING, part) for part in where]
        super().__init__(places, set(where), NULL_SPACING)

    @property
    def total_region(self) -> Region:
        """The area that the parts take together, without the map that Textual makes to find it."""
        return Region.from_union([place.region for place in self.placements])
