"""A layout that is told where things stand, so that Textual need not work it out anew for every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING
from textual.layout import Layout, WidgetPlacement

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Region, Size
    from textual.layout import ArrangeResult
    from textual.widget import Widget


class Places(Layout):
    """Places widgets where a function says, by their ids; what has no place is not shown."""

    name = "places"

    def __init__(self, where: Callable[[Size], dict[str, Region]]) -> None:
        self.where = where

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Return a placement for each child that has a place."""
        del parent, greedy
        where = self.where(size)
        return [
            WidgetPlacement(where[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in where
        ]
