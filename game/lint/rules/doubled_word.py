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

import re
from itertools import compress, islice, pairwise
from operator import eq
from typing import TYPE_CHECKING

from game.lint.finding import Finding
from game.lint.tokens import flat
from game.pack.diagnostics import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING
_SIGNS = re.compile("[{}|:]+")
"""What divides the parts of a text of which a reading shows some."""

_MEANT = frozenset({"had", "that", "her", "is", "knock", "tap"})


def find(view: View) -> Iterator[Finding]:
    """Yield the second of two equal words that only a blank divides."""
    for number in _doubtful(view):
        told: set[int] = set()
        for reading in view.prose.ways(number):
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


def _doubtful(view: View) -> Iterator[int]:
    """Yield the texts in which a word may stand twice in a row, in the source or in what a reading leaves of it."""
    words = flat(" | ".join(view.prose.small))
    twice = set(compress(words, map(eq, words, islice(words, 1, None))))
    doubled = [word for word in twice - _MEANT if word.isalpha()]
    for number, source in enumerate(view.prose.small):
        if (
            any(source.count(word) > 1 for word in doubled)
            or ("{" in source and _may_meet(source))
            or "\\" in source
        ):
            yield number


def _may_meet(source: str) -> bool:
    """Tell whether some part of a text ends with a word that another begins with."""
    parts = [part for part in map(str.split, _SIGNS.split(source)) if part]
    begins = {(flat(part[0]) or flat(" ".join(part)) or [""])[0] for part in parts}
    ends = {(flat(part[-1]) or flat(" ".join(part)) or [""])[-1] for part in parts}
    return any(word.isalpha() for word in begins & ends - _MEANT)
