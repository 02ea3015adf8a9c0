"""Sets of valuations as products: which valuations of the near slots come with which of the far ones.

The far slots are those that an episode only carries (`carrying`). What is done in it is done once for all far valuations
that have the same near ones with them: projection by episode. A `Projected` has the operators of the integer that it
stands for. With far slots that say much about the near ones it has many parts, and there is nothing to gain from it.
"""

from __future__ import annotations

from operator import and_, or_, xor
from typing import TYPE_CHECKING

from game.proof.budget import Exhausted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Parts = dict[int, int]
    """By bits of near valuations, none of them empty, the bits of the far ones; no far valuation is in two parts."""

MOST = 1 << 10
"""Parts above which a set is no product any more."""


class Projected:
    """A set; it never changes."""

    __slots__ = ("parts",)

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Projected:
        """Return the union of products of near and far bits, the far ones of two being disjoint or not."""
        found: Parts = {}
        for near, far in pairs:
            if near and far:
                found = _together(found, {near: far}, or_, alone=(True, True))
        return cls(found)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __or__(self, other: Projected | int) -> Projected:
        return self if isinstance(other, int) else self._with(other, or_, alone=(True, True))

    def __xor__(self, other: Projected | int) -> Projected:
        return self if isinstance(other, int) else self._with(other, xor, alone=(True, True))

    def __and__(self, other: Projected | Outside | int) -> Projected:
        if isinstance(other, int):
            return self if other else Projected({})  # of integers there are 0 and all that is outside 0
        if isinstance(other, Outside):
            return self._with(other.inside, lambda one, two: one & ~two, alone=(True, False))
        return self._with(other, and_, alone=(False, False))

    __ror__, __rxor__, __rand__ = __or__, __xor__, __and__

    def __invert__(self) -> Outside:
        return Outside(self)

    def _with(
        self, other: Projected, done: Callable[[int, int], int], *, alone: tuple[bool, bool]
    ) -> Projected:
        return Projected(_together(self.parts, other.parts, done, alone=alone))

    def bit_count(self) -> int:
        """Return how many valuations there are."""
        return sum(near.bit_count() * far.bit_count() for near, far in self.parts.items())

    def bit_length(self) -> int:
        """Return how many bits the set takes, as the length of an integer would say."""
        return sum(near.bit_length() + far.bit_length() for near, far in self.parts.items())


class Outside:
    """All that a set does not have; it can only be intersected with one."""

    __slots__ = ("inside",)

    def __init__(self, inside: Projected) -> None:
        self.inside = inside


def _together(one: Parts, two: Parts, done: Callable[[int, int], int], *, alone: tuple[bool, bool]) -> Parts:
    """Return what is done to the near bits of far valuations that both have, and what either has alone if it stays."""
    found: Parts = {}
    over = 0
    for near, far in one.items():
        left = far
        for other, theirs in two.items():
            common = left & theirs
            if common:
                _add(found, done(near, other), common)
                left ^= common
                over |= common
        if alone[0] and left:
            _add(found, near, left)
    if alone[1]:
        for other, theirs in two.items():
            if theirs & ~over:
                _add(found, other, theirs & ~over)
    if len(found) > MOST:
        raise Exhausted(
            f"what the episodes only carry comes with more than {MOST} different sets of the rest"
        )
    return found


def _add(parts: Parts, near: int, far: int) -> None:
    if near:
        parts[near] = parts.get(near, 0) | far
