"""A pack as a Program, from the cache where nothing has changed.

A cached pack is one file: a header, then the lines of `compiled`. The header names every file of the pack with the
digest of its bytes and every folder listing that an `include` with a `*` gave. It is used only if all of them are as
they were: the bytes of all files are read and hashed at each start (a millisecond for a whole story), since times and
sizes can stay the same over an edit. The cache is never needed: a folder that can't be written or a file that is
damaged costs the time of compiling, and nothing else.
"""

from __future__ import annotations

import json
import os

from game.pack.compiled import from_lines, to_lines
from game.pack.digests import COMPILED_FORMAT, content_hash, digest
from game.pack.opening import locate, matching, read_bytes
from game.story.program import Program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from game.story.program import Tables

_MAKERS = ("language", "pack", "story", "story/compiling")
"""The rooms whose code decides what tables a pack becomes."""


def load_program(path: str | os.PathLike[str], cache_folder: str | os.PathLike[str] | None = None) -> Program:
    """Return the Program of a pack (its folder or first file), or raise PackError with all that is wrong with it."""
    folder, name = locate(path)
    file = None if cache_folder is None else _cache_file(os.fspath(cache_folder), folder, name)
    found = None if file is None else _cached(file, folder)
    return found or _compiled(path, file)


def _cache_file(cache_folder: str, folder: str, name: str) -> str:
    """Return the path of the cached pack: one for each place that packs are read from."""
    where = os.path.realpath(os.path.join(folder, name))  # noqa: PTH118 - pathlib takes longer to import than all this
    return os.path.join(cache_folder, "packs", digest(where.encode("utf-8", "replace")) + ".json")  # noqa: PTH118


def _cached(file: str, folder: str) -> Program | None:
    """Return the cached Program if it is whole and of this very content."""
    try:
        with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - as above
            first, _, rest = opened.read().partition("\n")
        header = json.loads(first)
        if not _is_fresh(header, folder) or header["sum"] != digest(rest.encode()):
            return None
        return Program(from_lines(rest.split("\n")), content_hash(header["files"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_fresh(header: dict[str, Any], folder: str) -> bool:
    """Tell whether the program and every file and listing of the pack are as they were."""
    if header["format"] != COMPILED_FORMAT or header["makers"] != _makers():
        return False
    if any(matching(folder, pattern) != names for pattern, names in header["listings"].items()):
        return False
    for name, known in header["files"].items():
        data = read_bytes(folder, name)
        if isinstance(data, str) or digest(data) != known:
            return False
    return True


def _makers() -> str:
    """Return a mark of the code that makes tables, so that a checkout whose code changed compiles again."""
    newest = count = 0
    room = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - as above
    try:
        for part in _MAKERS:
            for entry in os.scandir(os.path.join(room, part)):  # noqa: PTH118 - as above
                if entry.name.endswith(".py"):
                    newest = max(newest, entry.stat().st_mtime_ns)
                    count += 1
    except OSError:
        return "packed"
    return f"{count} {newest}"


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
        _keep(file, header, tables)
    return Program(tables, content_hash(reading.digests))


def _keep(file: str, header: dict[str, Any], tables: Tables) -> None:
    """Write a cached pack whole or not at all; a folder that can't be written is no error."""
    rest = "\n".join(to_lines(tables))
    header |= {"format": COMPILED_FORMAT, "makers": _makers(), "sum": digest(rest.encode())}
    written = json.dumps(header, ensure_ascii=False) + "\n" + rest
    temporary = f"{file}.{os.getpid()}.{os.urandom(8).hex()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        with open(temporary, "x", encoding="utf-8", newline="") as opened:  # noqa: PTH123 - as above
            opened.write(written)
        os.replace(temporary, file)  # noqa: PTH105 - as above
    except (OSError, ValueError):
        _remove(temporary)


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108 - as above
    except OSError:
        return
