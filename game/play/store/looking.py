"""A look at one file of the store, without changing anything."""

from __future__ import annotations

import errno

from game.play.store.errors import DamagedSave, NewerFormat
from game.play.store.files import read
from game.play.store.frame import MAX_BYTES, format_at, unpack
from game.play.store.problems import problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from game.play.store.errors import FolderProblem

GOOD = "good"
DAMAGED = "damaged"
NEWER = "newer"
"""Of a format that this version does not know yet."""
MISSING = "missing"
BARRED = "barred"
"""There, but the system does not let us read it: it may well be good."""
UNREAD = "unread"
"""There, but the disk cannot read it, and did not at a second attempt."""


class Look:
    """What one file turned out to be."""

    __slots__ = ("body", "format", "path", "reason", "refusal", "size", "state")

    def __init__(self, path: str, state: str, reason: str = "", data: bytes = b"") -> None:
        self.path = path
        self.state = state
        """GOOD, DAMAGED, NEWER, MISSING, BARRED or UNREAD."""
        self.reason = reason
        """Why it is not good, as a clause."""
        self.size = len(data)
        """In bytes; 0 where none could be read."""
        self.format = format_at(data)
        """The format number, where the first bytes tell."""
        self.body: dict[str, Any] | None = None
        """The document of a good file."""
        self.refusal: FolderProblem | None = None
        """For a barred or unread file, what to tell the player where nothing else can be loaded."""


def look(path: str) -> Look:
    """Return what the file at path is; no error escapes."""
    try:
        data = _read_twice(path)
    except FileNotFoundError:
        return Look(path, MISSING, "it is missing")
    except OSError as error:
        return _refused(path, error)
    return _judged(path, data)


def _read_twice(path: str) -> bytes:
    try:
        return read(path, MAX_BYTES + 1)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    return read(path, MAX_BYTES + 1)


def _refused(path: str, error: OSError) -> Look:
    unread = error.errno == errno.EIO
    reason = "the disk cannot read it" if unread else "the system bars it"
    seen = Look(path, UNREAD if unread else BARRED, reason)
    seen.refusal = problem(error, "read", path)
    return seen


def _judged(path: str, data: bytes) -> Look:
    try:
        body = unpack(data)
    except NewerFormat as error:
        return Look(path, NEWER, error.reason, data)
    except DamagedSave as error:
        return Look(path, DAMAGED, error.reason, data)
    seen = Look(path, GOOD, "", data)
    seen.body = body
    return seen


def heir(backups: Iterable[Look]) -> Look | None:
    """Return the backup that stands in for its file: the first, newest first, that is good or of a newer format."""
    return next((seen for seen in backups if seen.state in (GOOD, NEWER)), None)
