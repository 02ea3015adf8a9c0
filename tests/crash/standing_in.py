"""Puts another object in the place of the operating system, as far as the store calls on it."""

from contextlib import contextmanager

from game.play.store.system import Calls, calls

NAMES = [name for name in vars(Calls) if not name.startswith("_")]


@contextmanager
def standing_in(stand_in):
    """Send every call of the store to the object, until the block ends however it ends."""
    vars(calls).update({name: getattr(stand_in, name) for name in NAMES})
    try:
        yield stand_in
    finally:
        vars(calls).clear()
