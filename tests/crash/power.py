"""Saves on a disk whose power may be cut at any moment, and what is lost by it."""

from crash.disk import FOLDER, Disk
from crash.documents import packed
from crash.standing_in import standing_in
from game.play.store import reading
from game.play.store.errors import SaveError
from game.play.store.frame import unpack

SLOT = f"{FOLDER}/slot"


def states_of_saving(writer, saves, disk=None):
    """Return every (state, number acknowledged by then) that power cuts can leave while the writer saves 1, 2, ..."""
    disk = disk or Disk()
    acknowledged = 0
    states = {}

    def watch():
        for state in disk.states_after_a_cut():
            states[frozenset(state.items()), acknowledged] = None

    disk.watch = watch
    with standing_in(disk):
        for number in range(1, saves + 1):
            writer(SLOT, packed(number))
            acknowledged = number
            watch()
    return list(states)


def loaded(files):
    """Return the number that the store loads from this folder, 0 where there is nothing, None where it gives up."""
    with standing_in(Disk(dict(files))):
        try:
            return reading.load(SLOT).body["number"]
        except SaveError as error:
            return 0 if type(error).__name__ == "MissingSave" else None


def read_alone(files):
    """Return the number in the save itself, without a look at any backup."""
    try:
        return unpack(dict(files)["slot"])["number"]
    except KeyError:
        return 0
    except SaveError:
        return None


def lost(states, reader=loaded):
    """Return those states in which the reader finds neither what was acknowledged nor what came after it."""
    return [
        (files, acknowledged)
        for files, acknowledged in states
        if reader(files) not in (acknowledged, acknowledged + 1)
    ]
