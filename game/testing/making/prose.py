"""Prose in the little grammar: words, emphasis, values, conditional pieces, escapes and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import condition

if TYPE_CHECKING:
    from game.testing.making.drawing import Drawing
    from game.testing.making.expressions import Names

WORDS = (
    "the", "stairs", "hold", "a", "bell", "rings", "below", "you", "count", "pillars", "in", "dark", "water",
    "nobody", "says", "it", "wait", "for", "light", "and", "then", "go", "don't", "one: two", "no", "40 steps",
    "is it", "yes?", "물", "#7", "half-way", "\\{not a value\\}", "a \\| bar", "\\*star", "back\\\\slash",
)  # fmt: skip
MOST_NESTED = 3


@dataclass(frozen=True)
class Speech:
    """What a text may read: names in its conditions, values and forms in braces."""

    names: Names
    values: tuple[str, ...]
    """Names that stand in braces alone."""


def line(drawing: Drawing, speech: Speech | None, most: int = 5) -> str:
    """Return some words on one line; without a speech nothing in them reads the state."""
    return " ".join(_span(drawing, speech, 0) for _ in range(drawing.number(1, most)))


def passage(drawing: Drawing, speech: Speech) -> str:
    """Return one to three paragraphs, whose lines may be broken inside."""
    paragraphs = []
    for _ in range(drawing.number(1, 3)):
        lines = [line(drawing, speech) for _ in range(drawing.number(1, 2))]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


def _span(drawing: Drawing, speech: Speech | None, nested: int, *, stressed: bool = False) -> str:
    kind = drawing.number(0, 9)
    if kind == 9 and not stressed:
        return f"*{_words(drawing)} {_span(drawing, speech, MOST_NESTED, stressed=True)}*"
    if kind == 8 and speech is not None and nested < MOST_NESTED:
        return _piece(drawing, speech, nested, stressed=stressed)
    if kind == 7 and speech is not None and speech.values:
        return "{" + pick(drawing, speech.values) + "}"
    return _words(drawing)


def _piece(drawing: Drawing, speech: Speech, nested: int, *, stressed: bool) -> str:
    then = _inside(drawing, speech, nested + 1, stressed=stressed)
    text = f"{condition(drawing, speech.names, 1)}: {then}"
    if yes(drawing, 60):
        text += f" | {_inside(drawing, speech, nested + 1, stressed=stressed)}"
    return "{" + text + "}"


def _inside(drawing: Drawing, speech: Speech, nested: int, *, stressed: bool) -> str:
    spans = [_span(drawing, speech, nested, stressed=stressed) for _ in range(drawing.number(1, 2))]
    if nested == 1 and not stressed and yes(drawing, 5):
        spans.append(f"\n\n{_words(drawing)}")
    return " ".join(spans)


def _words(drawing: Drawing) -> str:
    return " ".join(pick(drawing, WORDS) for _ in range(drawing.number(1, 2)))
