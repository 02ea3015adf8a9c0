"""What is done to sets of any form, alone or by some key; where there is a quicker way to do it to integers, that way."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    Key = TypeVar("Key")


def without(bits: int, other: int) -> int:
    """Return a set without what is in another: with integers several times as quick as `&` and `~` are."""
    if type(bits) is int and type(other) is int:
        return bits ^ (bits & other)
    return bits & ~other


def join(sets: dict[Key, int], key: Key, bits: int) -> None:
    """Add a set to what stands at a key."""
    sets[key] = sets[key] | bits if key in sets else bits


def fresh(sets: dict[Key, int], key: Key, bits: int) -> int:
    """Return what of a set, that is not empty, is new at a key, and note it there."""
    new = without(bits, sets[key]) if key in sets else bits
    if new:
        join(sets, key, new)
    return new


def places(bits: int) -> Iterator[int]:
    """Yield the places of the bits of a small integer, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
