"""Where the characters of a scalar stand in its file: needed for messages alone, so it is worked out when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.pack.nodes import Scalar
    from game.pack.page import Page

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BLANK = " \n"


def position_in(page: Page, scalar: Scalar, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of the character at an offset of the scalar's text."""
    offset = min(offset, len(scalar.text))
    if scalar.style == "|":
        return _in_literal(page, scalar, offset)
    if not scalar.style and "\n" not in scalar.text:
        line = page.lines[scalar.line - 1]
        if line.startswith(scalar.text, scalar.column - 1):
            return scalar.line, scalar.column + offset
    return _in_folded(page, scalar, offset)


def _in_literal(page: Page, scalar: Scalar, offset: int) -> tuple[int, int]:
    """Count lines: each line of a literal block is a line of the file, further left by the indentation."""
    text = scalar.text
    if offset and offset == len(text.rstrip("\n")) + 1:
        offset -= 1
    before = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    line = min(scalar.line + 1 + before, len(page.lines))
    indent = 0
    for number, content in enumerate(text.split("\n")):
        if content and scalar.line + number < len(page.lines):
            indent = len(page.lines[scalar.line + number]) - len(content)
            break
    return line, min(indent + column + 1, len(page.lines[line - 1]) + 1)


def _in_folded(page: Page, scalar: Scalar, offset: int) -> tuple[int, int]:
    """Walk the text and its source together; a run of blanks in one is a run of blanks in the other."""
    lines = page.lines
    line, column = scalar.line - 1, scalar.column - 1
    if scalar.style == ">":
        line, column = line + 1, 0
    elif scalar.style:
        column += 1
    text, at = scalar.text, 0
    line, column = _skip_blanks(lines, line, column) if scalar.style == ">" else (line, column)
    while at < offset and line < len(lines):
        source = lines[line]
        if scalar.style == '"' and source.startswith("\\", column):
            line, column, at = _over_escape(lines, line, column, at)
        elif text[at] in _BLANK:
            while at < offset and text[at] in _BLANK:
                at += 1
            line, column = _skip_blanks(lines, line, column)
        elif column >= len(source):
            line, column = _skip_blanks(lines, line, column)
        else:
            column += 2 if scalar.style == "'" and source.startswith("''", column) else 1
            at += 1
    if scalar.style == '"' and line < len(lines) and lines[line][column:] == "\\":
        line, column = _skip_blanks(lines, line, column + 1)
    line = min(line, len(lines) - 1)
    return line + 1, min(column, len(lines[line])) + 1


def _over_escape(lines: list[str], line: int, column: int, at: int) -> tuple[int, int, int]:
    """Step over a backslash and what belongs to it; one at a line's end joins two lines into none."""
    if column + 1 >= len(lines[line]):
        line, column = _skip_blanks(lines, line, column + 1)
        return line, column, at
    return line, column + _ESCAPE_LENGTHS.get(lines[line][column + 1], 2), at + 1


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
