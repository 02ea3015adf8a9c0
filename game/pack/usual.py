r"""The quick way through YAML of the usual kind: maps and lists in blocks, and texts on one line or after a `|`.

    line := indentation (`- `)? (key `:`)? (plain text | what begins with a sign | `|` and its lines)? comment?

What is not of that kind, or wrong in any way, is left to `composing`, whose parser says what YAML is; both give the
same nodes. A parser's events cost more than all else in reading a file: here one regular expression divides every
line, and its column tells to which of the maps and lists that are open it belongs.
"""

from __future__ import annotations

import re

from game.pack import signs
from game.pack.nodes import MAX_DEPTH, MAX_NODES, Mapping, Scalar, Sequence
from game.pack.signs import UnusualError, signed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from game.pack.nodes import Node

DEEPEST = MAX_DEPTH - signs.DEEPEST - 2
"""Maps and lists around the one that a line opens, past which the parser counts them.

Inside that one there can be the map of a dash, and brackets: all together are no deeper than a file may be."""

_LINE = re.compile(
    rf"""
    ^(?![ ]++$) ([ ]*+) (-[ ])? (?:({signs.WORD}):(?=[ \n]))? ([ ]*+)
    (?:
        ({signs.BEGINS} [^\n:\#]*+ (?:(?::(?=\S)|(?<=\S)\#)[^\n:\#]*+)*+)
      | ([\[{{'"] [^\n]*+)
      | \|[ ]*+(?:(?<=[ ])\#[^\n]*+)?\n (\1[ ]++) ([^ \n] [^\n]*+ (?:\n++\7[^\n]*+)*+)
    )?
    (?:(?:^|(?<=[ ]))\#[^\n]*+)? $
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Indentation, dash, key, blanks; and a plain text, what begins with a sign, or the margin of a `|` and its lines.

A line of blanks alone is left to the parser: at the end of a text after `|` it may be a part of it."""


def usual(text: str) -> Mapping | None:
    """Return the map that a file of the usual kind is, or None where anything in it is not.

    Where there may be too many values, the parser says where they become too many.
    """
    most = 2 * (text.count("\n") + text.count(",") + text.count("{") + text.count("["))
    if most > MAX_NODES or not text.endswith("\n"):
        return None
    try:
        found, lines = _map(_LINE.findall(text))
    except UnusualError:
        return None
    if lines != text.count("\n") + 1 or not found.values:
        return None
    found.line = found.spots[0][0]
    return found


def _map(rows: Iterable[tuple[str, ...]]) -> tuple[Mapping, int]:
    """Return the map that lines make, and how many there were.

    A line that is not of the usual kind gives no row: by their number `usual` knows of it.
    """
    root = Mapping([], {}, False, 1, 1)
    inside: Any = root
    above: list[tuple[Any, int]] = []
    column, line, waiting = 0, 0, ""
    for blanks, dash, key, gap, plain, sign, margin, block in rows:
        line += 1
        if not key and not dash:
            if plain or sign or margin:
                raise UnusualError
            continue
        at = len(blanks)
        if waiting:
            if at < column or (at == column and not dash) or len(above) >= DEEPEST:
                raise UnusualError
            above.append((inside, column))
            inside, column = _below(inside, waiting, dash, line, at), at
            waiting = ""
        elif at != column or type(inside) is (Mapping if dash else Sequence):
            inside, column = _outer(above, at, Sequence if dash else Mapping)
        if dash:
            at += 2
            if key:
                above.append((inside, column))
                entry = Mapping([], {}, False, line, at + 1)
                inside.items.append(entry)
                inside, column = entry, at
        start = at + len(key) + len(gap) + (2 if key else 1)
        node: Node | None
        if plain:
            node = Scalar(plain.rstrip(" "), "", line, start)
        else:
            # after a `|` the text of a key stands deeper than the key, and that of a dash at least behind it
            node = _value(sign, margin, block, at + 1 if key else at, line, start)
        if key:
            if key in inside.values:
                raise UnusualError
            inside.spots.append((line, at + 1, ""))
            if node is None:
                waiting = key
            else:
                inside.values[key] = node
        elif node is None:
            raise UnusualError
        else:
            inside.items.append(node)
        if margin:
            line += block.count("\n") + 1
    if waiting:
        raise UnusualError
    return root, line


def _below(inside: Mapping, key: str, dash: str, line: int, at: int) -> Mapping | Sequence:
    """Return the map or the list that begins on a line as the value of a key."""
    below = Sequence([], line, at + 1) if dash else Mapping([], {}, False, line, at + 1)
    inside.values[key] = below
    return below


def _value(sign: str, margin: str, block: str, least: int, line: int, column: int) -> Node | None:
    """Return what stands at a column and is no plain text, the margin of at least so many blanks; or nothing."""
    if sign:
        return signed(sign, line, column)
    if not margin:
        return None
    if len(margin) < least:
        raise UnusualError
    return Scalar(block.replace("\n" + margin, "\n").rstrip("\n") + "\n", "|", line, column)


def _outer(above: list[tuple[Any, int]], at: int, kind: type) -> tuple[Any, int]:
    """Return the innermost open map or list that begins at a column, and the column; what is inside it is closed."""
    while above:
        inside, column = above.pop()
        if column == at and type(inside) is kind:
            return inside, column
        if column < at:
            break
    raise UnusualError
