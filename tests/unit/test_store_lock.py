"""The lock on a folder of saves."""

import pytest

from game.play.store.errors import Busy, FolderProblem
from game.play.store.lock import FolderLock


def test_the_first_window(tmp_path):
    """The first to ask holds the folder, however often it asks."""
    lock = FolderLock(tmp_path)
    assert lock.acquire()
    assert lock.acquire()
    assert lock.is_held
    assert lock.reason == ""


def test_the_second_window(tmp_path):
    """The second is told so at once, in a sentence."""
    with FolderLock(tmp_path):
        second = FolderLock(tmp_path)
        assert not second.acquire()
        assert second.is_busy
        assert not second.is_held
        assert second.reason == (
            f"The game is already open with the saves in {tmp_path}: "
            "close the other window, or choose another folder with --save-dir."
        )


def test_when_the_first_window_closes(tmp_path):
    """The second gets the folder when it asks again."""
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    assert second.reason == ""
    assert not second.is_busy


def test_releasing_what_is_not_held(tmp_path):
    """It does nothing."""
    FolderLock(tmp_path).release()


def test_two_windows_in_a_with_statement(tmp_path):
    """Entering a folder that is held raises Busy, with the sentence."""
    with FolderLock(tmp_path) as first, pytest.raises(Busy) as busy, FolderLock(tmp_path):
        pass
    assert busy.value.sentence.startswith("The game is already open")
    assert not first.is_held


def test_two_folders(tmp_path):
    """Each folder has its own lock."""
    with FolderLock(tmp_path / "a"), FolderLock(tmp_path / "b") as lock:
        assert lock.is_held


def test_a_folder_that_is_missing(tmp_path):
    """It is made."""
    with FolderLock(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b" / ".lock").exists()


def test_a_folder_that_cannot_be_locked(tmp_path):
    """Where the lock's file can't be made the answer is no, with the reason, and not that it is busy."""
    (tmp_path / "file").write_text("")
    lock = FolderLock(tmp_path / "file")
    assert not lock.acquire()
    assert not lock.is_busy
    assert lock.reason.startswith("A file stands where a folder should be, so .lock could not be made in ")
    with pytest.raises(FolderProblem), lock:
        pass


def test_a_link_in_the_place_of_the_lock(tmp_path):
    """A planted link is not followed."""
    (tmp_path / "victim").write_text("mine")
    (tmp_path / ".lock").symlink_to(tmp_path / "victim")
    assert not FolderLock(tmp_path).acquire()
