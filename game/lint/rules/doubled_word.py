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
from itertools import islice, pairwise, repeat
from operator import eq

from game.lint.finding import Finding
from game.lint.tokens import flat
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING
_TWICE = re.compile(r"(?<![^\W_])([^\W_]++)[\s*]++\1(?![^\W_])")
"""The same letters twice; a low dash divides words."""

_SIGNS = re.compile("[{}|:]+")
"""What divides the parts of a text of which a reading shows some."""

_BLANKS = " \n\t*\v\0"

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
    small = view.prose.small
    twice = {number for number in view.prose.repeating if _TWICE.search(small[number]) is not None}
    for number, source in enumerate(small):
        if number in twice or ("{" in source and _may_meet(source)) or "\\" in source:
            yield number


def _may_meet(source: str) -> bool:
    """Tell whether some part of a text ends with a word that another begins with."""
    parts = _SIGNS.split(source)
    ends = [part for part in map(str.rstrip, parts, repeat(_BLANKS)) if part[-1:].isalpha()]
    if not ends:
        return False
    begins = filter(None, map(str.lstrip, parts, repeat(_BLANKS)))
    first = {_token(part.split(None, 1)[0], 0) for part in begins} - _MEANT
    return not first.isdisjoint(_token(part.rsplit(None, 1)[-1], -1) for part in ends)


def _token(chunk: str, index: int) -> str:
    """Return the first or the last token of what stands between two blanks."""
    found = flat(chunk)
    return found[index] if found else ""
