"""The last line: the keys that matter here, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.lines import fit
from game.tui.show import blank, content, row
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

GAP = 3


class KeyLine(Sheet):
    """Keys with a word each, in order of weight; what doesn't fit is left out, the last one never."""

    def __init__(self, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(id="keys")
        self._keys = tuple(keys)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show other keys, each (key, word)."""
        self._keys = tuple(keys)
        self.repaint()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw one line."""
        pieces = [row(content(key, "key"), content(f" {word}", "muted")) for key, word in self._keys]
        if not pieces:
            return [content("")]
        line, last = content(""), pieces.pop()
        for piece in pieces:
            if line.cell_length + piece.cell_length + last.cell_length + 2 * GAP > width:
                break
            line = row(line, piece, blank(GAP))
        return [fit(row(line, last), width)]
