"""Files of the cache: where one belongs, whether a pack and our own code are as they were, and writing one whole.

The cache is never needed: a folder that can't be written or a file that is damaged costs the time of making it again,
and nothing else. What it holds of a pack is used only if every file and every listing is as it was: all bytes are read
and hashed each time (a millisecond for a whole story), since times and sizes can stay the same over an edit.
"""

from __future__ import annotations

import os

from game.pack.digests import digest
from game.pack.opening import matching, read_bytes
from game.pack.quick_json import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a file that is missing, damaged or not ours may raise."""


def file_for(cache_folder: str, kind: str, folder: str, name: str) -> str:
    """Return the path of what is kept of a pack: one of each kind for each place that packs are read from."""
    where = os.path.realpath(os.path.join(folder, name))  # noqa: PTH118 - pathlib takes longer to import than all this
    return os.path.join(cache_folder, kind, digest(where.encode("utf-8", "replace")) + ".json")  # noqa: PTH118


def unchanged(
    folder: str, digests: Mapping[str, str], listings: Mapping[str, list[str]]
) -> dict[str, bytes] | None:
    """Return the bytes of a pack's files by name if they and the listings are as they were, else None."""
    if any(matching(folder, pattern) != names for pattern, names in listings.items()):
        return None
    found = {}
    for name, known in digests.items():
        data = read_bytes(folder, name)
        if isinstance(data, str) or digest(data) != known:
            return None
        found[name] = data
    return found


def code_mark(rooms: Iterable[str]) -> str:
    """Return a mark of the code of some rooms, another after any edit; nothing where it is packed in an archive."""
    game = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - as above
    found = []
    try:
        for room in rooms:
            for entry in os.scandir(os.path.join(game, room)):  # noqa: PTH118 - as above
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append(f"{room}/{entry.name} {status.st_size} {status.st_mtime_ns}")
    except OSError:
        return ""
    return digest("\n".join(sorted(found)).encode("utf-8", "replace"))


def two_parts(file: str) -> tuple[Any, str]:
    """Return the header and the rest of a kept file; raises what UNREADABLE names."""
    with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - as above
        first, _, rest = opened.read().partition("\n")
    header = loads(first)
    if header["sum"] != digest(rest.encode()):
        raise ValueError
    return header, rest


def keep(file: str, header: dict[str, Any], rest: str) -> None:
    """Write a kept file whole or not at all; a folder that can't be written is no error."""
    import json  # noqa: PLC0415 - only where there is something to write

    temporary = f"{file}.{os.getpid()}.{os.urandom(8).hex()}"
    try:
        written = json.dumps(header | {"sum": digest(rest.encode())}, ensure_ascii=False) + "\n" + rest
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
