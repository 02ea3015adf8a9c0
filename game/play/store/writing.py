"""Writing a file so that at every moment, come kill or power cut, either the old or the new one is whole.

The bytes go to a temporary and are synced; the old file gets its second name as backup; the temporary takes its
place; the folder is synced. Two syncs and no more: they are what a save costs.
"""

from __future__ import annotations

import os

from game.play.store.backups import back_up
from game.play.store.files import create, forget, make_folder, replace, sync_folder
from game.play.store.guard import refuse_newer
from game.play.store.paths import split
from game.play.store.problems import problem
from game.play.store.temporary import sweep, temporary_for

ATTEMPTS = 3
"""How often a write begins, where the folder was missing or somebody took the temporary for dead."""


def write(path: str | os.PathLike[str], data: bytes, *, keep: int = 1) -> None:
    """Put the bytes at path for good, keeping so many backups of what was there.

    Raises FolderProblem where the system refuses: then the file at path is whole, and the old one but where only the
    last sync failed. Raises NewerFormat where it would replace what a newer version of the game has written.
    """
    target = os.fspath(path)
    try:
        _write_patiently(target, data, keep)
    except OSError as error:
        raise problem(error, "written", target) from error


def _write_patiently(path: str, data: bytes, keep: int) -> None:
    for _ in range(ATTEMPTS - 1):
        try:
            return _write(path, data, keep)
        except FileNotFoundError:
            make_folder(split(path)[0])
    return _write(path, data, keep)


def _write(path: str, data: bytes, keep: int) -> None:
    folder, _ = split(path)
    refuse_newer(path)
    sweep(folder)
    temporary = temporary_for(path)
    create(temporary, data)
    try:
        back_up(path, keep)
        replace(temporary, path)
    except BaseException:
        forget(temporary)
        raise
    sync_folder(folder)
