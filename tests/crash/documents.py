"""Documents that tell their number, so that a test can see which save came back."""

from game.play.store import reading, writing
from game.play.store.errors import MissingSave
from game.play.store.frame import pack

GARBAGE = b'{"format": 1, "sha256": "'


def packed(number):
    """Return the bytes of the save of this number, long enough to be written in several calls."""
    return pack({"number": number, "rest": "only what is in it counts " * 80})


def save(path, number, **options):
    """Write the save of this number with the store under test."""
    writing.write(path, packed(number), **options)


def number_at(path):
    """Return the number of the save that loading gives, 0 where there is none."""
    try:
        return reading.load(path).body["number"]
    except MissingSave:
        return 0
