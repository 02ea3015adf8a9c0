"""JSON read without what the standard library's `json` brings with it: expressions that find white space, for the most part.

It reads what our own cache writes; what is wrong with a text is still said by `json` itself.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Usual:
    """How JSON is read where nothing is asked for."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


try:
    from _json import make_scanner  # where `json.scanner` has it from
except ImportError:
    _scanned = None
else:
    _scanned = make_scanner(_Usual)  # type: ignore[arg-type] # it asks for no more than these


def loads(text: str) -> Any:
    """Return what a text says that holds one value and nothing around it; ValueError where it is none such."""
    if _scanned is not None:
        try:
            value, end = _scanned(text, 0)
        except StopIteration:
            end = -1
        if end == len(text):
            return value
    import json  # noqa: PLC0415 - for what is said of a text that is damaged

    return json.loads(text)
