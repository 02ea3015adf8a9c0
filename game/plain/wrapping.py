"""Lines of a width, measured in the cells that a terminal gives to characters."""

from __future__ import annotations

from unicodedata import category, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Letter = tuple[str, bool]
    """A character and whether it is stressed."""

UNSEEN = ("Mn", "Me", "Cf")
"""Categories that take no cell of their own."""


def cells(text: str) -> int:
    """Return how many cells a terminal gives to text."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(letter: str) -> int:
    if letter.isascii():
        return 1
    if category(letter) in UNSEEN:
        return 0
    return 2 if east_asian_width(letter) in ("W", "F") else 1


def wrap(runs: Iterable[tuple[str, bool]], width: int, indent: int = 0) -> list[list[Letter]]:
    """Return runs of (words, stressed) as lines no wider than width; all but the first begin with the indent.

    A word that is wider than a line is cut.
    """
    lines: list[list[Letter]] = []
    line: list[Letter] = []
    room = width
    for word in _words(runs):
        for piece in _cut(word, max(1, width - indent)):
            size = cells("".join(letter for letter, _ in piece))
            if line and size + 1 > room:
                lines.append(line)
                line, room = [(" ", False)] * indent, width - indent
            elif line:
                line.append((" ", line[-1][1] and piece[0][1]))
                room -= 1
            line += piece
            room -= size
    return [*lines, line] if line else lines


def _words(runs: Iterable[tuple[str, bool]]) -> Iterator[list[Letter]]:
    """Yield the words of runs, which may change their stress in the middle."""
    word: list[Letter] = []
    for text, stressed in runs:
        for letter in text:
            if letter not in " \n":
                word.append((letter, stressed))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _cut(word: list[Letter], width: int) -> Iterator[list[Letter]]:
    if len(word) * 2 <= width:
        yield word
        return
    piece: list[Letter] = []
    used = 0
    for letter in word:
        size = _cells(letter[0])
        if piece and used + size > width:
            yield piece
            piece, used = [], 0
        piece.append(letter)
        used += size
    yield piece
