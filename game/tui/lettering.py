"""The name of the game, set large: letters of half blocks, two lines high; spaced capitals where they don't fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.lines import centred, wrap
from game.tui.show import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

_LETTERS = {
    "A": ("█▀█", "█▀█"), "B": ("█▀▄", "█▄▀"), "C": ("█▀▀", "█▄▄"), "D": ("█▀▄", "█▄▀"), "E": ("█▀▀", "██▄"),
    "F": ("█▀▀", "█▀ "), "G": ("█▀▀", "█▄█"), "H": ("█ █", "█▀█"), "I": ("█", "█"), "J": ("  █", "█▄█"),
    "K": ("█▄▀", "█ █"), "L": ("█  ", "█▄▄"), "M": ("█▀▄▀█", "█ ▀ █"), "N": ("█▄ █", "█ ▀█"), "O": ("█▀█", "█▄█"),
    "P": ("█▀█", "█▀▀"), "Q": ("█▀█", "▀▀█"), "R": ("█▀█", "█▀▄"), "S": ("█▀▀", "▄▄█"), "T": ("▀█▀", " █ "),
    "U": ("█ █", "█▄█"), "V": ("█ █", "▀▄▀"), "W": ("█   █", "▀▄▀▄▀"), "X": ("▀▄▀", "█ █"), "Y": ("█ █", " █ "),
    "Z": ("▀▀█", "█▄▄"), " ": ("  ", "  "),
}  # fmt: skip


def lettering(name: str, width: int, *, plain: bool = False) -> Sequence[Content]:
    """Return a name as lines in the middle of width cells."""
    rows = () if plain else _large(name.upper())
    if rows and len(rows[0]) <= width:
        return [centred(content(row, "title"), width) for row in rows]
    spaced = " ".join(name.upper()) if len(name) * 2 <= width else name
    return [centred(line, width) for line in wrap(content(spaced, "title"), width)]


def _large(name: str) -> tuple[str, ...]:
    if not all(letter in _LETTERS for letter in name):
        return ()
    return tuple(" ".join(_LETTERS[letter][line] for letter in name) for line in (0, 1))
