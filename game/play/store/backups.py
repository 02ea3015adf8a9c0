"""What a file held before the last writes, kept under second names: `.bak` the newest, then `.bak2`, `.bak3`, ..."""

from __future__ import annotations

from game.play.store.files import create, forget, is_same, read, replace
from game.play.store.frame import MAX_BYTES
from game.play.store.guard import refuse_newer
from game.play.store.system import calls
from game.play.store.temporary import temporary_for

END = ".bak"
MOST = 9
"""How many backups a file may have, and how many a reader looks for."""


def backups_of(path: str, count: int = MOST) -> list[str]:
    """Return the names of so many backups of path, newest first, whether they exist or not."""
    return [f"{path}{END}{number if number > 1 else ''}" for number in range(1, min(count, MOST) + 1)]


def back_up(path: str, keep: int) -> None:
    """Give the file at path a second name as its newest backup, after moving the older backups on by one."""
    names = [path, *backups_of(path, keep)]
    if keep > 1 and is_same(path, names[1]):
        return  # a write that died has backed it up already; moving on again would push out the oldest
    for number in range(len(names) - 1, 0, -1):
        second_name(names[number - 1], names[number])


def second_name(path: str, other: str) -> None:
    """Let other name what path names, in one step; nothing happens where path is not there.

    A link to a fresh name comes first: were the file itself renamed, a kill in between would leave none at path.
    """
    if is_same(path, other):
        return  # replacing one name of a file by another does nothing, and would leave the fresh name behind
    refuse_newer(other)
    fresh = temporary_for(other)
    try:
        if _link_or_copy(path, fresh):
            replace(fresh, other)
    except BaseException:
        forget(fresh)
        raise


def _link_or_copy(path: str, fresh: str) -> bool:
    """Return whether there is a file at path, which then has the fresh name too, or whose copy has it."""
    try:
        calls.link(path, fresh)
    except FileNotFoundError:
        return False
    except OSError:
        return _copy(path, fresh)  # this disk may know no links; what else is wrong, the copy finds out
    return True


def _copy(path: str, fresh: str) -> bool:
    try:
        data = read(path, MAX_BYTES + 1)
    except FileNotFoundError:
        return False
    create(fresh, data)
    return True
