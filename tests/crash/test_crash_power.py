"""A power cut at every moment, with everything it may leave of files and names: nothing acknowledged is lost."""

from functools import partial

import pytest

from crash import wrong_writers
from crash.disk import FOLDER, Disk, File
from crash.documents import GARBAGE, packed
from crash.power import SLOT, loaded, lost, read_alone, states_of_saving
from crash.standing_in import standing_in
from game.play.store import reading, writing


@pytest.mark.parametrize("keep", [0, 1, 2])
def test_power_cuts_while_saving(keep):
    """Every state gives the acknowledged save or the next one, from the save itself, without need of a backup."""
    states = states_of_saving(partial(writing.write, keep=keep), saves=6)
    assert len(states) > 40
    assert lost(states) == []
    assert lost(states, read_alone) == []


def test_power_cuts_on_a_disk_without_links():
    """Backups by copying lose nothing either."""
    disk = Disk()
    disk.link = no_links
    states = states_of_saving(writing.write, saves=3, disk=disk)
    assert lost(states) == []
    assert lost(states, read_alone) == []


def no_links(_source, _target):
    """Answer as a disk that knows no links does."""
    raise PermissionError(1, "this disk knows no links")


def test_power_cuts_after_power_cuts():
    """Whatever a cut leaves can be saved to, and loses nothing at the next cut."""
    for files, acknowledged in states_of_saving(writing.write, saves=2):
        disk = Disk(dict(files))
        with standing_in(disk):
            writing.write(SLOT, packed(3))
        for state in disk.states_after_a_cut():
            assert loaded(state) == 3, (files, acknowledged)


@pytest.mark.parametrize("main", [{"slot": GARBAGE}, {}], ids=["damaged", "gone"])
def test_power_cuts_while_a_backup_takes_its_place(main):
    """The backup loads after every cut; its copy is there to stay, and not before the damaged file is safe aside."""
    disk = Disk({**main, "slot.bak": packed(1)})
    states = []
    disk.watch = lambda: states.extend(disk.states_after_a_cut())
    with standing_in(disk):
        reading.load(SLOT)
    assert states
    for state in states:
        assert loaded(state) == 1
        if state.get("slot") == packed(1):
            assert not main or GARBAGE in state.values()
    for state in disk.states_after_a_cut():
        assert state["slot"] == packed(1)


@pytest.mark.parametrize(
    ("writer", "reader"),
    [
        (wrong_writers.in_place, loaded),
        (wrong_writers.without_file_sync, loaded),
        (wrong_writers.without_folder_sync, loaded),
        (wrong_writers.unlink_first, loaded),
        (wrong_writers.backup_by_rename, read_alone),
    ],
    ids=lambda value: value.__name__,
)
def test_wrong_writers_are_found_out(writer, reader):
    """The same harness finds what each of the common mistakes loses."""
    assert lost(states_of_saving(writer, saves=3), reader)


def test_what_a_cut_may_leave_of_a_file():
    """Unsynced bytes may be absent, cut short, zeros or there; synced ones are there."""
    file = File(b"old!")
    assert file.after_a_cut() == [b"old!"]
    file.data = b"new!"
    assert file.after_a_cut() == [b"old!", b"", b"ne", bytes(4), b"new!"]


def test_what_a_cut_may_leave_of_names():
    """Unsynced changes of names come through in any combination; synced ones are there."""
    disk = Disk({"old": b""})
    with standing_in(disk):
        disk.replace(f"{FOLDER}/old", f"{FOLDER}/new")
    assert sorted(map(sorted, disk.states_after_a_cut())) == [[], ["new"], ["new", "old"], ["old"]]
    disk.fsync(disk.open(FOLDER, 0))
    assert list(map(sorted, disk.states_after_a_cut())) == [["new"]]
