"""The head of every page but the play page: what it is, something at the right, a thin line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import RULE
from game.tui.lines import ends
from game.tui.show import content
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


class Heading(Sheet):
    """A title on the left, a word on the right."""

    def __init__(self, title: str = "", aside: str = "") -> None:
        super().__init__(called="heading")
        self._title, self._aside = title, aside

    def show_title(self, title: str, aside: str = "") -> None:
        """Head with another title."""
        self._title, self._aside = title, aside
        self.repaint()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw two lines."""
        title = ends(content(self._title, "title"), content(self._aside, "muted"), width)
        return [title, content(RULE * width, "rule")]
