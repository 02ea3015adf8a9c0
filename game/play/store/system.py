"""The one object through which the store calls on the operating system, so that a test can stand in its place."""

from __future__ import annotations

import os
import sys
import time

if sys.platform == "darwin":
    import fcntl

CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0)
NO_WAITING = getattr(os, "O_NONBLOCK", 0)
BINARY = getattr(os, "O_BINARY", 0)
DIRECTORY = getattr(os, "O_DIRECTORY", 0)

READ = (
    os.O_RDONLY | CLOSE_ON_EXEC | BINARY | NO_WAITING
)  # a pipe in the place of a save must not hang the game
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOWING | CLOSE_ON_EXEC | BINARY
FOLDER = os.O_RDONLY | DIRECTORY | CLOSE_ON_EXEC

FOLDERS_SYNC = sys.platform != "win32"
"""Whether a folder can be opened and synced here."""


def full_sync(fd: int) -> None:
    """Return once the file's bytes are on the disk itself; on macOS fsync alone leaves them in the drive's cache."""
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(fd)  # network and foreign file systems know no full sync
    else:
        os.fsync(fd)


def is_running(pid: int) -> bool:
    """Return whether a process of this number may be running; always so on Windows, where asking could harm it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


class Calls:
    """The calls that the store makes on the operating system, by the names of the os module."""

    open = staticmethod(os.open)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    fsync = staticmethod(full_sync)
    close = staticmethod(os.close)
    fstat = staticmethod(os.fstat)
    lstat = staticmethod(os.lstat)
    link = staticmethod(os.link)
    replace = staticmethod(os.replace)
    unlink = staticmethod(os.unlink)
    listdir = staticmethod(os.listdir)
    mkdir = staticmethod(os.mkdir)
    getpid = staticmethod(os.getpid)
    is_running = staticmethod(is_running)
    urandom = staticmethod(os.urandom)
    now = staticmethod(time.time)
    sleep = staticmethod(time.sleep)


calls = Calls()
"""Every module of the store calls through this object at the moment of the call, and keeps none of its methods."""
