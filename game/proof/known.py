"""What is known of all slots at once, as one integer, and what conditions leave of it.

Every slot has a bit for each of the values that it can ever have. Slots are taken apart: what is known of one says
nothing of another, but a condition that can't hold leaves nothing at all. Tests of conditions are made once.
"""

from __future__ import annotations

from itertools import product
from math import prod

from game.language.closures import link
from game.language.code import slots
from game.language.simplify import COMPARISONS
from game.proof.masks import settled
from game.proof.sets import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.proof.domains import Domains
    from game.story.program import Code

    Known = int
    """A value set for each slot; 0 where nothing comes."""
    Leaves = Callable[[Known], Known]
    """Returns what something makes of what is known."""
    Worth = Callable[[Sequence[int]], int]
    Tried = tuple[tuple[int, ...], int]
    """A value for each of some slots, and what a code is worth on them."""

MOST_TRIED = 512
"""Most combinations of values on which a code is tried; past it nothing is known of what it holds for."""


class Knowing:
    """How value sets stand in an integer."""

    def __init__(self, domains: Domains) -> None:
        self.domains = domains
        self.offsets: list[int] = []
        """Where the bits of each slot begin."""
        self.wholes: list[int] = []
        """All bits of each slot, from 0."""
        width = 0
        for values in domains:
            self.offsets.append(width)
            self.wholes.append((1 << len(values)) - 1)
            width += len(values)
        self._every = (1 << width) - 1
        self._sets: list[dict[Known, tuple[int, ...]]] = [{0: values[:1]} for values in domains]
        """The values of each slot by its bits."""
        self._tests: dict[tuple[Code, bool], Leaves] = {}

    def values(self, known: Known) -> Domains:
        """Return the value sets of what is known, a slot of which nothing is known at its first value."""
        found = []
        for slot, (values, sets) in enumerate(zip(self.domains, self._sets, strict=True)):
            own = self.own(slot, known)
            if own not in sets:
                sets[own] = tuple(value for place, value in enumerate(values) if own >> place & 1)
            found.append(sets[own])
        return tuple(found)

    def own(self, slot: int, known: Known) -> Known:
        """Return the bits of one slot, from 0."""
        return known >> self.offsets[slot] & self.wholes[slot]

    def outside(self, slot: int) -> Known:
        """Return the bits of all slots but one."""
        return self._every ^ self.wholes[slot] << self.offsets[slot]

    def test(self, code: Code, *, holds: bool) -> Leaves:
        """Return what is left of values where a condition can hold, or fail: 0 where it can't."""
        return self._test(settled(code, self.domains), holds)

    def _test(self, code: Code, holds: bool) -> Leaves:
        found = self._tests.get((code, holds))
        if found is None:
            found = self._tests[code, holds] = self._made(code, holds=holds)
        return found

    def _made(self, code: Code, *, holds: bool) -> Leaves:
        op = code[0]
        if op == "int":
            return _same if bool(code[1]) == holds else _nothing
        if op == "not":
            return self._test(code[1], not holds)
        if op in ("and", "or"):
            join = _both if (op == "and") == holds else _either
            return join(self._test(code[1], holds), self._test(code[2], holds))
        if op == "var":
            return self._compared(code[1], "ne", 0, holds=holds)
        if op in COMPARISONS and code[1][0] == "var" and code[2][0] == "int":
            return self._compared(code[1][1], op, code[2][1], holds=holds)
        return self._searched(code, holds=holds)

    def _compared(self, slot: int, op: str, constant: int, *, holds: bool) -> Leaves:
        compare = COMPARISONS[op]
        kept = 0
        for number, value in enumerate(self.domains[slot]):
            if bool(compare(value, constant)) == holds:
                kept |= 1 << number
        mask = kept << self.offsets[slot]
        either = mask | self.outside(slot)
        return lambda known: known & either if known & mask else 0

    def _searched(self, code: Code, *, holds: bool) -> Leaves:
        read, worth = sorted(slots(code)), link(code)
        mask = outside = self._every
        for slot in read:
            outside &= self.outside(slot)
        mask ^= outside
        before: dict[Known, Known] = {}

        def searched(known: Known) -> Known:
            here = known & mask
            if here not in before:
                before[here] = self._kept(read, worth, here, holds=holds)
            kept = before[here]
            return known & outside | kept if kept else 0

        return searched

    def _kept(self, read: Sequence[int], worth: Worth, known: Known, *, holds: bool) -> Known:
        """Return the values of some slots with which a code is true, or false; all where there are too many to try."""
        combinations = self.tried(read, worth, known)
        if combinations is None:
            return known
        found = [0] * len(read)
        for combination, value in combinations:
            if bool(value) == holds:
                for at, one in enumerate(combination):
                    found[at] |= 1 << self.domains[read[at]].index(one)
        if not all(found):
            return 0
        return sum(kept << self.offsets[slot] for slot, kept in zip(read, found, strict=True))

    def tried(self, read: Sequence[int], worth: Worth, known: Known) -> Iterator[Tried] | None:
        """Return every combination of values of some slots with what a code is worth on it; None if too many."""
        few = prod(self.own(slot, known).bit_count() for slot in read) <= MOST_TRIED
        return self._each(read, worth, known) if few else None

    def _each(self, read: Sequence[int], worth: Worth, known: Known) -> Iterator[Tried]:
        given = [0] * len(self.domains)  # of which the code reads those that are put in
        own = [[self.domains[slot][place] for place in places(self.own(slot, known))] for slot in read]
        for combination in product(*own):
            for slot, value in zip(read, combination, strict=True):
                given[slot] = value
            yield combination, worth(given)


def _same(known: Known) -> Known:
    return known


def _nothing(_known: Known) -> Known:
    return 0


def _both(one: Leaves, other: Leaves) -> Leaves:
    def both(known: Known) -> Known:
        left = one(known)
        return other(left) if left else 0

    return both


def _either(one: Leaves, other: Leaves) -> Leaves:
    return lambda known: one(known) | other(known)
