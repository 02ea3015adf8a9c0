"""From an error of the operating system to the sentence a player reads."""

from __future__ import annotations

import errno
import os

from game.play.store.errors import FolderProblem

ELSEWHERE = "choose another folder with --save-dir"

PROBLEMS: dict[str, tuple[str, str]] = {
    "ENOSPC": ("The disk is full", "make some room and try again"),
    "EDQUOT": ("Your share of the disk is used up", "make some room and try again"),
    "EFBIG": ("Files may not grow that large here", f"raise the limit or {ELSEWHERE}"),
    "EROFS": ("The folder can only be read", ELSEWHERE),
    "EACCES": ("You have no permission", f"change the permissions or {ELSEWHERE}"),
    "EPERM": ("You have no permission", f"change the permissions or {ELSEWHERE}"),
    "ENAMETOOLONG": ("The name is too long", "choose a shorter name or another folder with --save-dir"),
    "ENOTDIR": ("A file stands where a folder should be", ELSEWHERE),
    "EISDIR": (
        "A folder, or something else that is no file, stands where a file should be",
        f"move it away or {ELSEWHERE}",
    ),
    "ENOTEMPTY": ("A folder stands where a file should be", f"move it away or {ELSEWHERE}"),
    "ELOOP": ("A link leads nowhere", f"remove it or {ELSEWHERE}"),
    "ENOENT": ("The folder is gone or keeps changing", f"put it back or {ELSEWHERE}"),
    "EIO": ("The disk reports an error", "copy your saves to another disk and choose that with --save-dir"),
    "EMFILE": ("Too many files are open", "close some programs and try again"),
    "ENFILE": ("Too many files are open", "close some programs and try again"),
}
"""By the name of the error (which names exist depends on the platform): the cause, and what to do."""

BY_NUMBER = {getattr(errno, name): problem for name, problem in PROBLEMS.items() if hasattr(errno, name)}


def shown(path: str) -> str:
    """Return the path with nothing in it that could upset a terminal or fail to print."""
    return "".join(letter if letter.isprintable() else "?" for letter in path)


def problem(error: OSError, done: str, path: str) -> FolderProblem:
    """Return the error as a sentence about what could not be done ("written", "read") to the file at path."""
    cause, advice = BY_NUMBER.get(error.errno or 0, (f"The system refused ({error.strerror})", ELSEWHERE))
    folder, name = os.path.split(path)
    where = f" in {shown(folder)}" if folder else ""
    return FolderProblem(f"{cause}, so {shown(name)} could not be {done}{where}: {advice}.", cause)
