"""The head of the play screen: where, which day and hour; a thin line under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import DOT, RULE
from game.tui.lines import ends
from game.tui.show import content
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import Page


class Masthead(Sheet):
    """Place on the left, day and hour on the right."""

    def __init__(self) -> None:
        super().__init__(called="masthead")
        self._page: Page | None = None

    def show_page(self, page: Page) -> None:
        """Head another page."""
        self._page = page
        self.repaint()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw two lines."""
        line = content(RULE * width, "rule")
        if self._page is None:
            return [content(""), line]
        where = content(self._page.where or self._page.title, "strong")
        when = content(f" {DOT} ".join(part for part in (self._page.day, self._page.slot) if part), "muted")
        return [ends(where, when, width), line]
