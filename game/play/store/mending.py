"""Putting a damaged file aside and its backup in its place, as far as the folder can be written."""

from __future__ import annotations

from game.play.store.backups import backups_of
from game.play.store.files import create, forget, read, replace, sync_folder
from game.play.store.frame import MAX_BYTES
from game.play.store.paths import split
from game.play.store.temporary import temporary_for

MARK = ".damaged-"
MOST = 1000
"""How many damaged files of one name are kept apart; past that a file stays where it is."""


def is_aside(other: str, name: str) -> bool:
    """Return whether other is the name of a damaged file kept for the file of this name, or for a backup of it."""
    of, mark, number = other.rpartition(MARK)
    return bool(mark and number.isdigit() and of in (name, *backups_of(name)))


def set_aside(path: str) -> str | None:
    """Move the file at path to the first free `.damaged-<n>` and return that name, or None where it has to stay."""
    try:
        aside = _reserved(path)
    except OSError:
        return None
    if aside is None:
        return None
    try:
        replace(path, aside)
    except OSError:
        forget(aside)
        return None
    _sync_beside(path)
    return aside


def _sync_beside(path: str) -> None:
    try:
        sync_folder(split(path)[0])
    except OSError:
        return  # it has moved all the same, and what is loaded does not depend on it


def _reserved(path: str) -> str | None:
    """Make an empty file under the first free name: whoever else sets files aside cannot take it then."""
    for number in range(1, MOST + 1):
        aside = f"{path}{MARK}{number}"
        try:
            create(aside, b"")
        except FileExistsError:
            continue
        return aside
    return None


def put_in_place(backup: str, path: str) -> None:
    """Make path a copy of its backup for good, if the folder can be written; else the backup goes on standing in.

    A copy and no link: until the next write they would be one file, and whatever damaged the one would damage both.
    """
    fresh = temporary_for(path)
    try:
        create(fresh, read(backup, MAX_BYTES))
        replace(fresh, path)
    except OSError:
        forget(fresh)
    else:
        _sync_beside(path)
