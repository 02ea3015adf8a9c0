"""Two processes at one save: whoever reads it finds one whole document, and only one of them gets the lock."""

import os

import pytest

from crash.children import ended, in_child, is_alive
from crash.documents import number_at, save
from crash.faults import Whole
from crash.standing_in import standing_in
from game.play.store import reading
from game.play.store.errors import FolderProblem
from game.play.store.lock import FolderLock
from game.play.store.temporary import writer_of

SAVES = 300

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def save_many(path, first):
    """Save one number after another."""
    for number in range(first, first + SAVES):
        save(path, number)


def test_two_writers_without_a_lock(folder):
    """No reader ever finds less than a whole save, and the last of one writer stays."""
    path = folder / "slot"
    save(path, 0)
    writers = [in_child(save_many, path, first) for first in (1000, 2000)]
    seen = {0}
    while is_alive(writers[0]):
        loaded = reading.load(path, repair=False)
        assert loaded.notice is None
        seen.add(loaded.body["number"])
    assert ended(writers[1]) == 0
    assert len(seen) > 1
    assert number_at(path) in (1000 + SAVES - 1, 2000 + SAVES - 1)
    assert [beside.name for beside in folder.iterdir() if writer_of(beside.name)] == []


def save_many_if_first(folder, path, first, go):
    """Save many numbers, if the folder is ours; then wait to be told to end."""
    lock = FolderLock(folder)
    if lock.acquire():
        save_many(path, first)
    os.read(go, 1)


def test_two_writers_with_a_lock(folder):
    """Only the first to come writes."""
    path = folder / "slot"
    waiting, go = os.pipe()
    with FolderLock(folder):
        late = in_child(save_many_if_first, folder, path, 2000, waiting)
        save_many(path, 1000)
        os.write(go, b".")
        assert ended(late) == 0
    assert number_at(path) == 1000 + SAVES - 1
    os.close(waiting)
    os.close(go)


class Sweeping(Whole):
    """A system in which another process takes our temporaries for dead, the first so many times."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def do(self, name, *args):
        """Lose the temporary just before it takes its place."""
        if name == "replace" and self.times and not args[1].endswith(".bak"):
            self.times -= 1
            os.unlink(args[0])  # noqa: PTH108 - the store's paths are strings
        return super().do(name, *args)


def test_a_temporary_taken_for_dead(folder):
    """A writer whose temporary was swept away by another, on a system where it can't be seen, begins again."""
    path = folder / "slot"
    save(path, 1)
    with standing_in(Sweeping(2)):
        save(path, 2)
    assert number_at(path) == 2


def test_a_temporary_taken_for_dead_again_and_again(folder):
    """A writer gives up in the end, with a sentence, and the old save stays."""
    path = folder / "slot"
    save(path, 1)
    with standing_in(Sweeping(99)), pytest.raises(FolderProblem):
        save(path, 2)
    assert number_at(path) == 1
