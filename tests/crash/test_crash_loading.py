"""Every call that a repair makes, failing in every way, and the process dying at each: the backup is never lost."""

import errno
import os

import pytest

from crash.documents import GARBAGE, number_at, save
from crash.faults import Died, Dying, Failing, Whole
from crash.scenes import DEAD, LOADING, two_saves
from crash.standing_in import standing_in
from game.play.store import reading
from game.play.store.errors import FolderProblem, SaveError

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT]


@pytest.fixture(params=LOADING)
def scene(request):
    """Give what stands in the folder, and whether the disk knows links."""
    return LOADING[request.param]


def spoiled_loads(folder, scene, system_at):
    """Load once for each call that can be spoiled; yield the path, and the number loaded or None."""
    prepare, links = scene
    for at in range(1, 200):
        path = folder / str(at) / "slot"
        path.parent.mkdir()
        prepare(path)
        system = system_at(at, pid=DEAD, links=links)
        yield path, loaded_under(system, path)
        if system.count < at:
            return
    pytest.fail("the load never ended")


def loaded_under(system, path):
    """Return the number of the save that loads under this system, or None."""
    try:
        with standing_in(system):
            return reading.load(path).body["number"]
    except (SaveError, Died):
        return None
    finally:
        system.bury()


def assert_recovers(path, loaded, was_damaged):
    """Find the backup's save, the damaged bytes still somewhere, and the next save working."""
    assert loaded in (None, 1)
    assert number_at(path) == 1
    if was_damaged:
        assert GARBAGE in [beside.read_bytes() for beside in path.parent.iterdir()]
    assert_goes_on(path)


def assert_goes_on(path):
    """Find a folder that can be saved to."""
    save(path, 3)
    assert number_at(path) == 3


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_repair_in_which_a_call_fails(folder, scene, error, for_ever):
    """Either the backup is loaded or the player reads a sentence; nothing is lost either way."""

    def system_at(at, **whole):
        return Failing(at, error, for_ever=for_ever, **whole)

    for path, loaded in spoiled_loads(folder, scene, system_at):
        if loaded and not for_ever:
            assert b"" not in [beside.read_bytes() for beside in path.parent.iterdir()]
        assert_recovers(path, loaded, was_damaged=scene[0].__name__ == "damaged")


@pytest.mark.parametrize("moment", ["before", "half-way", "after"])
def test_a_repair_in_which_the_process_dies(folder, scene, moment):
    """The next start finds the backup, and the damaged file is still kept."""

    def system_at(at, **whole):
        return Dying(at, moment, **whole)

    for path, loaded in spoiled_loads(folder, scene, system_at):
        assert_recovers(path, loaded, was_damaged=scene[0].__name__ == "damaged")


def test_a_disk_that_fails_once(folder):
    """A good save that could be read only at the second attempt is not taken for damaged."""
    path = folder / "slot"
    two_saves(path)
    for at in range(1, 20):
        system = Failing(at, errno.EIO)
        assert loaded_under(system, path) == 1
        if system.count < at:
            break
    assert sorted(beside.name for beside in folder.iterdir()) == ["slot", "slot.bak"]


def test_a_disk_that_cannot_read_the_save(folder):
    """The backup is loaded, and what could not be read is kept."""
    path = folder / "slot"
    two_saves(path)
    unreadable = path.stat().st_ino

    class BadSector(Whole):
        def do(self, name, *args):
            if name == "read" and os.fstat(args[0]).st_ino == unreadable:
                raise OSError(errno.EIO, "bad sector")
            return super().do(name, *args)

    with standing_in(BadSector()):
        loaded = reading.load(path)
    assert loaded.body["number"] == 0
    assert loaded.notice.startswith("slot was damaged (the disk cannot read it)")
    assert number_at(path.with_name("slot.damaged-1")) == 1


def test_a_disk_that_can_read_nothing(folder):
    """Where neither the save nor its backup can be read nothing is moved: they may be good."""
    path = folder / "slot"
    two_saves(path)
    with (
        standing_in(Failing(1, errno.EIO, for_ever=True)),
        pytest.raises(FolderProblem, match="The disk reports an error"),
    ):
        reading.load(path)
    assert sorted(beside.name for beside in folder.iterdir()) == ["slot", "slot.bak"]
    assert number_at(path) == 1
