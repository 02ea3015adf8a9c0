"""The files of a pack: found, opened once, and never outside its folder."""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from game.pack.page import Page
from game.story.place import Place

if TYPE_CHECKING:
    from game.pack.page import Report

MANIFEST = "story.yaml"
"""The file a pack is known by."""

MAX_FILE = 2 * 1024 * 1024
"""Most bytes of one file."""

MAX_PACK = 16 * 1024 * 1024
"""Most bytes of all files of a pack."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def locate(path: str | os.PathLike[str]) -> tuple[Path, str]:
    """Return the folder of a pack and the name of its manifest, given either."""
    given = Path(path)
    return (
        (given.parent, given.name)
        if given.suffix in {".yaml", ".yml"} and not given.is_dir()
        else (given, MANIFEST)
    )


def read_page(folder: Path, name: str, asked: Place, report: Report) -> Page | None:
    """Return a file of the pack as a page, or None after saying at `asked` why it can't be read."""
    try:
        data = _read(folder, name)
    except OSError as error:
        data = _why(name, error)
    if isinstance(data, str):
        report.add("unreadable-file", data, asked)
    elif not data.strip():
        report.add(
            "empty-file", f"The file `{name}` is empty: write in it or leave it out.", Place(name, 1, 1)
        )
    else:
        text = _decode(name, data, report)
        if text is not None:
            return Page(name, text, report)
    report.incomplete = True
    return None


def find(folder: Path, pattern: str) -> list[str] | str:
    """Return the files that an entry of `include` names, sorted; or the sentence that says what is wrong with it."""
    parts = pattern.split("/")
    if pattern.startswith("/") or "\\" in pattern or ":" in pattern:
        return "A file is named by its path inside the pack, with forward slashes."
    if ".." in parts or "." in parts or "" in parts:
        return "A file stands inside the pack: write its path without `.`, `..` or `//`."
    if any("*" in part for part in parts[:-1]):
        return "A `*` stands only in the last part of a path."
    if not parts[-1].endswith((".yaml", ".yml")):
        return "A file of a pack ends in `.yaml`."
    if "*" not in parts[-1]:
        return [pattern]
    found = matching(folder, pattern)
    return found or f"No file is called `{pattern}`."


def matching(folder: str | os.PathLike[str], pattern: str) -> list[str]:
    """Return the paths inside the folder that a pattern with `*` in its last part names, sorted."""
    start, _, last = pattern.rpartition("/")
    try:
        names = os.listdir(os.path.join(folder, start) if start else folder)  # noqa: PTH118, PTH208 - the cache lists too
    except OSError:
        return []
    chosen = sorted(name for name in names if fnmatchcase(name, last) and not name.startswith("."))
    return [f"{start}/{name}" if start else name for name in chosen]


def _read(folder: Path, name: str) -> bytes | str:
    """Return the bytes of a file, or why they can't be had; a pipe or a device is never waited for."""
    path = folder / name
    inside = path.resolve().is_relative_to(folder.resolve())
    if not inside:
        return f"The file `{name}` stands outside the pack: copy it into the folder."
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(kind):
            return f"`{name}` is a folder: name a file, or `{name}/*.yaml` for those in it."
        if not stat.S_ISREG(kind):
            return f"`{name}` is no ordinary file."
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        return f"The file `{name}` is larger than {MAX_FILE // 1024 // 1024} MB: divide it."
    return data


def _why(name: str, error: OSError) -> str:
    """Return the sentence for an error of the system."""
    if isinstance(error, FileNotFoundError):
        return f"There is no file `{name}` in the pack."
    if isinstance(error, IsADirectoryError):
        return f"`{name}` is a folder: name a file, or `{name}/*.yaml` for those in it."
    if isinstance(error, PermissionError):
        return f"The file `{name}` may not be read: change its permissions."
    return f"The file `{name}` can't be read: {error.strerror or 'the system refuses'}."


def _decode(name: str, data: bytes, report: Report) -> str | None:
    """Return the text of strict UTF-8 with line ends in one form, or None after saying where it is none."""
    if data.startswith(_UTF_16):
        report.add("bad-encoding", "This file is UTF-16: save it as UTF-8.", Place(name, 1, 1))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        byte = data[error.start]
        report.add(
            "bad-encoding",
            f"The byte 0x{byte:02X} is no UTF-8: save the file as UTF-8.",
            Place(name, line, column),
        )
        return None
    return text.replace("\r\n", "\n")
