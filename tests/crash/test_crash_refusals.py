"""Disks and folders that refuse, the real ones: full, limited, read-only, another's."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from crash.children import ended, in_child
from crash.documents import GARBAGE, number_at, save
from crash.faults import Whole
from crash.scenes import damaged, two_saves
from crash.standing_in import standing_in
from game.play.store import reading
from game.play.store.errors import FolderProblem
from game.play.store.lock import FolderLock
from game.play.store.temporary import writer_of

resource = pytest.importorskip("resource", reason="this system has no limits to set")

NOBODY = 65534
FULL = Path("/dev/full")


def assert_refused(path, cause):
    """See a save refused for this cause, with the old one and no temporary left."""
    with pytest.raises(FolderProblem) as refused:
        save(path, 2)
    assert refused.value.reason == cause
    assert number_at(path) == 1
    assert [beside.name for beside in path.parent.iterdir() if writer_of(beside.name)] == []


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_the_device_that_is_always_full(folder):
    """The real kernel's word that the disk is full becomes a sentence, and the old save stays."""

    class FullDevice(Whole):
        def do(self, name, *args):
            fd = super().do(name, *args)
            if name == "open" and args[1] & os.O_CREAT:
                full = os.open(FULL, os.O_WRONLY)
                os.dup2(full, fd)
                os.close(full)
            return fd

    path = folder / "slot"
    two_saves(path)
    with standing_in(FullDevice()):
        assert_refused(path, "The disk is full")


def save_beyond_the_limit(path):
    """Save under a limit smaller than a save."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
    assert_refused(path, "Files may not grow that large here")


def test_a_limit_on_the_size_of_files(folder):
    """A file that may not grow is an error with a sentence, and the half that was written goes."""
    path = folder / "slot"
    two_saves(path)
    assert ended(in_child(save_beyond_the_limit, path)) == 0


def save_as_somebody(path):
    """Save, load and lock as a user who may not write there."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    assert_refused(path, "You have no permission")
    assert_loads_without_changes(path.with_name("other"))
    assert_no_lock(path.parent, "You have no permission")


def assert_loads_without_changes(path):
    """Load a damaged save's backup and see that the damaged file stands where it stood."""
    loaded = reading.load(path)
    assert loaded.body["number"] == 1
    assert "left where it is" in loaded.notice
    assert path.read_bytes() == GARBAGE


def assert_no_lock(folder, cause):
    """See that the folder can't be locked, and why."""
    lock = FolderLock(folder)
    assert not lock.acquire()
    assert not lock.is_busy
    assert lock.reason.startswith(cause)


def test_a_folder_without_permission(folder):
    """Saves there still load, backups too; saving and locking say what is wrong."""
    two_saves(folder / "slot")
    damaged(folder / "other")
    if os.geteuid() == 0:
        for each in (folder, *folder.iterdir()):
            os.chown(each, NOBODY, NOBODY)
    folder.chmod(0o500)
    try:
        assert ended(in_child(save_as_somebody, folder / "slot")) == 0
    finally:
        folder.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of 64 KB, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount(place, "-t", "tmpfs", "-o", "size=64k", "tmpfs")
    yield place
    subprocess.run(["umount", "-l", place], check=False, capture_output=True)


def mount(place, *options):
    """Mount, or skip the test where that is not possible here."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    done = subprocess.run(["mount", *options, place], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"this system lets nobody mount: {done.stderr.strip()}")


def test_a_disk_that_is_full(small_disk):
    """On a disk that is really full the old save stays, and saving works again once there is room."""
    path = small_disk / "slot"
    two_saves(path)
    with pytest.raises(OSError, match="No space"):
        (small_disk / "film").write_bytes(bytes(100_000))
    assert_refused(path, "The disk is full")
    (small_disk / "film").unlink()
    save(path, 2)
    assert number_at(path) == 2


def test_a_disk_that_can_only_be_read(small_disk):
    """On a disk mounted read-only saves load, backups too; saving and locking say what is wrong."""
    two_saves(small_disk / "slot")
    damaged(small_disk / "other")
    mount(small_disk, "-o", "remount,ro")
    assert_refused(small_disk / "slot", "The folder can only be read")
    assert_loads_without_changes(small_disk / "other")
    assert_no_lock(small_disk, "The folder can only be read")
