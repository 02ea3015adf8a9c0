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
        self._where, self._when = "", ""

    def show_page(self, page: Page) -> None:
        """Head another page."""
        where = page.where or page.title
        when = f" {DOT} ".join(part for part in (page.day, page.slot) if part)
        if (where, when) != (self._where, self._when):
            self._where, self._when = where, when
            self.repaint()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw two lines."""
        line = ends(content(self._where, "strong"), content(self._when, "muted"), width)
        return [line, content(RULE * width, "rule")]
