"""The tables of a Program as lines of JSON, and back; long tables come back row by row, when a row is asked for."""

from __future__ import annotations

from game.pack.quick_json import loads
from game.story import program
from game.story.program import Choice, Modifier, Tables, Text, Way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_LONG = ("choices", "texts", "places")
"""Tables of which a game that starts needs few rows: each row is a line."""

_MODIFIERS = Choice._fields.index("modifiers")
_WAYS = Choice._fields.index("ways")


class Rows:
    """A table whose rows are made from their lines when they are asked for; it reads like a tuple."""

    __slots__ = ("_lines", "_make", "_rows")

    def __init__(self, lines: list[str], make: Callable[[Any], Any]) -> None:
        self._lines = lines
        self._make = make
        self._rows: list[Any] = [None] * len(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self._lines))))
        row = self._rows[index]
        if row is None:
            row = self._rows[index] = self._make(loads(self._lines[index]))
        return row

    def __iter__(self) -> Iterator[Any]:
        return (self[index] for index in range(len(self._lines)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Rows | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def to_lines(tables: Tables) -> list[str]:
    """Return tables as lines: one for the short tables with the lengths of the long ones, then the long ones' rows."""
    long = [getattr(tables, name) for name in _LONG]
    short = [None if name in _LONG else value for name, value in zip(Tables._fields, tables, strict=True)]
    lines = [_json([[len(table) for table in long], short])]
    return lines + [_json(row) for table in long for row in table]


def from_lines(lines: list[str]) -> Tables:
    """Return the tables that lines say; any error of theirs is an exception of some kind."""
    lengths, short = loads(lines[0])
    values = dict(zip(Tables._fields, short, strict=True))
    start = 1
    for name, length in zip(_LONG, lengths, strict=True):
        values[name] = Rows(lines[start : start + length], _ROWS[name])
        start += length
    if start != len(lines):
        raise ValueError("lines are missing or too many")
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(map(_ROWS[name], value)) if name in _ROWS else frozen(value)
    return Tables(**values)


def frozen(value: list[Any]) -> tuple[Any, ...]:
    """Return nested lists as nested tuples."""
    return tuple([frozen(one) if type(one) is list else one for one in value])


def _json(value: object) -> str:
    import json  # noqa: PLC0415 - only where a pack is compiled anew

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _row(kind: Any) -> Callable[[list[Any]], Any]:
    return lambda row: kind._make(frozen(row))


def _choice(row: list[Any]) -> Choice:
    values = list(frozen(row))
    values[_MODIFIERS] = tuple(map(Modifier._make, values[_MODIFIERS]))
    values[_WAYS] = tuple(map(Way._make, values[_WAYS]))
    return Choice._make(values)


_ROWS: dict[str, Callable[[list[Any]], Any]] = {
    "slots": _row(program.Slot),
    "modes": _row(program.Mode),
    "chapters": _row(program.Chapter),
    "scenes": _row(program.Scene),
    "choices": _choice,
    "rules": _row(program.Rule),
    "texts": _row(Text),
    "endings": _row(program.Ending),
    "promises": _row(program.Promise),
    "codex": _row(program.Entry),
    "voices": _row(program.Voice),
    "allies": _row(program.Ally),
    "properties": _row(program.Property),
    "places": frozen,
}
"""How a row of each table of named values is made."""
