"""JSON with one thing a line, as `json.dumps` writes it with an indent of two and letters as they are.

The standard library writes that in Python, piece by piece; this takes a fraction of the time, and loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

try:
    from _json import encode_basestring as _said  # where `json.encoder` has it from
except ImportError:
    from json.encoder import py_encode_basestring as _said  # type: ignore[no-redef, attr-defined, unused-ignore]

_WORDS = {None: "null", True: "true", False: "false"}


def indented(value: Any, margin: str = "\n") -> str:
    """Return the text of lists, tuples and dictionaries by text, of text, numbers, truths and nothing."""
    kind = type(value)
    if kind is str:
        return _said(value)
    if kind is dict:
        lines = [f"{_said(name)}: {indented(one, margin + '  ')}" for name, one in value.items()]
        return _block("{", lines, "}", margin)
    if kind is list or kind is tuple:
        return _block("[", [indented(one, margin + "  ") for one in value], "]", margin)
    return repr(value) if kind is int or kind is float else _WORDS[value]


def _block(first: str, lines: list[str], last: str, margin: str) -> str:
    inner = margin + "  "
    return f"{first}{inner}{f',{inner}'.join(lines)}{margin}{last}" if lines else first + last
