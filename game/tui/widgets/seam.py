"""The seam between passage and choices: says when there is more to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import MORE
from game.tui.show import blank, content, row
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


class Seam(Sheet):
    """One line, blank but for the sign that the passage goes on."""

    def __init__(self) -> None:
        super().__init__(called="seam")
        self._more = ""

    def show_more(self, key: str) -> None:
        """Say that the passage goes on below, and by which key it is read; no key: that it ends here."""
        if key != self._more:
            self._more = key
            self.repaint()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw the line."""
        if not self._more:
            return [content("")]
        sign = content(f"{MORE} more: {self._more}", "muted")
        return [row(blank(max(0, width - sign.cell_length)), sign)]
