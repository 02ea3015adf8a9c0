"""Where patterns stand in the texts of a pack."""

from __future__ import annotations

from itertools import chain

from game.language.records import NamedTuple
from game.lint.finding import Finding
from game.lint.patterns import compiled, literal_parts, matches
from game.lint.quotes import is_speech, quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.lint.patterns import Compiled
    from game.lint.printed import Printed
    from game.lint.prose_index import Reading
    from game.lint.view import View

ALL, NARRATION, SPEECH = "all", "narration", "speech"

Span = tuple[int, int, str]
"""First offset, offset after the last, and the pattern as written."""


class Hits(NamedTuple):
    """All matches in one text."""

    text: Printed
    spans: tuple[Span, ...]
    """In order; one that several readings show stands once."""
    at_once: int
    """The most that one reading shows."""


def ready(view: View, patterns: Sequence[str], *, parts: bool = False) -> list[tuple[str, Compiled]]:
    """Return those of some patterns that may match somewhere, compiled against the texts where they may."""
    texts = {written: view.prose.holding(found) for written in patterns if (found := literal_parts(written))}
    texts = {written: numbers for written, numbers in texts.items() if numbers}
    vocabulary = view.prose.vocabulary(chain.from_iterable(texts.values()))
    return [(written, compiled(written, vocabulary, parts=parts)) for written in patterns if written in texts]


def hits(view: View, patterns: Sequence[tuple[str, Compiled]], where: str = ALL) -> Iterator[Hits]:
    """Yield the matches of any of some patterns in narration, in speech or in both, text by text."""
    texts = sorted({index for _, pattern in patterns for index in pattern.texts})
    for index in texts:
        ways = [set(_spans(reading, patterns, where)) for reading in view.prose.ways(index)]
        found = set().union(*ways)
        if found:
            yield Hits(view.texts[index], tuple(sorted(found)), max(map(len, ways)))


def at(view: View, text: Printed, span: Span, message: str) -> Finding:
    """Return the finding for a match, at its words."""
    place = view.prose.place(text.prose, span[0])
    last = view.prose.place(text.prose, span[1] - 1)
    end = last.column + 1 if last.line == place.line else None
    return Finding(place, message, end, text.prose.place)


def _spans(reading: Reading, patterns: Sequence[tuple[str, Compiled]], where: str) -> Iterator[Span]:
    spoken = None
    for written, pattern in patterns:
        for first, last in matches(pattern, reading.words):
            start, end = reading.span(first)[0], reading.span(last)[1]
            if where != ALL:
                spoken = quotes(reading.text) if spoken is None else spoken
                if is_speech(spoken, start) != (where == SPEECH):
                    continue
            yield start, end, written
