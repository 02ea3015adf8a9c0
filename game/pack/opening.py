"""Opening the files of a pack, and only those: light, since a game that starts from the cache does this too."""

from __future__ import annotations

import os
import stat

MANIFEST = "story.yaml"
"""The file a pack is known by."""

MAX_FILE = 2 * 1024 * 1024
"""Most bytes of one file."""

ENDINGS = (".yaml", ".yml")
"""How the names of a pack's files end."""


def locate(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Return the folder of a pack and the name of its first file, given either of them."""
    given = os.fspath(path)
    if given.endswith(ENDINGS) and not os.path.isdir(given):  # noqa: PTH112 - pathlib takes longer to import than all this
        folder, name = os.path.split(given)
        return folder or ".", name
    return given, MANIFEST


def matching(folder: str, pattern: str) -> list[str]:
    """Return the paths inside the folder that a pattern with `*` in its last part names, sorted."""
    start, _, last = pattern.rpartition("/")
    try:
        names = os.listdir(os.path.join(folder, start))  # noqa: PTH118, PTH208 - as above
    except OSError:
        return []
    chosen = sorted(name for name in names if fits(name, last) and not name.startswith("."))
    return [f"{start}/{name}" if start else name for name in chosen]


def fits(name: str, pattern: str) -> bool:
    """Tell whether a name is a pattern with some letters, or none, in place of each `*`."""
    first, *others = pattern.split("*")
    if not others:
        return name == pattern
    if not name.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(name) - at >= len(others[-1]) and name.endswith(others[-1])


def read_bytes(folder: str, name: str) -> bytes | str:
    """Return the bytes of a file of the pack, or the sentence that says why they can't be had.

    A pipe or a device is never waited for, and nothing outside of the folder is read.
    """
    path = os.path.join(folder, name)  # noqa: PTH118 - as above
    try:
        home = os.path.realpath(folder)
        if not os.path.realpath(path).startswith(os.path.join(home, "")):  # noqa: PTH118 - as above
            return f"The file `{name}` stands outside the pack: copy it into the folder."
        return _read(path, name)
    except (OSError, ValueError) as error:
        return _why(name, error)


def _read(path: str, name: str) -> bytes | str:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        kind = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(kind):
            return _folder(name) if stat.S_ISDIR(kind) else f"`{name}` is no ordinary file."
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        return f"The file `{name}` is larger than {MAX_FILE // 1024 // 1024} MB: divide it."
    return data


def _why(name: str, error: Exception) -> str:
    """Return the sentence for an error of the system."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no file `{name}` in the pack."
    if isinstance(error, IsADirectoryError):
        return _folder(name)
    if isinstance(error, PermissionError):
        return f"The file `{name}` may not be read: change its permissions."
    why = getattr(error, "strerror", None) or "the system refuses"
    return f"The file `{name}` can't be read: {why}."


def _folder(name: str) -> str:
    return f"`{name}` is a folder: name a file, or `{name}/*.yaml` for those in it."


def as_text(data: bytes) -> str:
    """Return the text of strict UTF-8 with line ends in one form; raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")
