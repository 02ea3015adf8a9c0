"""Which values each slot can have where: value sets carried forward over the outline until nothing is new.

What is known of a point is one integer, in which every slot has a bit for each of the values that it can ever have.
Slots are taken apart: what a point knows of one says nothing of another, but a condition that can't hold there stops
what would come after it. Every valuation that reaches a point is among its values, on the links from it too.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import product
from math import prod

from game.language.closures import link
from game.language.code import slots
from game.language.simplify import COMPARISONS
from game.proof.domains import after
from game.proof.masks import settled
from game.proof.points import START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from game.proof.domains import Domains
    from game.proof.outline import Edge, Outline
    from game.proof.points import Item, Point
    from game.story.program import Code, Tables

    Known = int
    """A value set for each slot; 0 where nothing comes."""

MOST_TRIED = 512
"""Most combinations of values on which a code is tried; past it nothing is known of what it holds for."""


class Flow:
    """The value sets at every outline of one mode."""

    def __init__(self, tables: Tables, mode: int, domains: Domains, outline: Outline) -> None:
        self.tables, self.mode, self.domains = tables, mode, domains
        self._offsets: list[int] = []
        self._wholes: list[int] = []
        width = 0
        for values in domains:
            self._offsets.append(width)
            self._wholes.append((1 << len(values)) - 1)
            width += len(values)
        self._prepared: dict[int, Callable[[Known], Known]] = {}
        self._linked: dict[int, tuple[Code, list[int], Callable[[Sequence[int]], int]]] = {}
        """Codes that were searched, by their identity, with what they read and what they are worth."""
        self.at: dict[Point, Known] = {}
        """The values with which each outline can be come to; those that nothing comes to are not in it."""
        self.within: dict[Point, Known] = {}
        """Those at an outline or anywhere on the links from it."""
        self.order: list[Point] = []
        """The outlines so that, but for circles, each stands after those that lead to it."""
        self._solve(_by_source(outline.edges, cut=not outline.whole))

    def values(self, known: Known) -> Domains:
        """Return the value sets of what is known, a slot of which nothing is known at its first value."""
        return tuple(
            tuple(value for place, value in enumerate(values) if known >> offset >> place & 1) or values[:1]
            for values, offset in zip(self.domains, self._offsets, strict=True)
        )

    def can(self, point: Point, code: Code, *, holds: bool) -> bool:
        """Return whether the values at an outline leave it open that a condition holds there, or fails."""
        known = self.at.get(point, 0)
        return bool(known and self._where(settled(code, self.domains), known, holds=holds))

    def _solve(self, ways: dict[Point, list[tuple[Sequence[Item], list[Point]]]]) -> None:
        places = {point: place for place, point in enumerate(_ordered(ways))}
        order = self.order = list(places)
        tops = self.tables.modes[self.mode].tops
        self.at[START] = self.within[START] = (
            sum(
                1 << self._offsets[index] + self.domains[index].index(min(slot.start, top))
                for index, (slot, top) in enumerate(zip(self.tables.slots, tops, strict=True))
                if index
            )
            | 1
        )
        waiting = [places[START]]
        queued = set(waiting)
        while waiting:
            place = heappop(waiting)
            queued.discard(place)
            point = order[place]
            for items, targets in ways[point]:
                known = self._through(point, items)
                for target in targets if known else ():
                    before = self.at.get(target, 0)
                    if known | before != before:
                        self.at[target] = before | known
                        self.within[target] = self.within.get(target, 0) | known
                        if places[target] not in queued:
                            queued.add(places[target])
                            heappush(waiting, places[target])

    def _through(self, point: Point, items: Sequence[Item]) -> Known:
        known = self.at[point]
        passed = self.within[point]
        for item in items:
            done = self._prepared.get(id(item))
            if done is None:
                done = self._prepared[id(item)] = self._done(item)
            known = done(known)
            if not known:
                break
            passed |= known
        self.within[point] = passed
        return known

    def _done(self, item: Item) -> Callable[[Known], Known]:
        kind = item[0]
        if kind in ("if", "unless"):
            code = settled(item[1], self.domains)
            return lambda known: self._where(code, known, holds=kind == "if")
        if kind in ("pay", "visit", "down", "off"):
            return self._moved(item)
        if kind not in ("add", "set"):
            return lambda known: known
        change = self._moved(item) if kind == "add" else self._assigned(item)
        if item[3] is None:
            return change
        asked = settled(item[3], self.domains)

        def perhaps(known: Known) -> Known:
            met = self._where(asked, known, holds=True)
            return (change(met) if met else 0) | self._where(asked, known, holds=False)

        return perhaps

    def _moved(self, item: Item) -> Callable[[Known], Known]:
        """Return what a change does that looks at nothing but its slot."""
        slot = item[1]
        values, offset, whole = self.domains[slot], self._offsets[slot], self._wholes[slot]
        low = self.tables.slots[slot].low
        place = {value: 1 << number for number, value in enumerate(values)}
        row = [
            0
            if item[0] == "pay" and old - item[2] < low
            else place.get(after(self.tables, self.mode, item, old), 0)
            for old in values
        ]

        def moved(known: Known) -> Known:
            found = 0
            for number in _places(known >> offset & whole):
                found |= row[number]
            return known & ~(whole << offset) | found << offset if found else 0

        return moved

    def _assigned(self, item: Item) -> Callable[[Known], Known]:
        slot = item[1]
        values, offset, whole = self.domains[slot], self._offsets[slot], self._wholes[slot]
        place = {value: 1 << number for number, value in enumerate(values)}
        code = settled(item[2], self.domains)
        read = sorted(slots(code) | {slot})
        at, number = read.index(slot), link(code)

        def assigned(known: Known) -> Known:
            found = 0
            for combination, wanted in self._tried(read, number, known):
                found |= place.get(after(self.tables, self.mode, item, combination[at], wanted), 0)
            return known & ~(whole << offset) | (found or whole) << offset

        return assigned

    def _where(self, code: Code, known: Known, *, holds: bool) -> Known:
        """Return the values with which a condition can hold, or fail; 0 where it can't."""
        op = code[0]
        if op == "int":
            return known if bool(code[1]) == holds else 0
        if op == "not":
            return self._where(code[1], known, holds=not holds)
        if op in ("and", "or"):
            if (op == "and") == holds:
                first = self._where(code[1], known, holds=holds)
                return self._where(code[2], first, holds=holds) if first else 0
            return self._where(code[1], known, holds=holds) | self._where(code[2], known, holds=holds)
        if op == "var":
            return self._compared(code[1], "ne", 0, known, holds=holds)
        if op in COMPARISONS and code[1][0] == "var" and code[2][0] == "int":
            return self._compared(code[1][1], op, code[2][1], known, holds=holds)
        return self._searched(code, known, holds=holds)

    def _compared(self, slot: int, op: str, constant: int, known: Known, *, holds: bool) -> Known:
        compare, offset = COMPARISONS[op], self._offsets[slot]
        kept = 0
        for number, value in enumerate(self.domains[slot]):
            if bool(compare(value, constant)) == holds:
                kept |= 1 << number
        kept &= known >> offset
        return known & ~(self._wholes[slot] << offset) | kept << offset if kept else 0

    def _searched(self, code: Code, known: Known, *, holds: bool) -> Known:
        if id(code) not in self._linked:
            self._linked[id(code)] = code, sorted(slots(code)), link(code)
        _, read, worth = self._linked[id(code)]
        if prod(self._count(slot, known) for slot in read) > MOST_TRIED:
            return known
        found = [0] * len(read)
        for combination, value in self._tried(read, worth, known):
            if bool(value) == holds:
                for at, one in enumerate(combination):
                    found[at] |= 1 << self.domains[read[at]].index(one)
        if not all(found):
            return 0
        for slot, kept in zip(read, found, strict=True):
            known = known & ~(self._wholes[slot] << self._offsets[slot]) | kept << self._offsets[slot]
        return known

    def _tried(
        self, read: Sequence[int], number: Callable[[Sequence[int]], int], known: Known
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield every combination of values of some slots with what a code is worth on it; none if too many."""
        if prod(self._count(slot, known) for slot in read) > MOST_TRIED:
            return
        given = [values[0] for values in self.domains]
        own = [
            [
                self.domains[slot][place]
                for place in _places(known >> self._offsets[slot] & self._wholes[slot])
            ]
            for slot in read
        ]
        for combination in product(*own):
            for slot, value in zip(read, combination, strict=True):
                given[slot] = value
            yield combination, number(given)

    def _count(self, slot: int, known: Known) -> int:
        return (known >> self._offsets[slot] & self._wholes[slot]).bit_count()


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _by_source(edges: Iterable[Edge], *, cut: bool) -> dict[Point, list[tuple[Sequence[Item], list[Point]]]]:
    ways: dict[Point, list[tuple[Sequence[Item], list[Point]]]] = {}
    for point, gone, targets in edges:
        out = ways.setdefault(point, [])
        if gone is not None:
            out.append((_certain(gone.items, point) if cut else gone.items, targets))
    return ways


def _certain(items: Sequence[Item], point: Point) -> Sequence[Item]:
    """Return items without what is asked of rules that may have fired already, which an outline does not tell."""
    return [item for item in items if item[0] != "unless"] if point[0] == "rules" else items


def _ordered(ways: dict[Point, list[tuple[Sequence[Item], list[Point]]]]) -> list[Point]:
    """Return the outlines so that, but for circles, each stands after those that lead to it."""
    found: list[Point] = []
    seen = {START}
    path = [(START, iter([one for _, targets in ways[START] for one in targets]))]
    while path:
        point, ahead = path[-1]
        after_it = next((one for one in ahead if one not in seen), None)
        if after_it is None:
            found.append(point)
            path.pop()
        else:
            seen.add(after_it)
            path.append((after_it, iter([one for _, targets in ways[after_it] for one in targets])))
    return found[::-1]
