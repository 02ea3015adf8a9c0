"""What happens to bits on the way from a point to the next: guards, shifts, collapses and changes of layout.

Each movement has `forward` (the image of a set) and `backward` (all that leads into a set); both keep unions, so
that one call moves any number of states.
"""

from __future__ import annotations

from game.proof.parted import Parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from game.proof.layout import Layout

    class Movement(Protocol):
        """One operation on sets."""

        def forward(self, bits: int) -> int:
            """Return where a set leads."""

        def backward(self, bits: int) -> int:
            """Return everything that leads into a set."""


class Guard:
    """Only what is inside a mask passes."""

    __slots__ = ("mask",)

    def __init__(self, mask: int) -> None:
        self.mask = mask

    def forward(self, bits: int) -> int:
        """Return what passes."""
        return bits & self.mask

    def backward(self, bits: int) -> int:
        """Return what passes into the set."""
        return bits & self.mask


class Shift:
    """Disjoint parts of the whole are moved by a distance each; the rest stays."""

    __slots__ = ("full", "moves")

    def __init__(self, full: int, moves: Iterable[tuple[int, int]]) -> None:
        self.full = full
        self.moves = tuple(moves)
        """(mask, distance in bits, below 0 for down)."""

    @property
    def stay(self) -> int:
        """What is not moved."""
        stay = self.full
        for mask, _ in self.moves:
            stay ^= mask
        return stay

    def forward(self, bits: int) -> int:
        """Return where the parts of a set are moved."""
        found = 0
        for mask, distance in self.moves:
            part = bits & mask
            if part:
                bits ^= part
                moved = part << distance if distance >= 0 else part >> -distance
                found = found | moved if found else moved
        return found | bits if bits else found

    def backward(self, bits: int) -> int:
        """Return what is moved into the set."""
        found = bits
        for mask, _ in self.moves:
            found ^= found & mask
        for mask, distance in self.moves:
            found |= (bits >> distance if distance >= 0 else bits << -distance) & mask
        return found


class Assign:
    """One slot is set to a constant, whatever it was: its values are laid over each other, then moved."""

    __slots__ = ("count", "distance", "first", "place", "slot", "stride")

    def __init__(self, layout: Layout, slot: int, place: int) -> None:
        self.slot = slot
        self.place = place
        """Of the constant in the slot's value set."""
        self.stride = layout.strides[slot]
        self.count = len(layout.domains[slot])
        self.distance = place * self.stride
        self.first = layout.holding(slot, (0,))

    def forward(self, bits: int) -> int:
        """Return a set with the slot at its constant."""
        return collapse(bits, self.stride, self.count, self.first) << self.distance

    def backward(self, bits: int) -> int:
        """Return the set with any value in the slot where the constant stands."""
        return spread((bits >> self.distance) & self.first, self.stride, self.count)


def collapse(bits: int, stride: int, count: int, first: int) -> int:
    """Return a set with a slot's values laid over its first one."""
    if bits & first == bits:
        return bits
    covered = 1
    while covered < count:
        step = min(covered, count - covered)
        bits |= bits >> (step * stride)
        covered += step
    return bits & first


def spread(bits: int, stride: int, count: int) -> int:
    """Return a set, in which a slot stands at its first value, with every value there."""
    covered = 1
    while covered < count and bits:
        step = min(covered, count - covered)
        bits |= bits << (step * stride)
        covered += step
    return bits


class Forget:
    """Slots that can't matter any more are put to their first value."""

    __slots__ = ("kept", "parts", "slots")

    def __init__(self, layout: Layout, slots: Iterable[int]) -> None:
        self.slots = tuple(slots)
        self.parts = tuple(
            (layout.strides[slot], len(layout.domains[slot]), layout.holding(slot, (0,)))
            for slot in self.slots
        )
        """(stride, how many values, the mask of the first) of each."""
        kept = layout.full
        for _, _, first in self.parts:
            kept &= first
        self.kept = kept

    def forward(self, bits: int) -> int:
        """Return a set without what is forgotten."""
        if bits & self.kept == bits:
            return bits
        for stride, count, first in self.parts:
            bits = collapse(bits, stride, count, first)
        return bits

    def backward(self, bits: int) -> int:
        """Return the set with every value of what is forgotten."""
        bits &= self.kept
        for stride, count, _ in self.parts:
            bits = spread(bits, stride, count)
        return bits


class Repack:
    """A set is carried into another layout, what does not matter there at its first value on both sides.

    Values that the target has no place for are not carried: no run comes there with them.
    """

    __slots__ = ("back", "carry", "distance", "forget", "kept")

    def __init__(self, source: Layout, target: Layout, live: int) -> None:
        common = [slot for slot in source.order if target.has(slot) and live >> slot & 1]
        alone = {
            slot: target.place(slot, source.domains[slot][0])
            for slot in target.order
            if live >> slot & 1 and not source.has(slot)
        }
        self.forget = Forget(source, [slot for slot in source.order if slot not in common])
        self.carry = Carry(source, target, common)
        self.back = Carry(target, source, common)
        self.distance = sum(place * target.strides[slot] for slot, place in alone.items())
        """How far up the slots stand that have but one value in the source."""
        self.kept = target.full
        for slot in target.order:
            if slot not in common:
                self.kept &= target.holding(slot, (alone.get(slot, 0),))

    def forward(self, bits: int) -> int:
        """Return a set in the target's layout."""
        return self.carry.done(self.forget.forward(bits)) << self.distance

    def backward(self, bits: int) -> int:
        """Return everything in the source's layout that is carried into the set."""
        return self.forget.backward(self.back.done((bits & self.kept) >> self.distance))


class Carry:
    """Slots that two layouts have in the same order are given the strides and places of the other."""

    __slots__ = ("_parted", "common", "levels")

    def __init__(self, source: Layout, target: Layout, common: Iterable[int]) -> None:
        self.common = tuple(common)
        """The slots, the lowest first."""
        self.levels = [
            (source.strides[slot], target.strides[slot], _places(source, target, slot))
            for slot in self.common
        ]
        """(old stride, new stride, (old place, new place) of each value that both have) of each."""
        self._parted = Parted(
            [
                (old, [(before * old, after * new) for before, after in places])
                for old, new, places in self.levels
            ],
            self._alike(source),
        )

    def _alike(self, source: Layout) -> int:
        """Return how many of the lowest slots stand alike in both layouts."""
        for number, (slot, (old, new, places)) in enumerate(zip(self.common, self.levels, strict=True)):
            if old != new or places != [(at, at) for at in range(len(source.domains[slot]))]:
                return number
        return len(self.common)

    def done(self, bits: int) -> int:
        """Return bits in the other layout."""
        return self._parted.carried(bits, len(self.levels))

    def lower(self, bits: int, levels: int) -> int:
        """Return bits of the lowest slots alone in the other layout."""
        return self._parted.carried(bits, levels)


def _places(source: Layout, target: Layout, slot: int) -> list[tuple[int, int]]:
    there = {value: place for place, value in enumerate(target.domains[slot])}
    return [(place, there[value]) for place, value in enumerate(source.domains[slot]) if value in there]
