"""Every call that a save makes, failing in every way, and the process dying at each: nothing saved is ever lost."""

import errno

import pytest

from crash.documents import number_at, packed, save
from crash.faults import Died, Dying, Failing, Miserly, Whole
from crash.scenes import DEAD, SAVING, two_saves
from crash.standing_in import standing_in
from game.play.store import reading
from game.play.store.errors import FolderProblem
from game.play.store.temporary import writer_of

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT]


@pytest.fixture(params=SAVING)
def scene(request):
    """Give what stands in the folder, and how the save to be spoiled is made."""
    return SAVING[request.param]


def spoiled_saves(folder, scene, system_at):
    """Save 2 once for each call that can be spoiled; yield the path, the number before, the system, how it ended."""
    prepare, name, options, links = scene
    for at in range(1, 200):
        path = folder / str(at) / name
        (folder / str(at)).mkdir()
        prepare(path)
        before = int(path.exists())
        system = system_at(at, pid=DEAD, links=links)
        ended = None
        try:
            with standing_in(system):
                save(path, 2, **options)
        except (FolderProblem, Died) as error:
            ended = error
        yield path, before, system, ended
        if system.count < at:
            assert ended is None
            return
    pytest.fail("the save never ended")


def assert_nothing_lost(path, before, saved):
    """Find an acknowledged save, any other whole or not at all, and neither by its backup."""
    if before:
        assert reading.inspect(path).is_good
    assert number_at(path) in ([2] if saved else [before, 2])


def assert_goes_on(path):
    """Save again, and find nothing but the save and its backups."""
    save(path, 3)
    assert number_at(path) == 3
    assert [beside.name for beside in path.parent.iterdir() if not beside.name.startswith("slot")] == []


def temporaries_beside(path):
    """Return the names of temporaries that the spoiled save left."""
    folder = path.parent
    return [beside.name for beside in folder.glob("*") if writer_of(beside.name) == DEAD]


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_call_that_fails(folder, scene, error, for_ever):
    """The player reads a sentence, keeps the old save, and no temporary and no open file is left behind."""

    def system_at(at, **whole):
        return Failing(at, error, for_ever=for_ever, **whole)

    for path, before, system, ended in spoiled_saves(folder, scene, system_at):
        assert system.bury() == 0
        if ended:
            assert ended.sentence.endswith(".")
        if ended and "unlink" not in system.failed:
            assert temporaries_beside(path) == []
        assert_nothing_lost(path, before, saved=not ended)
        assert_goes_on(path)


@pytest.mark.parametrize("moment", ["before", "half-way", "after"])
def test_a_process_that_dies(folder, scene, moment):
    """Wherever it dies, the old save or the new one is whole, and the next save sweeps up after it."""

    def system_at(at, **whole):
        return Dying(at, moment, **whole)

    for path, before, system, ended in spoiled_saves(folder, scene, system_at):
        system.bury()
        assert_nothing_lost(path, before, saved=not ended)
        assert_goes_on(path)


def test_a_disk_that_takes_a_few_bytes_at_a_time(folder, scene):
    """Short writes and short reads make one whole file."""
    prepare, name, options, links = scene
    path = folder / name
    prepare(path)
    with standing_in(Miserly(links=links)):
        save(path, 2, **options)
        assert number_at(path) == 2
    assert path.read_bytes() == packed(2)


def test_a_disk_that_takes_nothing(folder):
    """A write that takes no byte, again and again, is an error and not an endless loop."""
    path = folder / "slot"
    two_saves(path)
    stuck = Whole()
    stuck.write = lambda *_: 0
    with pytest.raises(FolderProblem), standing_in(stuck):
        save(path, 2)
    assert number_at(path) == 1


def test_what_a_save_costs(folder):
    """A save to a folder that is there syncs the file and the folder once each, and writes its bytes once."""
    path = folder / "slot"
    two_saves(path)
    seen = []
    system = Whole()
    do = system.do
    system.do = lambda name, *args: seen.append(name) or do(name, *args)
    with standing_in(system):
        save(path, 2)
    assert seen.count("fsync") == 2
    assert seen.count("write") == 1
