"""Pieces: the conditional parts of texts, each with two sides, and what they are called."""

from __future__ import annotations

from collections import Counter

from game.language.code import slots
from game.proof.liveness import mask_of_slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from game.story.program import Code, Spans, Tables

    Path = tuple[int, ...]
    """Where a piece stands in its text."""
    Piece = tuple[int, Path, bool]
    """(text, path to the piece, which of its sides)."""

NAMED = 8
"""Words of a piece that stand in its name."""


def conditional(tables: Tables) -> list[int]:
    """Return the texts that have pieces."""
    return [index for index, text in enumerate(tables.texts) if any(True for _ in _pieces(text.body, ()))]


def reads(tables: Tables, piece: Piece) -> int:
    """Return the slots that decide whether a piece is shown: its own condition's and those of the pieces around it."""
    text, path, _ = piece
    paths = [path, *(outer for _, outer, _ in around(tables, text, path))]
    codes = [piece_at(tables, text, one)[1] for one in paths]
    return mask_of_slots(frozenset().union(*map(slots, codes)))


def sides(tables: Tables, text: int) -> Iterator[Piece]:
    """Yield every side of every piece of a text that has something to show."""
    for path, _, both in _pieces(tables.texts[text].body, ()):
        for side in (True, False):
            if both[side]:
                yield text, path, side


def _pieces(spans: Spans, path: Path) -> Iterator[tuple[Path, Code, dict[bool, bool]]]:
    for number, span in enumerate(spans):
        if span[0] == "em":
            yield from _pieces(span[1], (*path, number))
        elif span[0] == "if":
            yield (*path, number), span[1], {True: bool(span[2]), False: bool(span[3])}
            yield from _pieces(span[2], (*path, number, 1))
            yield from _pieces(span[3], (*path, number, 0))


def piece_at(tables: Tables, text: int, path: Path) -> tuple[Any, ...]:
    """Return the span of a piece."""
    spans: Spans = tables.texts[text].body
    waiting = list(path)
    while True:
        span = spans[waiting.pop(0)]
        if not waiting:
            return span
        spans = span[1] if span[0] == "em" else span[2 if waiting.pop(0) else 3]


def around(tables: Tables, text: int, path: Path) -> Iterator[Piece]:
    """Yield the sides of pieces that a piece stands in, the outermost first."""
    spans: Spans = tables.texts[text].body
    at = 0
    while at < len(path) - 1:
        span = spans[path[at]]
        if span[0] == "em":
            spans, at = span[1], at + 1
        else:
            yield text, path[: at + 1], bool(path[at + 1])
            spans, at = span[2 if path[at + 1] else 3], at + 2


def names(tables: Tables, texts: Iterable[int]) -> dict[Piece, str]:
    """Return what each side of each piece is called: its text's id and its first words.

    Instances of a scene give their pieces the same names; of pieces that begin alike in one text the second has a 2.
    """
    found = {}
    for text in texts:
        alike: Counter[str] = Counter()
        for piece in sides(tables, text):
            words = words_of(tables, piece)
            alike[words] += 1
            number = f" {alike[words]}" if alike[words] > 1 else ""
            found[piece] = f"{tables.texts[text].id}: “{words}”{number}"
    return found


def words_of(tables: Tables, piece: Piece) -> str:
    """Return the first words of one side of a piece."""
    text, path, side = piece
    every = _words(piece_at(tables, text, path)[2 if side else 3]).split()
    return " ".join(every[:NAMED]) + (" …" if len(every) > NAMED else "")


def _words(spans: Spans) -> str:
    found = ""
    for span in spans:
        if span[0] == "text":
            found += span[1]
        elif span[0] == "em":
            found += _words(span[1])
        else:
            found += " "
    return found
