"""Movements of projected sets: what `movements` says of bits, done to near bits or to far ones, whichever it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.proof.layout import positions
from game.proof.movements import Assign, Carry, Forget, Guard, Repack, Shift
from game.proof.projected import Projected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.proof.layout import Layout
    from game.proof.movements import Movement
    from game.proof.projected_layout import ProjectedLayout


def projected(move: Movement, source: ProjectedLayout, target: ProjectedLayout) -> Movement:
    """Return a movement for projected sets, typed as one for integers."""
    if isinstance(move, Shift):
        return Shifted(move, source)
    if isinstance(move, Assign):
        part = source.near if source.near.has(move.slot) else source.far
        assign = Assign(part, move.slot, move.place)
        return Apart(assign, None) if part is source.near else Apart(None, assign)
    if isinstance(move, Forget):
        return forgotten(source, move.slots)
    if isinstance(move, Repack):
        return Repacked(move, source, target)
    if isinstance(move, Guard):
        return move  # it asks for nothing but the operators of sets
    raise TypeError(f"{type(move).__name__} is no movement that products know")


def forgotten(layout: ProjectedLayout, slots: Sequence[int]) -> Apart:
    """Return the movement that puts slots to their first value."""
    near = [slot for slot in slots if layout.near.has(slot)]
    far = [slot for slot in slots if layout.far.has(slot)]
    return Apart(Forget(layout.near, near) if near else None, Forget(layout.far, far) if far else None)


class Apart:
    """What is done to near bits and to far ones, each for itself."""

    __slots__ = ("far", "near")

    def __init__(self, near: Movement | None, far: Movement | None) -> None:
        self.near = near
        self.far = far

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        return Projected.of(
            (self.near.forward(near) if self.near else near, self.far.forward(far) if self.far else far)
            for near, far in _parts(bits)
        )

    def backward(self, bits: Any) -> Any:
        """Return everything that leads into a set."""
        return Projected.of(
            (self.near.backward(near) if self.near else near, self.far.backward(far) if self.far else far)
            for near, far in _parts(bits)
        )


class Shifted:
    """Disjoint parts of the whole are moved by a distance each; the rest stays."""

    __slots__ = ("by", "stay")

    def __init__(self, move: Shift, layout: ProjectedLayout) -> None:
        self.by: list[tuple[Any, int, int]] = []
        """(mask, how far near bits are moved, how far the far ones)."""
        for mask, distance in move.moves:
            near = abs(distance) < layout.near.size
            self.by.append((mask, distance if near else 0, 0 if near else distance // layout.near.size))
        self.stay: Any = move.stay

    def forward(self, bits: Any) -> Any:
        """Return where the parts of a set are moved."""
        found = bits & self.stay if bits else 0
        for mask, near, far in self.by:
            found = moved(bits & mask if bits else 0, near, far) | found
        return found

    def backward(self, bits: Any) -> Any:
        """Return what is moved into the set."""
        found = bits & self.stay if bits else 0
        for mask, near, far in self.by:
            found = (moved(bits, -near, -far) & mask) | found
        return found


class Repacked:
    """A set is carried into another layout, where other slots may be near and far."""

    __slots__ = ("back", "far", "forget", "kept", "near", "on")

    def __init__(self, move: Repack, source: ProjectedLayout, target: ProjectedLayout) -> None:
        self.forget = forgotten(source, move.forget.slots)
        self.on = Switch(source, target, move.carry.common)
        self.back = Switch(target, source, move.carry.common)
        self.far, self.near = divmod(move.distance, target.near.size)
        self.kept: Any = move.kept

    def forward(self, bits: Any) -> Any:
        """Return a set in the target's layout."""
        return moved(self.on.done(self.forget.forward(bits)), self.near, self.far)

    def backward(self, bits: Any) -> Any:
        """Return everything in the source's layout that is carried into the set."""
        kept = bits & self.kept if bits else 0
        return self.forget.backward(self.back.done(moved(kept, -self.near, -self.far)))


class Switch:
    """Slots that two layouts have, the others at their first value, are given the strides and places of the other.

    A slot that is near in one and far in the other parts a set by its values.
    """

    __slots__ = ("far", "inward", "near", "outward", "source", "target")

    def __init__(self, source: ProjectedLayout, target: ProjectedLayout, common: Iterable[int]) -> None:
        self.source = source
        self.target = target
        slots = [slot for slot in source.order if slot in set(common)]
        self.near = Carry(
            source.near, target.near, [one for one in slots if source.near.has(one) and target.near.has(one)]
        )
        self.far = Carry(
            source.far, target.far, [one for one in slots if source.far.has(one) and target.far.has(one)]
        )
        self.outward = [one for one in slots if source.near.has(one) and target.far.has(one)]
        self.inward = [one for one in slots if source.far.has(one) and target.near.has(one)]

    def done(self, bits: Any) -> Any:
        """Return a set in the other layout."""
        return Projected.of(
            (_beside(self.near.done(inner), lower), _beside(self.far.done(outer), upper))
            for near, far in _parts(bits)
            for inner, upper in _apart(self.source.near, self.target.far, self.outward, near).items()
            for outer, lower in _apart(self.source.far, self.target.near, self.inward, far).items()
        )


def _apart(source: Layout, target: Layout, slots: Sequence[int], bits: int) -> dict[int, int]:
    """Return by what is left of bits without some slots, with which of their values, in the target, it comes."""
    parted = {bits: 1}
    for slot in slots:
        before, parted = parted, {}
        for part, lower in before.items():
            for inner, above in _sections(source, target, slot, part).items():
                parted[inner] = parted.get(inner, 0) | _beside(lower, above)
    return parted


def _sections(source: Layout, target: Layout, slot: int, bits: int) -> dict[int, int]:
    """Return by what comes with values of a slot, it being at its first, those values as bits of the target."""
    found: dict[int, int] = {}
    for place, value in enumerate(source.domains[slot]):
        if value in target.domains[slot]:
            part = (bits & source.holding(slot, (place,))) >> (place * source.strides[slot])
            if part:
                above = 1 << target.place(slot, value) * target.strides[slot]
                found[part] = found.get(part, 0) | above
    return found


def _beside(one: int, other: int) -> int:
    """Return every valuation of some slots together with every one of others."""
    few, many = (one, other) if one.bit_count() < other.bit_count() else (other, one)
    found = 0
    for place in positions(few):
        found |= many << place
    return found


def moved(bits: Any, near: int, far: int) -> Any:
    """Return a set with its near and its far bits moved up, or down below 0."""
    if not near and not far:
        return bits or Projected({})
    return Projected.of((_shifted(lower, near), _shifted(upper, far)) for lower, upper in _parts(bits))


def _shifted(bits: int, by: int) -> int:
    return bits << by if by >= 0 else bits >> -by


def _parts(bits: Any) -> Iterable[tuple[int, int]]:
    parts: dict[int, int] = bits.parts if bits else {}
    return parts.items()
