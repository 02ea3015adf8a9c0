"""Writing a file of the store."""

import errno
import os
import stat

import pytest

from crash.faults import Whole
from crash.standing_in import standing_in
from game.play.store import writing
from game.play.store.errors import FolderProblem, NewerFormat
from game.play.store.frame import pack
from game.play.store.problems import PROBLEMS, problem
from game.play.store.writing import write

OLD, NEW = pack({"number": 1}), pack({"number": 2})


def names_in(folder):
    """Return the names in the folder, in order."""
    return sorted(each.name for each in folder.iterdir())


def test_the_first_write(tmp_path):
    """The bytes are there, for the player alone, and nothing else is."""
    write(tmp_path / "slot", OLD)
    assert (tmp_path / "slot").read_bytes() == OLD
    assert stat.S_IMODE((tmp_path / "slot").stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["slot"]


def test_the_backup(tmp_path):
    """What was there before is the backup."""
    write(tmp_path / "slot", OLD)
    write(tmp_path / "slot", NEW)
    assert (tmp_path / "slot").read_bytes() == NEW
    assert (tmp_path / "slot.bak").read_bytes() == OLD
    assert names_in(tmp_path) == ["slot", "slot.bak"]


@pytest.mark.parametrize("keep", range(5))
def test_as_many_backups_as_asked(tmp_path, keep):
    """Backups move on by one at each write, and the oldest goes."""
    for number in range(6):
        write(tmp_path / "slot", pack({"number": number}), keep=keep)
    names = ["slot", "slot.bak", "slot.bak2", "slot.bak3", "slot.bak4"][: keep + 1]
    assert names_in(tmp_path) == names
    assert [(tmp_path / name).read_bytes() for name in names] == [
        pack({"number": 5 - age}) for age in range(keep + 1)
    ]


def test_backups_after_a_write_that_died(tmp_path):
    """A save that was backed up already is not backed up twice, which would push out the oldest backup."""
    for number in range(3):
        write(tmp_path / "slot", pack({"number": number}), keep=2)
    (tmp_path / "slot.bak").rename(tmp_path / "slot.bak2")
    os.link(tmp_path / "slot", tmp_path / "slot.bak")
    write(tmp_path / "slot", pack({"number": 3}), keep=2)
    held = [(tmp_path / name).read_bytes() for name in ("slot", "slot.bak", "slot.bak2")]
    assert held == [pack({"number": number}) for number in (3, 2, 1)]


def test_a_folder_that_is_missing(tmp_path):
    """Folders are made for the player alone, and each is synced into the one above."""
    synced = []

    class Recording(Whole):
        def do(self, name, *args):
            if name == "fsync":
                synced.append(os.fstat(args[0]).st_ino)
            return super().do(name, *args)

    with standing_in(Recording()):
        write(tmp_path / "a" / "b" / "slot", OLD)
    made = [tmp_path / "a", tmp_path / "a" / "b"]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in made] == [0o700, 0o700]
    assert {folder.parent.stat().st_ino for folder in made} <= set(synced)


def test_a_path_without_a_folder(tmp_path, monkeypatch):
    """A bare name is a file in the present folder."""
    monkeypatch.chdir(tmp_path)
    write("slot", OLD)
    write("slot", NEW)
    assert names_in(tmp_path) == ["slot", "slot.bak"]


def test_a_link_planted_where_the_temporary_goes(tmp_path, monkeypatch):
    """Even if somebody guesses the name of the temporary, what his link leads to isn't written."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    planted = tmp_path / "planted"
    planted.symlink_to(victim)
    monkeypatch.setattr(writing, "temporary_for", lambda _: str(planted))
    with pytest.raises(FolderProblem):
        write(tmp_path / "slot", OLD)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "newer",
    [
        pack({"number": 1}, format=2),
        b'{"body": {}, "format": 7, "sha256": "whatever that will be"}',
        b'{\n "format": 3,\n "zip": "..."}',
    ],
    ids=range(3),
)
@pytest.mark.parametrize("name", ["slot", "slot.bak"])
def test_a_newer_format_is_never_replaced(tmp_path, name, newer):
    """What a newer version of the game has written stays byte for byte, the save or its backup."""
    write(tmp_path / "slot", OLD)
    (tmp_path / name).write_bytes(newer)
    with pytest.raises(NewerFormat) as refused:
        write(tmp_path / "slot", NEW)
    assert "update the game" in refused.value.sentence
    assert (tmp_path / name).read_bytes() == newer
    assert names_in(tmp_path) in (["slot"], ["slot", "slot.bak"])


@pytest.mark.parametrize("damage", [b"", b"hello", OLD[:40], bytes(9_000_000)], ids=range(4))
def test_a_damaged_file_is_replaced(tmp_path, damage):
    """Damage does not stand in the way of the next write, and becomes its backup."""
    (tmp_path / "slot").write_bytes(damage)
    write(tmp_path / "slot", NEW)
    assert (tmp_path / "slot").read_bytes() == NEW
    assert (tmp_path / "slot.bak").read_bytes() == damage


def test_a_folder_where_the_file_should_be(tmp_path):
    """A folder under the file's name is left alone."""
    (tmp_path / "slot").mkdir()
    with pytest.raises(FolderProblem, match=r"^A folder.* stands where a file should be"):
        write(tmp_path / "slot", NEW)
    assert names_in(tmp_path) == ["slot"]


def test_a_name_that_is_too_long(tmp_path):
    """The system's limit on names becomes a sentence."""
    with pytest.raises(FolderProblem, match=r"^The name is too long"):
        write(tmp_path / ("a" * 250), NEW)


def test_a_file_where_the_folder_should_be(tmp_path):
    """A file in the way of a folder becomes a sentence."""
    (tmp_path / "saves").write_text("")
    with pytest.raises(FolderProblem, match=r"^A file stands where a folder should be"):
        write(tmp_path / "saves" / "slot", NEW)


class Held(Whole):
    """Windows, where a scanner holds the save for so many attempts."""

    def __init__(self, attempts, winerror=32):
        super().__init__()
        self.attempts, self.winerror = attempts, winerror
        self.slept = []

    def do(self, name, *args):
        """Refuse to replace while the file is held."""
        if name == "replace" and self.attempts:
            self.attempts -= 1
            error = PermissionError(errno.EACCES, "held by another process")
            error.winerror = self.winerror
            raise error
        return super().do(name, *args)

    def sleep(self, seconds):
        """Take note, and no time."""
        self.slept.append(seconds)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_scanner_that_holds_the_file(tmp_path, winerror):
    """On Windows the write waits, longer each time, until the scanner lets go."""
    with standing_in(Held(4, winerror)) as windows:
        write(tmp_path / "slot", NEW)
    assert windows.slept == [0.05, 0.1, 0.2, 0.4]
    assert (tmp_path / "slot").read_bytes() == NEW


def test_a_scanner_that_never_lets_go(tmp_path):
    """After two and a half seconds the write gives up, and the old file is untouched."""
    write(tmp_path / "slot", OLD)
    with standing_in(Held(99)) as windows, pytest.raises(FolderProblem):
        write(tmp_path / "slot", NEW)
    assert 2 < sum(windows.slept) < 3
    assert (tmp_path / "slot").read_bytes() == OLD
    assert names_in(tmp_path) == ["slot"]


def test_another_error_of_windows(tmp_path):
    """Only sharing errors are waited for."""
    with standing_in(Held(99, winerror=112)) as windows, pytest.raises(FolderProblem):
        write(tmp_path / "slot", NEW)
    assert windows.slept == []


def test_a_disk_that_cannot_sync_folders(tmp_path):
    """Where a folder knows no syncing, the file is saved all the same."""

    class Foreign(Whole):
        def do(self, name, *args):
            if name == "fsync" and stat.S_ISDIR(os.fstat(args[0]).st_mode):
                raise OSError(errno.EINVAL, "not here")
            return super().do(name, *args)

    with standing_in(Foreign()) as foreign:
        write(tmp_path / "slot", NEW)
    assert (tmp_path / "slot").read_bytes() == NEW
    assert foreign.bury() == 0


def test_an_interrupted_write(tmp_path):
    """Ctrl+C in the middle leaves the old file, and no temporary."""

    class Interrupted(Whole):
        def do(self, name, *args):
            if name == "fsync":
                raise KeyboardInterrupt
            return super().do(name, *args)

    write(tmp_path / "slot", OLD)
    with standing_in(Interrupted()) as system, pytest.raises(KeyboardInterrupt):
        write(tmp_path / "slot", NEW)
    assert system.bury() == 0
    assert names_in(tmp_path) == ["slot"]


@pytest.mark.parametrize("name", [name for name in PROBLEMS if hasattr(errno, name)])
def test_every_problem_is_a_sentence(name):
    """Each error of the system says what happened, to what, where, and what to do."""
    number = getattr(errno, name)
    found = problem(OSError(number, os.strerror(number)), "written", "/saves/slot")
    assert "slot could not be written in /saves: " in found.sentence
    assert found.sentence.endswith(".")
    assert found.sentence.count(". ") == 0


def test_an_error_that_nobody_foresaw():
    """An unknown error is told in the system's own words."""
    found = problem(OSError(errno.EXDEV, "Invalid cross-device link"), "written", "/saves/slot")
    assert found.sentence.startswith(
        "The system refused (Invalid cross-device link), so slot could not be written"
    )


def test_a_path_that_would_upset_a_terminal():
    """Nothing unprintable from a path gets into a sentence."""
    found = problem(OSError(errno.ENOSPC, ""), "written", "/sa\x1b[2Jves/sl\udc80ot\u202e")
    assert found.sentence.isprintable()
