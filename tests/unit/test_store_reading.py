"""Reading a file of the store back."""

import os

import pytest

from game.play.store.errors import DamagedSave, FolderProblem, MissingSave, NewerFormat
from game.play.store.frame import pack
from game.play.store.reading import inspect, load
from game.play.store.writing import write

OLD, NEW, NEWER = pack({"number": 1}), pack({"number": 2}), pack({}, format=2)
GARBAGE = OLD[:50]


@pytest.fixture
def slot(tmp_path):
    """Give a save with its backup."""
    write(tmp_path / "slot", OLD)
    write(tmp_path / "slot", NEW)
    return tmp_path / "slot"


def everything_in(folder):
    """Return every file's bytes by name."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_good_save(slot):
    """What was written last is loaded, without a notice, and nothing changes."""
    before = everything_in(slot.parent)
    loaded = load(slot)
    assert loaded.body == {"number": 2}
    assert loaded.notice is None
    assert everything_in(slot.parent) == before


@pytest.mark.parametrize(
    "damage", [b"", GARBAGE, bytes(len(NEW)), NEW.replace(b"2\n", b"3\n"), b"\xff" * 10], ids=range(5)
)
def test_a_damaged_save(slot, damage):
    """The backup is loaded and takes its place, the damaged file is kept, and the player is told in one sentence."""
    slot.write_bytes(damage)
    loaded = load(slot)
    assert loaded.body == {"number": 1}
    assert loaded.notice.startswith("slot was damaged (it")
    assert loaded.notice.endswith("the damaged file is kept as slot.damaged-1.")
    assert everything_in(slot.parent) == {"slot": OLD, "slot.bak": OLD, "slot.damaged-1": damage}
    assert load(slot).notice is None


def test_damage_again(slot):
    """A damaged file never takes the place of an earlier one."""
    for number in range(1, 4):
        slot.write_bytes(f"damage {number}".encode())
        assert load(slot).body == {"number": 1}
    kept = [slot.with_name(f"slot.damaged-{number}").read_text() for number in range(1, 4)]
    assert kept == ["damage 1", "damage 2", "damage 3"]


def test_saving_after_a_repair(slot):
    """The backup that took the save's place is the backup of the next save."""
    slot.write_bytes(GARBAGE)
    load(slot)
    write(slot, NEW)
    assert everything_in(slot.parent) == {"slot": NEW, "slot.bak": OLD, "slot.damaged-1": GARBAGE}


def test_a_save_that_is_gone(slot):
    """The backup is loaded and takes its place, and the player is told."""
    slot.unlink()
    loaded = load(slot)
    assert loaded.body == {"number": 1}
    assert loaded.notice.startswith("slot was missing, so its backup was loaded")
    assert everything_in(slot.parent) == {"slot": OLD, "slot.bak": OLD}


def test_the_newest_good_backup(slot):
    """Damaged backups are passed over."""
    slot.write_bytes(GARBAGE)
    slot.with_name("slot.bak").write_bytes(GARBAGE)
    slot.with_name("slot.bak3").write_bytes(OLD)
    assert load(slot).body == {"number": 1}


def test_nothing_good(slot):
    """Where no copy is good all of them are kept aside, and the error says where."""
    slot.write_bytes(GARBAGE)
    slot.with_name("slot.bak").write_bytes(b"")
    with pytest.raises(DamagedSave) as damaged:
        load(slot)
    assert not isinstance(damaged.value, MissingSave)
    assert damaged.value.sentence.endswith("is kept as slot.damaged-1 and slot.bak.damaged-1.")
    assert everything_in(slot.parent) == {"slot.damaged-1": GARBAGE, "slot.bak.damaged-1": b""}


def test_nothing_at_all(tmp_path):
    """A save that never was is an error of its own, and leaves the folder as it is."""
    with pytest.raises(MissingSave) as missing:
        load(tmp_path / "slot")
    assert missing.value.sentence.startswith(f"There is no slot in {tmp_path}")
    assert everything_in(tmp_path) == {}
    with pytest.raises(MissingSave):
        load(tmp_path / "no" / "slot")


@pytest.mark.parametrize(
    "files",
    [
        {"slot": NEWER, "slot.bak": OLD},
        {"slot": GARBAGE, "slot.bak": NEWER, "slot.bak2": OLD},
        {"slot.bak": NEWER},
        {"slot": b'{"sha256": "", "format": 9, "body": {}}'},
    ],
    ids=["save", "backup of a damaged save", "backup alone", "in another layout"],
)
def test_a_newer_format(tmp_path, files):
    """What a newer version has written is refused, not passed over for something older, and nothing changes."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(NewerFormat):
        load(tmp_path / "slot")
    assert everything_in(tmp_path) == files


def test_without_repair(slot):
    """A window that doesn't hold the lock loads the same, and changes nothing."""
    slot.write_bytes(GARBAGE)
    before = everything_in(slot.parent)
    loaded = load(slot, repair=False)
    assert loaded.body == {"number": 1}
    assert loaded.notice.endswith("the damaged file is left where it is.")
    slot.with_name("slot.bak").write_bytes(GARBAGE)
    with pytest.raises(DamagedSave):
        load(slot, repair=False)
    assert everything_in(slot.parent) == {**before, "slot.bak": GARBAGE}


def test_something_that_is_no_file(tmp_path):
    """A folder or a pipe under the save's name is refused at once, and stays."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(FolderProblem, match="could not be read"):
            load(tmp_path / name)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_save_that_is_too_large(slot):
    """Past 8 MB a file is damaged, without being read to its end."""
    with slot.open("r+b") as file:
        file.truncate(1 << 40)
    assert load(slot).notice.startswith("slot was damaged (it is larger than 8 MB)")


def test_inspecting(slot):
    """Everything about a save is found out, and nothing is changed."""
    slot.write_bytes(GARBAGE)
    slot.with_name("slot.bak2").write_bytes(NEWER)
    slot.with_name("slot.damaged-1").write_bytes(b"")
    slot.with_name("slot.bak.damaged-7").write_bytes(b"")
    slot.with_name("slot2.damaged-1").write_bytes(b"")
    slot.with_name(".slot.4194305-0123456789ab.tmp").write_bytes(b"")
    before = everything_in(slot.parent)
    found = inspect(slot)
    assert (found.main.state, found.main.reason) == ("damaged", "it is not whole, or nests too deep")
    assert [(backup.state, backup.format, backup.size) for backup in found.backups] == [
        ("good", 1, len(OLD)),
        ("newer", 2, len(NEWER)),
    ]
    assert found.aside == ["slot.bak.damaged-7", "slot.damaged-1"]
    assert found.temporaries == [".slot.4194305-0123456789ab.tmp"]
    assert not found.is_good
    assert found.loads
    assert everything_in(slot.parent) == before


@pytest.mark.parametrize(
    ("files", "is_good", "loads"),
    [
        ({}, False, False),
        ({"slot": OLD}, True, True),
        ({"slot": OLD, "slot.bak": GARBAGE}, True, True),
        ({"slot": GARBAGE}, False, False),
        ({"slot.bak": OLD}, False, True),
        ({"slot": NEWER, "slot.bak": OLD}, False, False),
        ({"slot": GARBAGE, "slot.bak": NEWER}, False, False),
    ],
    ids=range(7),
)
def test_inspecting_foretells_loading(tmp_path, files, is_good, loads):
    """What inspecting says about loading is what loading does."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = inspect(tmp_path / "slot")
    assert (found.is_good, found.loads) == (is_good, loads)
    try:
        assert load(tmp_path / "slot").body == {"number": 1}
        assert loads
    except (DamagedSave, NewerFormat):
        assert not loads


def test_inspecting_where_there_is_no_folder(tmp_path):
    """A missing folder is no error."""
    found = inspect(tmp_path / "no" / "slot")
    assert (found.main.state, found.backups, found.aside) == ("missing", [], [])
