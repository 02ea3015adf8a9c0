"""What is done to sets of any form, where there is a quicker way to do it to integers."""

from __future__ import annotations


def without(bits: int, other: int) -> int:
    """Return a set without what is in another: with integers several times as quick as `&` and `~` are."""
    if type(bits) is int and type(other) is int:
        return bits ^ (bits & other)
    return bits & ~other
