"""Single steps on files, each of which leaves the disk in a state that a reader can make sense of."""

from __future__ import annotations

import errno
import os
import stat

from game.play.store.paths import parent
from game.play.store.system import CREATE, FOLDER, FOLDERS_SYNC, READ, calls

CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
"""What file systems answer that know no syncing of a folder."""

SHARING = frozenset({5, 32, 33})
"""Windows errors while a scanner or an indexer holds the file: access denied, sharing and lock violation."""
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)
"""Seconds between attempts to replace a file that something else holds."""

CHUNK = 1 << 20


def read(path: str, most: int) -> bytes:
    """Return the file's first bytes, at most so many; raise IsADirectoryError for anything but a plain file."""
    fd = calls.open(path, READ)
    try:
        if not stat.S_ISREG(calls.fstat(fd).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        return _read_up_to(fd, most)
    finally:
        calls.close(fd)


def _read_up_to(fd: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := calls.read(fd, min(most, CHUNK))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def create(path: str, data: bytes) -> None:
    """Make a file that was not there, with these bytes on the disk itself; leave none where that fails."""
    fd = calls.open(path, CREATE, 0o600)
    try:
        try:
            _write_all(fd, data)
            calls.fsync(fd)
        finally:
            calls.close(fd)
    except BaseException:
        forget(path)
        raise


def _write_all(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = calls.write(fd, rest)
        if not written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def replace(source: str, target: str) -> None:
    """Let source take the place of target in one step, waiting a little while something on Windows holds it."""
    for wait in WAITS:
        try:
            calls.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in SHARING:
                raise
            calls.sleep(wait)
        else:
            return
    calls.replace(source, target)


def forget(path: str) -> None:
    """Remove a file of ours that nobody needs, if it is there and the system lets us."""
    try:
        calls.unlink(path)
    except OSError:
        return


def sync_folder(folder: str) -> None:
    """Return once the names in the folder are on the disk, where the system knows how."""
    if not FOLDERS_SYNC:
        return
    fd = calls.open(folder, FOLDER)
    try:
        calls.fsync(fd)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise
    finally:
        calls.close(fd)


def make_folder(folder: str) -> None:
    """Make the folder and those above it, for the player alone and so that a power cut leaves them there."""
    above = parent(folder)
    try:
        calls.mkdir(folder, 0o700)
    except FileExistsError:
        return
    except FileNotFoundError:
        if above == folder:
            raise
        make_folder(above)
        calls.mkdir(folder, 0o700)
    sync_folder(above)


def is_same(one: str, other: str) -> bool:
    """Return whether both names lead to one file."""
    try:
        first, second = calls.lstat(one), calls.lstat(other)
    except FileNotFoundError:
        return False
    numbered = first.st_ino != 0  # some Windows disks number nothing
    return numbered and (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)
