"""A pack as a Program, from the cache where nothing has changed.

A cached pack is one file: a header, then the lines of `compiled`. The header names every file of the pack with the
digest of its bytes and every folder listing that an `include` with a `*` gave; see `kept`.
"""

from __future__ import annotations

import os

from game.pack.compiled import from_lines, to_lines
from game.pack.digests import COMPILED_FORMAT, content_hash
from game.pack.kept import UNREADABLE, code_mark, file_for, keep, two_parts, unchanged
from game.pack.opening import locate
from game.story.program import Program

_MAKERS = ("language", "pack", "story", "story/compiling")
"""The rooms whose code decides what tables a pack becomes."""


def load_program(path: str | os.PathLike[str], cache_folder: str | os.PathLike[str] | None = None) -> Program:
    """Return the Program of a pack (its folder or first file), or raise PackError with all that is wrong with it."""
    folder, name = locate(path)
    file = None if cache_folder is None else file_for(os.fspath(cache_folder), "packs", folder, name)
    found = None if file is None else _cached(file, folder)
    return found or _compiled(path, file)


def _cached(file: str, folder: str) -> Program | None:
    """Return the cached Program if it is whole and of this very content."""
    try:
        header, rest = two_parts(file)
        if header["format"] != COMPILED_FORMAT or header["makers"] != _makers():
            return None
        if unchanged(folder, header["files"], header["listings"]) is None:
            return None
        return Program(from_lines(rest.split("\n")), content_hash(header["files"]))
    except UNREADABLE:
        return None


def _makers() -> str:
    """Return a mark of the code that makes tables, so that a checkout whose code changed compiles again."""
    return code_mark(_MAKERS)


def _compiled(path: str | os.PathLike[str], file: str | None) -> Program:
    """Return the Program of a pack that is read anew, and keep it."""
    from game.pack.diagnostics import PackError  # noqa: PLC0415 - the author's side is needed only here
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above
    from game.story.compiler import compile_story  # noqa: PLC0415 - as above

    reading = load_pack(path)
    if reading.story is None:
        raise PackError(reading.diagnostics)
    tables = compile_story(reading.story)
    if file is not None:
        header = {"files": dict(reading.digests), "listings": dict(reading.listings)}
        header |= {"format": COMPILED_FORMAT, "makers": _makers()}
        keep(file, header, "\n".join(to_lines(tables)))
    return Program(tables, content_hash(reading.digests))
