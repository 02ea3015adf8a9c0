"""Temporary files, and which of them are dead."""

import os

import pytest

from crash.faults import Whole
from crash.standing_in import standing_in
from game.play.store.frame import pack
from game.play.store.reading import load
from game.play.store.temporary import OLD, sweep, temporary_for, writer_of
from game.play.store.writing import write

DEAD = 999_999_999


def test_the_name_of_a_temporary(tmp_path):
    """It stands beside the file, tells its process, and never comes twice."""
    names = {temporary_for(str(tmp_path / "slot")) for _ in range(100)}
    assert len(names) == 100
    assert {os.path.split(name)[0] for name in names} == {str(tmp_path)}
    assert {writer_of(os.path.split(name)[1]) for name in names} == {os.getpid()}


@pytest.mark.parametrize(
    "name",
    [
        "slot",
        "slot.bak",
        ".lock",
        "notes.tmp",
        ".notes.tmp",
        ".a.1-2.tmp",
        f".slot.{DEAD}-0123456789a.tmp",
        f"slot.{DEAD}-0123456789ab.tmp",
        ".slot.x-0123456789ab.tmp",
        ".slot.\u0661-0123456789ab.tmp",
        ".slot.99999999999-0123456789ab.tmp",
        f".slot.{DEAD}-0123456789ab.tmp.txt",
    ],
)
def test_files_that_are_not_ours(tmp_path, name):
    """No file but a temporary of ours is ever swept away."""
    (tmp_path / name).write_text("mine")
    os.utime(tmp_path / name, (0, 0))
    sweep(str(tmp_path))
    assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("pid", [DEAD, 4_294_967_296])
def test_the_temporary_of_a_dead_process(tmp_path, pid):
    """It is swept away by the next write, of whatever file, and by the next load."""
    left = tmp_path / f".slot.bak.{pid}-0123456789ab.tmp"
    left.write_text("")
    write(tmp_path / "other", pack({}))
    assert not left.exists()
    left.write_text("")
    load(tmp_path / "other")
    assert not left.exists()


@pytest.mark.parametrize("pid", [os.getpid(), 1], ids=["this", "init"])
def test_the_temporary_of_a_living_process(tmp_path, pid):
    """It stays while it is young; an old one is taken for dead, since numbers of processes come round again."""
    left = tmp_path / f".slot.{pid}-0123456789ab.tmp"
    left.write_text("")
    sweep(str(tmp_path))
    assert left.exists()

    class Later(Whole):
        def now(self):
            return left.stat().st_mtime + OLD + 1

        def is_running(self, _):
            return True

    with standing_in(Later()):
        sweep(str(tmp_path))
    assert not left.exists()


def test_a_folder_that_is_not_there(tmp_path):
    """There is nothing to sweep."""
    sweep(str(tmp_path / "no"))
