"""A text as a player reads it: each reading shows what one state of the story shows.

A reading is as long as the source it comes from, with blanks for whatever isn't shown, so that an offset in it is
an offset in the source. As few readings are made as show every branch that any state shows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from game.language.records import NamedTuple
from game.lint.grid import TooManyError
from game.lint.spans import pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from game.lint.grid import Grid
    from game.lint.logic import Logic
    from game.lint.printed import Printed

_SIGNS = re.compile(r"\\.|[{}|:]", re.DOTALL)
SHOWN = "\u02e3"
"""Stands for every character of a value: a letter, so that a value is a word."""

_MOST_KEPT = 4096
"""Sources of which the parts are kept: three rules ask for them."""

_NOT_SHOWN = "\0"
"""Stands for the backslash before a character that is meant as itself."""


class Value(NamedTuple):
    """A `{name}` of a source."""

    start: int
    end: int
    name: str


class Branches(NamedTuple):
    """A `{condition: then | otherwise}` of a source."""

    number: int
    """How many pieces begin before it."""
    start: int
    """Of the opening brace."""
    text: int
    """After the colon."""
    bar: int
    """Of the bar; where there is none, of the closing brace."""
    end: int
    """After the closing brace."""
    then: tuple[Part, ...]
    otherwise: tuple[Part, ...]


Part: TypeAlias = Value | Branches


def readings(text: Printed, logic: Logic) -> tuple[str, ...]:
    """Return the readings of a text, at least one."""
    source = text.prose.source
    if "{" not in source and "\\" not in source:
        return (source,)
    found = parts(source)
    count = sum(1 for _ in _branches(found))
    return tuple(_reading(source, found, shown) for shown in _shown(text, found, count, logic))


@lru_cache(_MOST_KEPT)
def parts(source: str) -> tuple[Part, ...]:
    """Return the values and conditional pieces of a checked source, outermost first."""
    return _Reader(source).parts(0)


class _Reader:
    """The signs of a source, and how far they were read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._signs: list[tuple[str, int]] = [
            (match[0], match.start()) for match in _SIGNS.finditer(source) if match[0][0] != "\\"
        ]
        self._next = 0
        self._pieces = 0

    def parts(self, depth: int) -> tuple[Part, ...]:
        """Read parts up to a bar or a closing brace of the piece around them, or the end."""
        found: list[Part] = []
        while self._next < len(self._signs):
            sign, at = self._signs[self._next]
            if depth and sign in "}|":
                break
            self._next += 1
            if sign == "{":
                found.append(self._part(at, depth))
        return tuple(found)

    def _part(self, start: int, depth: int) -> Part:
        sign, at = self._take("}:")
        if sign != ":":
            return Value(start, at + 1, self._source[start + 1 : at].strip())
        number, self._pieces = self._pieces, self._pieces + 1
        then = self.parts(depth + 1)
        otherwise: tuple[Part, ...] = ()
        sign, bar = self._take("|}")
        end = bar
        if sign == "|":
            otherwise = self.parts(depth + 1)
            _, end = self._take("}")
        return Branches(number, start, at + 1, bar, end + 1, then, otherwise)

    def _take(self, wanted: str) -> tuple[str, int]:
        """Return the next of the wanted signs; past the end, where a checked source never leads, the end."""
        while self._next < len(self._signs):
            sign, at = self._signs[self._next]
            self._next += 1
            if sign in wanted:
                return sign, at
        return "}", len(self._source) - 1


def _branches(found: Sequence[Part]) -> Iterator[Branches]:
    for part in found:
        if isinstance(part, Branches):
            yield part
            yield from _branches(part.then)
            yield from _branches(part.otherwise)


def _shown(text: Printed, found: Sequence[Part], count: int, logic: Logic) -> list[tuple[bool, ...]]:
    """Return, for each reading, which pieces show their first branch."""
    conditions = [piece.condition for piece in pieces(text.prose.spans)]
    if not count:
        return [()]
    try:
        grid = logic.grid(conditions, text.scene)
        truths = [grid.truth(condition) for condition in conditions]
    except TooManyError:
        return [(True,) * count, (False,) * count]
    if len(truths) != count:
        return [(True,) * count, (False,) * count]
    return list(_states(list(_reached(found, truths, grid.full)), truths, grid))


def _reached(found: Sequence[Part], truths: Sequence[int], room: int) -> Iterator[int]:
    """Yield, for every branch, the set of combinations in which it is shown."""
    for part in found:
        if isinstance(part, Branches):
            first, second = room & truths[part.number], room & ~truths[part.number]
            yield from (first, second)
            yield from _reached(part.then, truths, first)
            yield from _reached(part.otherwise, truths, second)


def _states(wanted: list[int], truths: Sequence[int], grid: Grid) -> Iterator[tuple[bool, ...]]:
    """Yield states until every branch that can be shown was shown in one of them."""
    wanted = [each for each in wanted if each] or [grid.full]
    while wanted:
        room = wanted[0]
        for other in wanted:
            room = room & other or room
        state = room & -room
        yield tuple(bool(truth & state) for truth in truths)
        wanted = [each for each in wanted if not each & state]


def _reading(source: str, found: Sequence[Part], shown: Sequence[bool]) -> str:
    """Return a source with the same number of blanks, or of letters, in place of whatever isn't shown as written."""
    made: list[str] = []
    at = 0
    for start, end, sign in _hidden(found, shown):
        blank = sign * (end - start)
        if source.find("\n", start, end) >= 0:
            blank = "\n".join(sign * len(line) for line in source[start:end].split("\n"))
        made += (source[at:start], blank)
        at = end
    reading = "".join((*made, source[at:]))
    return _without_escapes(source, reading) if "\\" in source else reading


def _without_escapes(source: str, reading: str) -> str:
    """Return a reading in which a backslash before a character that is meant as itself is not shown."""
    characters = list(reading)
    for match in _SIGNS.finditer(source):
        at = match.start()
        if match[0][0] == "\\" and characters[at] == "\\":
            characters[at] = _NOT_SHOWN
    return "".join(characters)


def _hidden(found: Sequence[Part], shown: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    """Yield what a reading doesn't show as written, and the sign that stands for it, from the left."""
    for part in found:
        if isinstance(part, Value):
            yield part.start, part.end, SHOWN
        elif shown[part.number]:
            yield part.start, part.text, " "
            yield from _hidden(part.then, shown)
            yield part.bar, part.end, " "
        else:
            yield part.start, part.bar + 1, " "
            yield from _hidden(part.otherwise, shown)
            if part.bar + 1 < part.end:
                yield part.end - 1, part.end, " "
