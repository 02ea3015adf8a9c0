"""Which values each slot can have where: value sets carried forward over the outline until nothing is new.

What is known of a point is one integer, as in `known`. Every valuation that reaches a point is among its values, on
the links from it too.
"""

from __future__ import annotations

from heapq import heappop, heappush

from game.engine.state import start_values
from game.language.closures import link
from game.language.code import slots
from game.proof.domains import after
from game.proof.known import Knowing
from game.proof.masks import settled
from game.proof.points import CHANGES, CONDITIONAL, START
from game.proof.sets import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.proof.domains import Domains
    from game.proof.known import Known, Leaves
    from game.proof.outline import Edge, Outline
    from game.proof.points import Item, Point
    from game.story.program import Code, Tables


class Flow:
    """The value sets at every outline of one mode."""

    def __init__(self, tables: Tables, mode: int, domains: Domains, outline: Outline) -> None:
        self.tables, self.mode = tables, mode
        self._knowing = Knowing(domains)
        self.values = self._knowing.values
        """Returns the value sets of what is known."""
        self._prepared: dict[int, tuple[Item, Leaves | None]] = {}
        self._rows: dict[int, tuple[Sequence[Item], list[Leaves]]] = {}
        """By the identity of a link's items, what those do that do anything."""
        self._gone: dict[tuple[int, Known], tuple[Known, Known]] = {}
        self.at: dict[Point, Known] = {}
        """The values with which each outline can be come to; those that nothing comes to are not in it."""
        self.within: dict[Point, Known] = {}
        """Those at an outline or anywhere on the links from it."""
        self.order: list[Point] = []
        """The outlines so that, but for circles, each stands after those that lead to it."""
        self._solve(_by_source(outline.edges, cut=not outline.whole))

    def can(self, point: Point, code: Code, *, holds: bool) -> bool:
        """Return whether the values at an outline leave it open that a condition holds there, or fails."""
        known = self.at.get(point, 0)
        return bool(known and self._knowing.test(code, holds=holds)(known))

    def _begun(self) -> Known:
        """Return the values that a run starts with."""
        offsets, domains = self._knowing.offsets, self._knowing.domains
        starts = start_values(self.tables, self.mode)
        return 1 | sum(
            1 << offsets[slot] + domains[slot].index(start) for slot, start in enumerate(starts) if slot
        )

    def _solve(self, ways: dict[Point, list[tuple[Sequence[Item], list[Point]]]]) -> None:
        numbers = {point: number for number, point in enumerate(_ordered(ways))}
        order = self.order = list(numbers)
        self.at[START] = self.within[START] = self._begun()
        waiting = [numbers[START]]
        queued = set(waiting)
        while waiting:
            number = heappop(waiting)
            queued.discard(number)
            point = order[number]
            for items, targets in ways[point]:
                known = self._through(point, items)
                for target in targets if known else ():
                    before = self.at.get(target, 0)
                    if known | before != before:
                        self.at[target] = before | known
                        self.within[target] = self.within.get(target, 0) | known
                        if numbers[target] not in queued:
                            queued.add(numbers[target])
                            heappush(waiting, numbers[target])

    def _through(self, point: Point, items: Sequence[Item]) -> Known:
        key = id(items), self.at[point]
        found = self._gone.get(key)
        if found is None:
            found = self._gone[key] = self._led(items, key[1])
        self.within[point] |= found[1]
        return found[0]

    def _led(self, items: Sequence[Item], known: Known) -> tuple[Known, Known]:
        """Return what items make of what is known, and all that is known on the way."""
        row = self._rows.get(id(items))
        if row is None:
            done = [self._done(item) for item in items]
            row = self._rows[id(items)] = items, [one for one in done if one is not None]
        passed = known
        for leaves in row[1]:
            known = leaves(known)
            if not known:
                break
            passed |= known
        return known, passed

    def _done(self, item: Item) -> Leaves | None:
        """Return what an item does, or None for one that does nothing; looked at once."""
        found = self._prepared.get(id(item))
        if found is None:
            found = self._prepared[id(item)] = item, self._made(item)
        return found[1]

    def _made(self, item: Item) -> Leaves | None:
        kind = item[0]
        if kind in ("if", "unless"):
            return self._knowing.test(item[1], holds=kind == "if")
        if kind not in CHANGES:
            return None
        change = self._assigned(item) if kind == "set" else self._moved(item)
        if kind not in CONDITIONAL or item[3] is None:
            return change
        met, missed = (self._knowing.test(item[3], holds=holds) for holds in (True, False))

        def perhaps(known: Known) -> Known:
            here = met(known)
            return (change(here) if here else 0) | missed(known)

        return perhaps

    def _moved(self, item: Item) -> Leaves:
        """Return what a change does that looks at nothing but its slot."""
        slot = item[1]
        knowing = self._knowing
        values, offset, outside = knowing.domains[slot], knowing.offsets[slot], knowing.outside(slot)
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
            for number in places(knowing.own(slot, known)):
                found |= row[number]
            return known & outside | found << offset if found else 0

        return moved

    def _assigned(self, item: Item) -> Leaves:
        slot = item[1]
        knowing = self._knowing
        values, offset, outside = knowing.domains[slot], knowing.offsets[slot], knowing.outside(slot)
        whole = knowing.wholes[slot]
        place = {value: 1 << number for number, value in enumerate(values)}
        code = settled(item[2], knowing.domains)
        read = sorted(slots(code) | {slot})
        at, number = read.index(slot), link(code)

        def assigned(known: Known) -> Known:
            found = 0
            for combination, wanted in knowing.tried(read, number, known) or ():
                found |= place.get(after(self.tables, self.mode, item, combination[at], wanted), 0)
            return known & outside | (found or whole) << offset

        return assigned


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
