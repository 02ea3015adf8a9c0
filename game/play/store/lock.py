"""The lock by which the second window on a folder of saves learns that it is the second."""

from __future__ import annotations

import errno
import os
import sys

from game.play.store.errors import Busy, FolderProblem
from game.play.store.files import make_folder
from game.play.store.paths import join
from game.play.store.problems import problem, shown
from game.play.store.system import BINARY, CLOSE_ON_EXEC, NO_FOLLOWING, calls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

if sys.platform == "win32":
    import msvcrt

    def seize(fd: int) -> None:
        """Lock the file or raise OSError at once; the system lets go when the process ends, however it ends."""
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def seize(fd: int) -> None:
        """Lock the file or raise OSError at once; the system lets go when the process ends, however it ends."""
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


NAME = ".lock"
HELD_ELSEWHERE = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
FLAGS = os.O_RDWR | os.O_CREAT | NO_FOLLOWING | CLOSE_ON_EXEC | BINARY


class FolderLock:
    """One window's claim on a folder: only its holder writes there.

    As a context manager it raises Busy where another window holds the folder, FolderProblem where none can.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = os.fspath(folder)
        self.reason = ""
        """Why the last acquire failed, as a sentence for the player; empty while it has not."""
        self.is_busy = False
        """Whether it failed because another window holds the folder."""
        self._fd: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds the folder."""
        return self._fd is not None

    def acquire(self) -> bool:
        """Claim the folder, making it where it is missing, and return at once whether it is ours."""
        if self.is_held:
            return True
        self.reason, self.is_busy = "", False
        try:
            fd = self._opened()
        except OSError as error:
            return self._refused(problem(error, "made", join(self.folder, NAME)).sentence)
        try:
            seize(fd)
        except OSError as error:
            calls.close(fd)
            return self._not_seized(error)
        self._fd = fd
        return True

    def release(self) -> None:
        """Let go of the folder, if it is held; the file stays, since another window may have it open."""
        if self._fd is not None:
            calls.close(self._fd)
            self._fd = None

    def __enter__(self) -> Self:
        if not self.acquire():
            raise (Busy if self.is_busy else FolderProblem)(self.reason, self.reason)
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _opened(self) -> int:
        path = join(self.folder, NAME)
        try:
            return calls.open(path, FLAGS, 0o600)
        except FileNotFoundError:
            make_folder(self.folder)
            return calls.open(path, FLAGS, 0o600)

    def _not_seized(self, error: OSError) -> bool:
        if error.errno not in HELD_ELSEWHERE:
            return self._refused(problem(error, "locked", join(self.folder, NAME)).sentence)
        self.is_busy = True
        return self._refused(
            f"The game is already open with the saves in {shown(self.folder)}: "
            "close the other window, or choose another folder with --save-dir."
        )

    def _refused(self, sentence: str) -> bool:
        self.reason = sentence
        return False
