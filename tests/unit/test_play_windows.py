"""Two windows on one folder of saves."""

from __future__ import annotations

from playing import session, take


def test_the_second_window_says_so_and_plays_on_from_the_same_place(tmp_path):
    """It begins where the first stands, and says that it keeps its run apart."""
    first = session(tmp_path)
    take(first, "rest")
    second = session(tmp_path)
    assert "already open" in second.notices()[0]
    assert second.slot == "second-window"
    assert second.run.digest == first.run.digest


def test_the_second_window_writes_its_own_slot_and_nothing_else(tmp_path):
    """Neither the first's autosave nor the profile nor a named save."""
    first = session(tmp_path)
    take(first, "rest")
    before = {path.name: path.read_bytes() for path in (tmp_path / "little").glob("*.*") if path.is_file()}
    second = session(tmp_path)
    take(second, "jump")
    assert "writes nothing else" in second.save_as("mine")
    assert not second.save_settings(second.settings._replace(width=60))
    assert "nothing else" in second.notices()[0]
    after = {path.name: path.read_bytes() for path in (tmp_path / "little").glob("*.*") if path.is_file()}
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"second-window.save"}


def test_a_third_window_has_a_slot_of_its_own_too(tmp_path):
    """No two windows write one file."""
    windows = [session(tmp_path) for _ in range(4)]
    assert [window.slot for window in windows] == [
        "auto",
        "second-window",
        "second-window-3",
        "second-window-4",
    ]


def test_when_the_first_window_is_gone_the_second_may_write_everything(tmp_path):
    """What it has seen is added to what the first has kept."""
    first = session(tmp_path)
    take(first, "go")
    second = session(tmp_path)
    take(second, "back", "jump")
    take(first, "stop")
    first.close()
    second.undo()
    assert second.save_as("mine") == "Saved as mine."
    second.close()
    third = session(tmp_path)
    assert third.profile.endings["one/end"].times == 1
    assert {line.slot for line in third.saves()} == {"auto", "second-window", "mine"}


def test_a_window_that_was_killed_leaves_the_folder_free(tmp_path):
    """The lock is the process's; what it wrote is gone on from."""
    first = session(tmp_path)
    take(first, "rest")
    first.shelf.release()
    second = session(tmp_path)
    assert (second.notices(), second.slot) == ((), "auto")
