"""Diagnostics as text for a terminal, values for JSON, and annotations for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from game.pack.diagnostics import Diagnostic

WIDEST = 100
"""Cells of a source line that are shown around the caret."""
_BEFORE = 60
_INDENT = "    "
_CUT = "\u2026"


def to_text(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], folder: str = "") -> str:
    """Return every diagnostic with its source line and a caret; sources are the texts of the files by path."""
    lines: dict[str, list[str]] = {}
    blocks = []
    for found in diagnostics:
        file = found.place.file
        if file not in lines:
            lines[file] = sources.get(file, "").split("\n")
        blocks.append(_block(found, lines[file], folder))
    return "\n".join(blocks)


def as_values(found: Diagnostic, folder: str = "") -> dict[str, Any]:
    """Return one diagnostic as JSON keeps it."""
    return {
        "rule": found.rule,
        "severity": found.severity,
        "file": _path(found, folder),
        "line": found.place.line,
        "column": found.place.column,
        "end_column": found.end_column,
        "message": found.message,
        "hint": found.hint,
    }


def to_github(diagnostics: Iterable[Diagnostic], folder: str = "") -> str:
    """Return one workflow command a diagnostic, which GitHub shows beside the line.

    Escapes as in actions/toolkit, `packages/core/src/command.ts`.
    """
    return "\n".join(_annotation(found, folder) for found in diagnostics)


def _path(found: Diagnostic, folder: str) -> str:
    return f"{folder.rstrip('/')}/{found.place.file}" if folder else found.place.file


def _advice(found: Diagnostic) -> str:
    return f"did you mean `{found.hint}`?" if found.hint else ""


def _block(found: Diagnostic, lines: list[str], folder: str) -> str:
    place = found.place
    parts = [f"{_path(found, folder)}:{place.line}:{place.column}: {found.rule} {found.message}"]
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        parts += _snippet(lines[place.line - 1], place.column, found.end_column)
    if found.hint:
        parts.append(_INDENT + _advice(found))
    return "\n".join(parts)


def _snippet(line: str, column: int, end_column: int | None) -> list[str]:
    """Return the line, cut around the caret, and the caret under it in terminal cells."""
    first = max(column - 1 - WIDEST, 0)
    if len(line) > first + 2 * WIDEST + 1:
        line = line[first : first + 2 * WIDEST + 1]
        column -= first
        end_column = end_column - first if end_column else None
    shown = [character if character.isprintable() else _stand_in(character) for character in line]
    start = min(max(column - 1, 0), len(shown))
    end = min(max(end_column - 1 if end_column else start + 1, start + 1), max(len(shown), start + 1))
    first, last = (0, len(shown)) if _cells("".join(shown)) <= WIDEST else _window(shown, start)
    before = (_CUT if first else "") + "".join(shown[first:start])
    body = before + "".join(shown[start:last]) + (_CUT if last < len(shown) else "")
    marked = "".join(shown[start : min(end, max(last, start + 1))])
    caret = " " * _cells(before) + "^" * max(1, _cells(marked))
    lead = len(body) - len(body.lstrip(" ")) if not first else 0
    lead = min(lead, _cells(before))
    return [_INDENT + body[lead:].rstrip(), _INDENT + caret[lead:]]


def _window(shown: list[str], start: int) -> tuple[int, int]:
    """Return the first and last character of a line that are shown around the caret."""
    first, room = start, _BEFORE
    while first and room - _cell(shown[first - 1]) >= 0:
        first -= 1
        room -= _cell(shown[first])
    last, room = start, WIDEST - _BEFORE + room
    while last < len(shown) and room - _cell(shown[last]) >= 0:
        room -= _cell(shown[last])
        last += 1
    return first, last


def _stand_in(character: str) -> str:
    return " " if character in "\t\u00a0" or character.isspace() else "\ufffd"


def _cell(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _cells(text: str) -> int:
    return sum(map(_cell, text))


def _annotation(found: Diagnostic, folder: str) -> str:
    properties = {
        "file": _path(found, folder),
        "line": str(found.place.line),
        "col": str(found.place.column),
        "title": found.rule,
    }
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = " ".join(filter(None, (found.message, _advice(found))))
    return f"::{found.severity} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
