"""The shelf: one story's folder of saves, who may write there, and what stands on it.

The window that holds the folder's lock writes everything. Another window opened beside it has one slot of its own,
held by a lock of its own, and writes nothing else. Who holds no lock at all writes nothing.
"""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play.store import reading, writing
from game.play.store.backups import backups_of
from game.play.store.errors import FolderProblem
from game.play.store.frame import pack
from game.play.store.lock import FolderLock
from game.play.store.paths import join
from game.play.store.problems import problem
from game.play.store.system import calls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from game.play.store.reading import Loaded

END = ".save"
AUTO = "auto"
"""Where the autosave goes; `auto-2` and on where something stands there that this version must leave alone."""
PREVIOUS = "previous"
SECOND = "second-window"
PROFILE, SETTINGS = "profile.json", "settings.json"
MOST_WINDOWS = 9


def is_kept_by_game(slot: str) -> bool:
    """Return whether a slot is the game's own to write, and no name for the player."""
    return slot == PREVIOUS or any(slot == own or slot.startswith(f"{own}-") for own in (AUTO, SECOND))


class Standing(NamedTuple):
    """A save on the shelf."""

    slot: str
    saved: float
    """Seconds since the epoch, from the file."""


class Shelf:
    """One story's folder of saves, as one window of the game sees it."""

    def __init__(self, folder: str, story: str) -> None:
        self.folder = join(folder, story)
        self.lock = FolderLock(self.folder)
        self.window: FolderLock | None = None
        """A further window's claim on its own slot."""
        self.own = ""
        """That slot; empty where the folder is ours, or nothing is."""

    def claim(self) -> str:
        """Claim the folder, or a slot of its own beside the window that has it; return why not the folder, or nothing."""
        if self.lock.acquire():
            return ""
        reason = self.lock.reason
        if self.lock.is_busy and self.window is None:
            self._open_window()
        return reason

    def _open_window(self) -> None:
        for number in range(2, MOST_WINDOWS + 1):
            name = SECOND if number == 2 else f"{SECOND}-{number}"
            window = FolderLock(join(self.folder, ".windows", name))
            if window.acquire():
                self.window, self.own = window, name
                return

    @property
    def is_ours(self) -> bool:
        """Return whether this window holds the folder."""
        return self.lock.is_held

    def may_write(self, slot: str) -> bool:
        """Return whether this window may write a slot."""
        return self.is_ours or (bool(self.own) and slot == self.own)

    def release(self) -> None:
        """Let go of everything."""
        self.lock.release()
        if self.window is not None:
            self.window.release()
        self.window, self.own = None, ""

    def path(self, slot: str) -> str:
        """Return the file of a slot."""
        return join(self.folder, slot + END)

    def read(self, slot: str) -> Loaded:
        """Return a slot's document; as reading.load."""
        return reading.load(self.path(slot), repair=self.is_ours)

    def write(self, slot: str, document: dict[str, Any]) -> None:
        """Write a slot; SaveError where it can't be, or is not this window's to write."""
        if not self.may_write(slot):
            raise FolderProblem(self.lock.reason, self.lock.reason)
        writing.write(self.path(slot), pack(document))

    def read_file(self, name: str) -> Loaded:
        """Return the document of another file of the folder; as reading.load."""
        return reading.load(join(self.folder, name), repair=self.is_ours)

    def write_file(self, name: str, document: dict[str, Any]) -> None:
        """Write another file of the folder, which takes the folder's lock."""
        if not self.is_ours:
            raise FolderProblem(self.lock.reason, self.lock.reason)
        writing.write(join(self.folder, name), pack(document))

    def standing(self) -> tuple[Standing, ...]:
        """Return what stands on the shelf, newest first."""
        try:
            names = calls.listdir(self.folder)
        except OSError:
            return ()
        slots = sorted(name[: -len(END)] for name in names if name.endswith(END) and name[0] != ".")
        found = [Standing(slot, self.saved(slot)) for slot in slots]
        return tuple(sorted(found, key=lambda save: -save.saved))

    def has(self, slot: str) -> bool:
        """Return whether a slot's file is there."""
        return self.saved(slot) > 0

    def saved(self, slot: str) -> float:
        """Return when a slot was written, in seconds since the epoch; 0 where that can't be known."""
        try:
            return calls.lstat(self.path(slot)).st_mtime
        except OSError:
            return 0.0

    def remove(self, slot: str) -> None:
        """Throw a slot away, its backups first, so that nothing brings it back; SaveError where that fails."""
        if not self.may_write(slot):
            raise FolderProblem(self.lock.reason, self.lock.reason)
        path = self.path(slot)
        for name in (*backups_of(path), path):
            try:
                calls.unlink(name)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise problem(error, "removed", name) from error
