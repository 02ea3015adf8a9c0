"""What may stand in the folder when a save or a load begins."""

import os

from crash.documents import GARBAGE, save
from crash.faults import Died, Dying
from crash.standing_in import standing_in

DEAD = 999_999_999
"""The number of a process that no system has: the one whose calls are spoiled."""


def nothing(_):
    """Leave the folder without a save."""


def one_save(path):
    """Leave save 1, without a backup."""
    save(path, 1)


def two_saves(path):
    """Leave save 1, and save 0 as its backup."""
    save(path, 0)
    save(path, 1)


def leftovers(path):
    """Leave two saves, and what two writes left that died."""
    two_saves(path)
    for system in (Dying(9, "after", pid=DEAD - 1), Dying(12, "before", pid=DEAD - 1)):
        try:
            with standing_in(system):
                save(path, 7)
        except Died:
            system.bury()


def half_backed_up(path):
    """Leave a save that is its own backup, because a write died between the two."""
    save(path, 1)
    os.link(path, f"{path}.bak")


def damaged(path):
    """Leave a save that is cut short, and save 1 as its backup."""
    two_saves(path)
    save(path, 5)
    path.write_bytes(GARBAGE)


def gone(path):
    """Leave save 1 as the backup of a save that is not there any more."""
    two_saves(path)
    save(path, 5)
    path.unlink()


SAVING = {
    "first save": (nothing, "slot", {}, True),
    "first save, in a folder that has to be made": (nothing, "a/b/slot", {}, True),
    "second save": (one_save, "slot", {}, True),
    "third save": (two_saves, "slot", {}, True),
    "no backup": (two_saves, "slot", {"keep": 0}, True),
    "two backups": (two_saves, "slot", {"keep": 2}, True),
    "no links on this disk": (two_saves, "slot", {"keep": 2}, False),
    "after writes that died": (leftovers, "slot", {}, True),
    "after a write that died with its backup made": (half_backed_up, "slot", {"keep": 2}, True),
}
"""By name: what was there, the slot's path, how it is written, and whether the disk knows links."""

LOADING = {
    "damaged": (damaged, True),
    "damaged, and no links on this disk": (damaged, False),
    "gone": (gone, True),
}
"""By name: what was there, and whether the disk knows links."""
