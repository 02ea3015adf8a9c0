"""The files of a pack as pages: which of them an author asks for, and whether they are text."""

from __future__ import annotations

from game.pack.opening import ENDINGS, MANIFEST, as_text, matching, read_bytes
from game.pack.page import Page
from game.story.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.page import Report

MAX_PACK = 16 * 1024 * 1024
"""Most bytes of all files of a pack."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_page(folder: str, name: str, asked: Place, report: Report) -> tuple[Page | None, bytes]:
    """Return a file of the pack as a page, and its bytes; no page after saying at `asked` why it can't be read."""
    data = read_bytes(folder, name)
    if isinstance(data, str):
        where = f" A pack is a folder with a `{MANIFEST}` in it." if asked.file == name else ""
        report.add("unreadable-file", data + where, asked)
        data = b""
    elif not data.strip():
        report.add(
            "empty-file", f"The file `{name}` is empty: write in it or leave it out.", Place(name, 1, 1)
        )
    else:
        text = _decode(name, data, report)
        if text is not None:
            return Page(name, text, report), data
    report.incomplete = True
    return None, data


def find(folder: str, pattern: str) -> list[str] | str:
    """Return the files that an entry of `include` names, sorted; or the sentence that says what is wrong with it."""
    parts = pattern.split("/")
    if pattern.startswith("/") or "\\" in pattern or ":" in pattern:
        return "A file is named by its path inside the pack, with forward slashes."
    if ".." in parts or "." in parts or "" in parts:
        return "A file stands inside the pack: write its path without `.`, `..` or `//`."
    if any("*" in part for part in parts[:-1]):
        return "A `*` stands only in the last part of a path."
    if not parts[-1].endswith(ENDINGS):
        return "A file of a pack ends in `.yaml`."
    if "*" not in parts[-1]:
        return [pattern]
    return matching(folder, pattern) or f"No file is called `{pattern}`."


def _decode(name: str, data: bytes, report: Report) -> str | None:
    """Return the text of strict UTF-8 with line ends in one form, or None after saying where it is none."""
    if data.startswith(_UTF_16):
        report.add("bad-encoding", "This file is UTF-16: save it as UTF-8.", Place(name, 1, 1))
        return None
    try:
        return as_text(data)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        message = f"The byte 0x{data[error.start]:02X} is no UTF-8: save the file as UTF-8."
        report.add("bad-encoding", message, Place(name, line, column))
        return None
