"""The last line: the keys that matter here, as many as fit; or a sentence that the game has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.lines import fit, wrap
from game.tui.show import blank, content, row
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

GAP = 3


class KeyLine(Sheet):
    """Keys with a word each, in order of weight; what doesn't fit is left out, the last one never."""

    def __init__(self, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(called="keys")
        self._keys = tuple(keys)
        self._said = ""

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show other keys, each (key, word)."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.redraw()

    def say(self, sentence: str) -> None:
        """Say a sentence in place of the keys, until another is said; an empty one brings the keys back."""
        if sentence != self._said:
            self._said = sentence
            self.redraw()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw the sentence, or one line of keys."""
        return wrap(content(self._said, "accent"), width) if self._said else [key_words(self._keys, width)]


def key_words(keys: Sequence[tuple[str, str]], width: int) -> Content:
    """Return keys with a word each in one line of at most width cells; of what doesn't fit the last stays."""
    pieces = [row(content(key, "key"), content(f" {word}", "muted")) for key, word in keys]
    if not pieces:
        return content("")
    line, last = content(""), pieces.pop()
    for piece in pieces:
        if line.cell_length + piece.cell_length + last.cell_length + 2 * GAP > width:
            break
        line = row(line, piece, blank(GAP))
    return fit(row(line, last), width)
