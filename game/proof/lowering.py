"""Lowering the difficulty at a camp: what a mode's ground is when runs of harder modes come into it.

A lowered run stands in the same scene with the same calls under way, its values under the easier mode's tops. So an
easier mode has, beside its start, *entries*: the cells of camps in harder modes, with all that comes to them there.
"""

from __future__ import annotations

from game.proof.domains import value_sets
from game.proof.flow import Flow
from game.proof.liveness import Changes
from game.proof.outline import outlined, stack_of
from game.proof.parted import Parted
from game.proof.points import START, Link, Points
from game.proof.rows import Rows
from game.proof.rows_layout import RowsLayout
from game.proof.terrain import Terrain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from game.proof.domains import Domains
    from game.proof.layout import Layout
    from game.proof.points import Point
    from game.story.program import Program, Tables

    Entries = dict[Point, Domains]
    """The values that each slot can have at each cell that lowered runs come to."""


def camps(terrain: Terrain) -> list[Point]:
    """Return the cells of camps that the values of single slots leave within reach."""
    scenes = terrain.program.tables.scenes
    return [point for point in terrain.flow.at if point[0] == "cell" and scenes[point[1]].camp]


def entries(terrains: Mapping[int, Terrain], mode: int) -> Entries:
    """Return the entries of a mode from all harder ones."""
    tables = next(iter(terrains.values())).program.tables
    found: Entries = {}
    for harder, terrain in terrains.items():
        for point in camps(terrain) if harder > mode else ():
            values = lowered_values(tables, mode, terrain.flow.values(terrain.flow.at[point]))
            known = found.get(point)
            found[point] = values if known is None else _together(known, values)
    return found


def lowered_values(tables: Tables, mode: int, values: Domains) -> Domains:
    """Return value sets under the tops of a mode."""
    tops = tables.modes[mode].tops
    return ((mode,), *(_under(own, top) for own, top in zip(values[1:], tops[1:], strict=True)))


def _under(values: tuple[int, ...], top: int) -> tuple[int, ...]:
    return tuple(sorted({min(value, top) for value in values}))


def _together(one: Domains, other: Domains) -> Domains:
    return tuple(tuple(sorted({*own, *more})) for own, more in zip(one, other, strict=True))


def within(terrain: Terrain, found: Entries) -> bool:
    """Return whether a terrain holds all entries already."""
    for point, values in found.items():
        known = terrain.flow.at.get(terrain.outline.of(point), 0)
        own = terrain.flow.values(known) if known else ((),) * len(values)
        if not all(set(more) <= set(here) for more, here in zip(values, own, strict=True)):
            return False
    return True


class Entered(Points):
    """Points at which runs may also begin: the start leads to every entry with every one of its values."""

    def __init__(self, program: Program, mode: int, found: Entries) -> None:
        super().__init__(program, mode)
        self._entries = found

    def _start(self, point: Point) -> Iterator[Link]:
        yield from super()._start(point)
        for cell, values in self._entries.items():
            for number in range(max(map(len, values))):
                yield Link(
                    tuple(
                        ("set", slot, ("int", own[min(number, len(own) - 1)]), None)
                        for slot, own in enumerate(values)
                        if slot
                    ),
                    cell,
                    (),
                )


class Lowered(Terrain):
    """The ground of a mode with its entries; nothing is to be explored from its start."""

    def __init__(self, program: Program, mode: int, found: Entries) -> None:
        self.program = program
        self.mode = mode
        self.points = Entered(program, mode, found)
        self.domains = value_sets(_with_values(program.tables, found), mode)
        self.changes = Changes(program.tables, self.domains)
        self.outline = outlined(self.points)
        self.flow = Flow(program.tables, mode, self.domains, self.outline)
        # the links to entries are only there for what comes after them
        self.flow.within[START] = self.flow.at[START]
        deep = any(len(stack_of(point)) > 1 for point in found)
        self.holds_stacks = self.outline.whole or not deep
        """Whether what lies under the calls of every entry is known."""


def _with_values(tables: Tables, found: Entries) -> Tables:
    """Return tables in which some chapter sets every slot to every value of its entries."""
    ops = tuple(
        dict.fromkeys(
            ("set", slot, ("int", value), None)
            for values in found.values()
            for slot, own in enumerate(values)
            if slot
            for value in own
        )
    )
    first, *rest = tables.chapters
    return tables._replace(chapters=(first._replace(begin=(*first.begin, *ops)), *rest))


class Carrying:
    """Sets of a cell in one mode, carried to the same cell in an easier one."""

    def __init__(self, source: Layout, target: Layout, live: int, tops: tuple[int, ...]) -> None:
        self._tops = tops
        self._levels = []
        """(slot, stride, where each place leads), the lowest stride first."""
        for slot in source.order:
            kept = target.has(slot) and live >> slot & 1
            leads = [
                target.place(slot, min(value, tops[slot])) * target.strides[slot] if kept else 0
                for value in source.domains[slot]
            ]
            self._levels.append((slot, source.strides[slot], leads))
        self._base = sum(
            target.place(slot, min(source.domains[slot][0], tops[slot])) * target.strides[slot]
            for slot in target.order
            if live >> slot & 1 and not source.has(slot)
        )
        self._source, self._target = source, target
        self._parted = Parted(
            [
                (stride, [(place * stride, lead) for place, lead in enumerate(leads)])
                for _, stride, leads in self._levels
            ]
        )

    def forward(self, bits: int) -> int:
        """Return where a set leads."""
        carried = self._parted.carried(as_integer(self._source, bits), len(self._levels))
        found: int = _held(self._target, carried << self._base)
        return found

    def backward(self, position: int) -> int:
        """Return everything that leads to one position."""
        rest = position - self._base
        found = self._source.full
        for slot, places in self._split(rest).items():
            found &= self._source.holding(slot, places)
        return found

    def _split(self, position: int) -> dict[int, list[int]]:
        """Return the places of each slot that lead to a position; positions are read from the highest lead down."""
        found: dict[int, list[int]] = {}
        for slot, _, leads in sorted(self._levels, key=lambda level: -max(level[2])):
            if not any(leads):
                continue
            reach = max(lead for lead in leads if lead <= position)
            found[slot] = [place for place, lead in enumerate(leads) if lead == reach]
            position -= reach
        return found


def as_integer(layout: Layout, bits: Any) -> int:
    """Return a set as one integer."""
    if not isinstance(layout, RowsLayout):
        whole: int = bits
        return whole
    found = bytearray(layout.size // 8 + 8)
    whole = 0
    if layout.width % 8:
        for number, row in bits.rows.items() if bits else ():
            whole |= row << number * layout.width
        return whole
    size = layout.width // 8
    for number, row in bits.rows.items() if bits else ():
        found[number * size : (number + 1) * size] = row.to_bytes(size, "little")
    return int.from_bytes(found, "little")


def _held(layout: Layout, bits: int) -> Any:
    """Return an integer in the form in which a layout holds its sets."""
    if not isinstance(layout, RowsLayout):
        return bits
    found: dict[int, int] = {}
    waiting = [(0, layout.number, bits)]
    while waiting:
        first, count, part = waiting.pop()
        if not part:
            continue
        if count == 1:
            found[first] = part
            continue
        half = count // 2
        low = part & ((1 << half * layout.width) - 1)
        waiting += [(first, half, low), (first + half, count - half, part >> half * layout.width)]
    return Rows(found) if found else 0
