"""Where the characters of a scalar stand in its file: needed for messages and pieces, so it is worked out when asked."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.pack.nodes import Scalar

    Find = Callable[[int], tuple[int, int]]

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BLANK = " \n"


def finder(lines: list[str], scalar: Scalar) -> Find:
    """Return a function from an offset of the scalar's text to line and column in the file, both from 1."""
    if scalar.style == "|":
        return _literal(lines, scalar)
    if not scalar.style and lines[scalar.line - 1].startswith(scalar.text, scalar.column - 1):
        return lambda offset: (scalar.line, scalar.column + min(offset, len(scalar.text)))
    table = _folded(lines, scalar)
    return lambda offset: _inside(lines, *table[min(offset, len(table) - 1)])


def _inside(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return line and column from 1, moved into the file."""
    line = min(line, len(lines) - 1)
    return line + 1, min(column, len(lines[line])) + 1


def _literal(lines: list[str], scalar: Scalar) -> Find:
    """Each line of a literal block is a line of the file, further left by the indentation."""
    text = scalar.text.rstrip("\n")
    first = len(text) - len(text.lstrip("\n"))
    here = min(scalar.line + first, len(lines) - 1)
    indent = max(len(lines[here]) - len(text[first:].partition("\n")[0]), 0)

    def find(offset: int) -> tuple[int, int]:
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", start)
        length = (len(text) if end < 0 else end) - start
        number = text.count("\n", 0, start)
        return _inside(lines, scalar.line + number, indent + min(offset - start, length))

    return find


def _folded(lines: list[str], scalar: Scalar) -> list[tuple[int, int]]:
    """Return the position of every character of a text, and of its end; lines and columns from 0.

    The text and its source are walked together: a run of blanks in one is a run of blanks in the other.
    """
    line, column = scalar.line - 1, scalar.column - 1
    if scalar.style == ">":
        line, column = _skip_blanks(lines, line + 1, 0)
    elif scalar.style:
        column += 1
    table: list[tuple[int, int]] = []
    text = scalar.text
    while len(table) < len(text) and line < len(lines):
        source = lines[line]
        if scalar.style == '"' and column + 1 == len(source) and source[column] == "\\":
            line, column = _skip_blanks(lines, line, column + 1)
        elif scalar.style == '"' and source.startswith("\\", column):
            table.append((line, column))
            column += _ESCAPE_LENGTHS.get(source[column + 1], 2)
        elif text[len(table)] in _BLANK:
            while len(table) < len(text) and text[len(table)] in _BLANK:
                table.append((line, column))
            line, column = _skip_blanks(lines, line, column)
        elif column >= len(source):
            line, column = _skip_blanks(lines, line, column)
        else:
            table.append((line, column))
            column += 2 if scalar.style == "'" and source.startswith("''", column) else 1
    return [*table, (line, column)]


def _skip_blanks(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return the position of the next character that is no blank."""
    while line < len(lines):
        source = lines[line]
        while column < len(source) and source[column] == " ":
            column += 1
        if column < len(source):
            return line, column
        line, column = line + 1, 0
    return line, column
