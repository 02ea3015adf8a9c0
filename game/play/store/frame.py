"""The text around a document: one JSON object of a format number, a checksum and the body.

    {
     "format": 1,
     "sha256": "<of the body as json.dumps(body, sort_keys=True, ensure_ascii=False) writes it, in UTF-8>",
     "body": {...}
    }

`format` comes first in every format there will ever be, so that a writer can see at a glance what it would replace.
The checksum finds damage; it keeps nobody from changing a save on purpose. Keys are sorted, so a document packs to
the same bytes whatever the order it was made in. Reading is bounded before it begins: size and depth first.
"""

from __future__ import annotations

import hashlib
import json

from game.play.store.errors import DamagedSave, NewerFormat, SaveError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

FORMAT = 1
MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
"""How deep brackets may nest, the frame's own included."""
MAX_DIGITS = 40
"""How long a whole number may be, the sign included: 128 bits."""

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By format number: the pure function from a body of that format to one of the next."""

START = b'{\n "format": '
NEXT_LINE = ",\n  "
ONE_KIND_OF_BRACKET = bytes.maketrans(b"{}", b"[]")
ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class RefusedError(ValueError):
    """Something that JSON allows and a document may not hold, as a clause."""


def pack(document: dict[str, Any], format: int = FORMAT) -> bytes:  # noqa: A002 - the word on the file itself
    """Return the document in its frame; raise SaveError where it is too large, TypeError where it is no document."""
    try:
        text = json.dumps(
            document, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(NEXT_LINE, ": ")
        )
        # A line break in a string is written \n, so each one in the text stands between two values.
        checksum = hashlib.sha256(text.replace(NEXT_LINE, ", ").encode()).hexdigest()
        inside = f"\n  {text[1:-1]}\n " if document else ""
        data = f'{{\n "format": {format},\n "sha256": "{checksum}",\n "body": {{{inside}}}\n}}\n'.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(f"this is no document: {error}") from error
    if len(data) > MAX_BYTES:
        raise SaveError(
            "This would be larger than the 8 MB a save may have: start a new run.", "it is too large"
        )
    if _same_again(data, document):
        return data
    raise TypeError("this is no document: it would not read back the same")


def unpack(data: bytes) -> dict[str, Any]:
    """Return the body of a frame in the present format; raise DamagedSave or NewerFormat."""
    frame = _parsed(data)
    form = frame.get("format") if isinstance(frame, dict) else None
    if type(form) is not int or form < 1:
        raise _damaged("it is no save of this game")
    if form > FORMAT:
        raise newer(form)
    body = frame.get("body")
    if not isinstance(body, dict) or frame.keys() != {"format", "sha256", "body"}:
        raise _damaged("parts of it are missing")
    if frame["sha256"] != _checksum(body):
        raise _damaged("its checksum does not match")
    return _migrated(body, form)


def format_at(head: bytes) -> int | None:
    """Return the format number in the first bytes of a file that pack has made, else None."""
    digits, comma, _ = head[len(START) :].partition(b",")
    known = head.startswith(START) and comma and digits.isdigit() and len(digits) < 10
    return int(digits) if known else None


def newer(form: int) -> NewerFormat:
    """Return the error for a file of a format that this version does not know yet."""
    reason = f"it was made by a newer version of the game (format {form}, where this one knows {FORMAT})"
    return NewerFormat(f"This file is left as it is, because {reason}: update the game.", reason)


def _parsed(data: bytes) -> Any:
    if len(data) > MAX_BYTES:
        raise _damaged("it is larger than 8 MB")
    if not data.strip():
        raise _damaged("it is empty")
    if not _nests_well(data):
        raise _damaged("it is not whole, or nests too deep")
    try:
        return _json(data)
    except RefusedError as error:
        raise _damaged(str(error)) from error
    except ValueError as error:
        raise _damaged("it is not whole") from error


def _json(data: bytes) -> Any:
    return json.loads(
        data.decode(),
        object_pairs_hook=_without_twins,
        parse_int=_short_int,
        parse_float=_no_number,
        parse_constant=_no_number,
    )


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RefusedError("it says the same thing twice")
    return found


def _short_int(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise RefusedError("a number in it is too large")
    return int(digits)


def _no_number(text: str) -> NoReturn:
    raise RefusedError(f"it holds {text[:20]}, which is no whole number")


def _nests_well(data: bytes) -> bool:
    """Return whether brackets pair up at most MAX_DEPTH deep, without recursion and without reading the rest."""
    outside_strings = data.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2]
    brackets = b"".join(outside_strings).translate(ONE_KIND_OF_BRACKET, ALL_BUT_BRACKETS)
    for _ in range(MAX_DEPTH):
        if not brackets:
            return True
        brackets = brackets.replace(b"[]", b"")
    return not brackets


def _checksum(body: dict[str, Any]) -> str:
    try:
        return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise _damaged("it holds half a character") from error


def _same_again(data: bytes, document: dict[str, Any]) -> bool:
    try:
        return bool(_nests_well(data) and _json(data)["body"] == document)
    except ValueError as error:
        raise TypeError(f"this is no document: {error}") from error


def _migrated(body: dict[str, Any], form: int) -> dict[str, Any]:
    for step in range(form, FORMAT):
        if step not in MIGRATIONS:
            raise _damaged(f"it is too old to be read (format {step})")
        body = MIGRATIONS[step](body)
    return body


def _damaged(reason: str) -> DamagedSave:
    return DamagedSave(f"This file cannot be used, because {reason}: put back a copy of your own.", reason)
