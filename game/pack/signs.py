"""The quick way through YAML that begins with a sign: a text in quotes, or a list or a map in brackets, on one line.

As with `usual`, what is not of the usual kind, or wrong in any way, is left to the parser.
"""

from __future__ import annotations

import re
from itertools import accumulate

from game.pack.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.nodes import Node, Spot

DEEPEST = 8
"""Brackets inside one another; more are left to the parser."""

WORD = r"[\w./]{1,100}"
"""A key."""

BEGINS = r"""(?:[^\s?:,\[\]{}\#&*!|>'"%@`-]|-(?=\d))"""
"""What a plain text may begin with."""

_TEXT = rf"{BEGINS}[^,\[\]{{}}:\#]*+"
_TEXTS = re.compile(rf"\[{_TEXT}(?<! )(?:, {_TEXT}(?<! ))*+\]")
_PAIRS = re.compile(rf"\{{{WORD}: {_TEXT}(?<! )(?:, {WORD}: {_TEXT}(?<! ))*+\}}")
"""A list, and a map, of plain texts alone, written as most are."""

_PART = re.compile(
    rf"""
      [\[{{,\]}}][ ]*+ | :[ ]++ | (?<=[ ])\#.*
    | '(?:[^']|'')*+'[ ]*+ | "[^"\\]*+"[ ]*+
    | {_TEXT}
    """,
    re.VERBOSE,
)
_KEY = re.compile(WORD)
_NO_TEXT = frozenset(",:#]}\n")
_END = "\n"


class UnusualError(Exception):
    """What stands here is left to the parser."""


def signed(written: str, line: int, column: int) -> Node:
    """Return the node that begins at a column; there is nothing else on its line but a comment."""
    if _TEXTS.fullmatch(written) is not None:
        return _texts(written, line, column)
    if _PAIRS.fullmatch(written) is not None:
        return _pairs(written, line, column)
    parts = _PART.findall(written)
    if "".join(parts) != written:
        raise UnusualError
    columns = list(accumulate(map(len, parts), initial=column))
    parts.append(_END)
    node, at = _Line(parts, columns, line).node(0, 0)
    if parts[at][0] not in {"#", _END}:
        raise UnusualError
    return node


def _texts(written: str, line: int, column: int) -> Sequence:
    items: list[Node] = []
    at = column + 1
    for text in written[1:-1].split(", "):
        items.append(Scalar(text, "", line, at))
        at += len(text) + 2
    return Sequence(items, line, column)


def _pairs(written: str, line: int, column: int) -> Mapping:
    values: dict[str, Node] = {}
    spots: list[Spot] = []
    at = column + 1
    for pair in written[1:-1].split(", "):
        key, _, text = pair.partition(": ")
        if key in values:
            raise UnusualError
        spots.append((line, at, ""))
        values[key] = Scalar(text, "", line, at + len(key) + 2)
        at += len(pair) + 2
    return Mapping(spots, values, True, line, column)


class _Line:
    """The parts of a line, each with the blanks after it, and the columns at which they begin."""

    __slots__ = ("_columns", "_line", "_parts")

    def __init__(self, parts: list[str], columns: list[int], line: int) -> None:
        self._parts = parts
        self._columns = columns
        self._line = line

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        """Return the node that begins with a part, and the number of the part after it."""
        part, column = self._parts[at], self._columns[at]
        sign = part[0]
        if sign in "[{":
            if depth == DEEPEST:
                raise UnusualError
            return self._list(at, depth) if sign == "[" else self._map(at, depth)
        if sign in _NO_TEXT:
            raise UnusualError
        text = part.rstrip(" ")
        if sign == "'":
            return Scalar(text[1:-1].replace("''", "'"), "'", self._line, column), at + 1
        if sign == '"':
            return Scalar(text[1:-1], '"', self._line, column), at + 1
        return Scalar(text, "", self._line, column), at + 1

    def _list(self, start: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        at, sign = start + 1, ","
        if self._parts[at][0] == "]":
            return Sequence(items, self._line, self._columns[start]), at + 1
        while sign == ",":
            item, at = self.node(at, depth + 1)
            items.append(item)
            sign, at = self._parts[at][0], at + 1
        if sign != "]":
            raise UnusualError
        return Sequence(items, self._line, self._columns[start]), at

    def _map(self, start: int, depth: int) -> tuple[Mapping, int]:
        values: dict[str, Node] = {}
        spots: list[Spot] = []
        at, sign = start + 1, ","
        if self._parts[at][0] == "}":
            return Mapping(spots, values, True, self._line, self._columns[start]), at + 1
        while sign == ",":
            key = self._parts[at]
            if _KEY.fullmatch(key) is None or self._parts[at + 1][0] != ":" or key in values:
                raise UnusualError
            spots.append((self._line, self._columns[at], ""))
            values[key], at = self.node(at + 2, depth + 1)
            sign, at = self._parts[at][0], at + 1
        if sign != "}":
            raise UnusualError
        return Mapping(spots, values, True, self._line, self._columns[start]), at
