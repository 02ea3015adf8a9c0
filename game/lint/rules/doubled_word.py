"""The same word twice in a row.

Most often a slip of the keyboard that the eye reads over. `had had` and `that that` are left alone.

Triggers it:

    scenes:
      gate:
        text: The gate is the the old one.
        choices: [{say: Leave., goto: out}]

Says:

    3:27 "the" stands twice in a row.

Write instead:

    scenes:
      gate:
        text: The gate is the old one.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from itertools import islice, pairwise
from operator import eq
from typing import TYPE_CHECKING

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING
_MEANT = frozenset({"had", "that", "her", "is", "knock", "tap"})


def find(view: View) -> Iterator[Finding]:
    """Yield the second of two equal words that only a blank divides."""
    for ways in view.prose.by_text:
        told: set[int] = set()
        for reading in ways:
            words = reading.words
            if not any(map(eq, words, islice(words, 1, None))):
                continue
            for index, (word, after) in enumerate(pairwise(words)):
                if word == after and word.isalpha() and word not in _MEANT:
                    start, end = reading.span(index + 1)
                    if start not in told and "\u02e3" not in word:
                        told.add(start)
                        prose = reading.printed.prose
                        place = view.prose.place(prose, start)
                        yield Finding(
                            place, f'"{word}" stands twice in a row.', place.column + end - start, prose.place
                        )
