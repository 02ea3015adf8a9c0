"""Ways to save that are common and wrong: a harness that finds nothing in them proves nothing about ours."""

import os
from contextlib import suppress

from game.play.store.system import calls

NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def put(path, data, *, sync=True):
    """Write the bytes to path, whatever is there."""
    fd = calls.open(path, NEW, 0o600)
    calls.write(fd, data)
    if sync:
        calls.fsync(fd)
    calls.close(fd)


def sync_folder(path):
    """Make the names beside path safe."""
    fd = calls.open(os.path.split(path)[0], os.O_RDONLY)
    calls.fsync(fd)
    calls.close(fd)


def in_place(path, data):
    """Open the save itself for writing, as `open(path, "w")` does."""
    put(path, data)
    sync_folder(path)


def without_file_sync(path, data):
    """Replace the save by a file that may not be on the disk yet."""
    put(f"{path}.new", data, sync=False)
    calls.replace(f"{path}.new", path)
    sync_folder(path)


def without_folder_sync(path, data):
    """Acknowledge a save whose name may still lead to the old one."""
    put(f"{path}.new", data)
    calls.replace(f"{path}.new", path)


def backup_by_rename(path, data):
    """Move the save away to make it the backup, so that for a moment there is none."""
    put(f"{path}.new", data)
    with suppress(FileNotFoundError):
        calls.replace(path, f"{path}.bak")
    calls.replace(f"{path}.new", path)
    sync_folder(path)


def unlink_first(path, data):
    """Remove the old save to make room for the new one."""
    put(f"{path}.new", data)
    with suppress(FileNotFoundError):
        calls.unlink(path)
    calls.replace(f"{path}.new", path)
    sync_folder(path)
