"""What stands at a path and beside it, found out without changing anything."""

from __future__ import annotations

import os

from game.play.store.backups import backups_of
from game.play.store.looking import DAMAGED, GOOD, MISSING, UNREAD, Look, heir, look
from game.play.store.mending import is_aside
from game.play.store.paths import split
from game.play.store.system import calls
from game.play.store.temporary import writer_of


class Inspection:
    """A file, its backups, and what else is kept or left over beside it."""

    __slots__ = ("aside", "backups", "main", "temporaries")

    def __init__(self, main: Look, backups: list[Look], aside: list[str], temporaries: list[str]) -> None:
        self.main = main
        """The file itself."""
        self.backups = backups
        """Those backups that exist, newest first."""
        self.aside = aside
        """The names of damaged files kept beside it."""
        self.temporaries = temporaries
        """The names of writes of it that are under way, or died."""

    @property
    def is_good(self) -> bool:
        """Whether the file itself holds a document."""
        return self.main.state == GOOD

    @property
    def loads(self) -> bool:
        """Whether loading gives a document, the file's own or a backup's."""
        stand_in = heir(self.backups)
        replaceable = self.main.state in (DAMAGED, MISSING, UNREAD)
        return self.is_good or (replaceable and stand_in is not None and stand_in.state == GOOD)


def inspect(path: str | os.PathLike[str]) -> Inspection:
    """Return what stands at path and beside it; no error escapes, nothing is changed."""
    main_path = os.fspath(path)
    folder, name = split(main_path)
    names = _names_in(folder)
    return Inspection(
        main=look(main_path),
        backups=[seen for seen in map(look, backups_of(main_path)) if seen.state != MISSING],
        aside=[other for other in names if is_aside(other, name)],
        temporaries=[
            other for other in names if other.startswith(f".{name}.") and writer_of(other) is not None
        ],
    )


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(calls.listdir(folder))
    except OSError:
        return []
