"""Conditions and effects on arrays of positions: what a link does to many valuations of a layout at once.

A position is what `layout` says it is, in 64 bits. Nothing here depends on how many valuations a layout has, only on
how many are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.proof.domains import after
from game.proof.masks import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from game.proof.layout import Layout
    from game.proof.points import Item
    from game.story.program import Code, Tables

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]
    Change = Callable[[Whole], Whole]
    """From positions to positions."""

CHANGES = frozenset({"add", "set", "pay", "visit", "down", "off"})
"""Kinds of item that change a slot."""
COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "lt": np.less,
    "le": np.less_equal,
    "gt": np.greater,
    "ge": np.greater_equal,
    "eq": np.equal,
    "ne": np.not_equal,
}
RECKONED: dict[str, Callable[[Any, Any], Any]] = {"add": np.add, "sub": np.subtract, "mul": np.multiply}


def places(layout: Layout, slot: int, positions: Whole) -> Whole:
    """Return the place of a slot's value in its value set, for each position."""
    return positions // layout.strides[slot] % len(layout.domains[slot])


def values(layout: Layout, slot: int, positions: Whole) -> Whole:
    """Return a slot's value for each position."""
    known = np.array(layout.domains[slot], np.int64)
    if not layout.has(slot):
        return np.full(positions.shape, known[0])
    return known[places(layout, slot, positions)]


def number(layout: Layout, code: Code, positions: Whole) -> Whole:
    """Return what a code is worth on each position."""
    found = _worth(layout, settled(code, layout.domains), positions)
    return np.broadcast_to(np.asarray(found, np.int64), positions.shape)


def truth(layout: Layout, code: Code, positions: Whole) -> Truth:
    """Return whether a condition holds on each position."""
    found: Truth = number(layout, code, positions) != 0
    return found


def _worth(layout: Layout, code: Code, positions: Whole) -> Any:
    op = code[0]
    if op == "int":
        return code[1]
    if op == "var":
        return values(layout, code[1], positions)
    parts = [_worth(layout, part, positions) for part in code[1:]]
    if op in COMPARED:
        return COMPARED[op](*parts)
    if op in RECKONED:
        return RECKONED[op](*(np.asarray(part, np.int64) for part in parts))
    flags = [np.asarray(part) != 0 for part in parts]
    if op == "not":
        return ~flags[0]
    if op == "and":
        return flags[0] & flags[1]
    if op == "or":
        return flags[0] | flags[1]
    return np.where(flags[0], parts[1], parts[2])


def change(tables: Tables, mode: int, layout: Layout, item: Item) -> Change:
    """Return what an item that changes a slot does to positions."""
    done = _assigned(tables, mode, layout, item) if item[0] == "set" else _moved(tables, mode, layout, item)
    condition = item[3] if item[0] in ("add", "set") else None
    if condition is None:
        return done
    return lambda positions: np.where(truth(layout, condition, positions), done(positions), positions)


def _moved(tables: Tables, mode: int, layout: Layout, item: Item) -> Change:
    slot, own = item[1], layout.domains[item[1]]
    place = {value: index for index, value in enumerate(own)}
    new = [place.get(after(tables, mode, item, old), index) for index, old in enumerate(own)]
    return _by_table(layout, slot, new)


def _by_table(layout: Layout, slot: int, new: Sequence[int]) -> Change:
    distance = (np.array(new, np.int64) - np.arange(len(new))) * layout.strides[slot]
    return lambda positions: positions + distance[places(layout, slot, positions)]


def _assigned(tables: Tables, mode: int, layout: Layout, item: Item) -> Change:
    slot, own = item[1], np.array(layout.domains[item[1]], np.int64)
    record, top = tables.slots[slot], tables.modes[mode].tops[slot]

    def assigned(positions: Whole) -> Whole:
        here = places(layout, slot, positions)
        new = np.clip(number(layout, item[2], positions), record.low, top)
        there = np.minimum(np.searchsorted(own, new), len(own) - 1)
        keeps = own[there] != new
        if record.kind == "bond":
            keeps |= own[here] == record.low
        return positions + np.where(keeps, 0, (there - here) * layout.strides[slot])

    return assigned


def carried(source: Layout, target: Layout, positions: Whole) -> Whole:
    """Return positions of one layout in another; what the other lacks is forgotten."""
    if source is target:
        return positions
    found = np.zeros_like(positions)
    for slot in target.order:
        known = source.domains[slot]
        if source.has(slot):
            there = np.array([target.place(slot, value) for value in known], np.int64)
            found += there[places(source, slot, positions)] * target.strides[slot]
        elif len(known) == 1:
            found += target.place(slot, known[0]) * target.strides[slot]
    return found


def forgotten(layout: Layout, live: int, positions: Whole) -> Whole:
    """Return positions with every slot that can't matter any more at its first value."""
    for slot in layout.order:
        if not live >> slot & 1:
            positions = positions - places(layout, slot, positions) * layout.strides[slot]
    return positions
