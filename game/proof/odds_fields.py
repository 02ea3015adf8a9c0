"""Conditions and effects on arrays of positions: what a link does to many valuations of a layout at once.

A position is what `layout` says it is, in 32 bits where they are enough, else in 64. Nothing here depends on how many
valuations a layout has, only on how many are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.proof.domains import after
from game.proof.masks import settled
from game.proof.points import CONDITIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from game.proof.layout import Layout
    from game.proof.points import Item
    from game.story.program import Code, Tables

    Whole = NDArray[Any]
    Truth = NDArray[np.bool_]
    Change = Callable[[Whole], Whole]
    """From positions to positions."""

COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "lt": np.less,
    "le": np.less_equal,
    "gt": np.greater,
    "ge": np.greater_equal,
    "eq": np.equal,
    "ne": np.not_equal,
}
RECKONED: dict[str, Callable[[Any, Any], Any]] = {"add": np.add, "sub": np.subtract, "mul": np.multiply}


def kind_of(layout: Layout) -> Any:
    """Return in what the positions of a layout are kept."""
    return np.int32 if layout.size < 1 << 31 else np.int64


def places(layout: Layout, slot: int, positions: Whole) -> Whole:
    """Return the place of a slot's value in its value set, for each position."""
    return _digits(layout, layout.strides[slot], len(layout.domains[slot]), positions)


def _digits(layout: Layout, stride: int, count: int, positions: Whole) -> Whole:
    """Return positions by a stride, modulo a count; dividing by one number twice is faster than a remainder."""
    above: Whole = positions if stride == 1 else positions // stride
    if stride * count >= layout.size:
        return above
    found: Whole = above - above // count * count
    return found


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
    found = np.asarray(_worth(layout, settled(code, layout.domains), positions))
    truths: Truth = np.broadcast_to(found if found.dtype == bool else found != 0, positions.shape)
    return truths


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
    condition = item[3] if item[0] in CONDITIONAL else None
    if condition is None:
        return done
    return lambda positions: np.where(truth(layout, condition, positions), done(positions), positions)


def _moved(tables: Tables, mode: int, layout: Layout, item: Item) -> Change:
    slot, own = item[1], layout.domains[item[1]]
    place = {value: index for index, value in enumerate(own)}
    new = [place.get(after(tables, mode, item, old), index) for index, old in enumerate(own)]
    return _by_table(layout, slot, new)


def _by_table(layout: Layout, slot: int, new: Sequence[int]) -> Change:
    distance = ((np.array(new, np.int64) - np.arange(len(new))) * layout.strides[slot]).astype(
        kind_of(layout)
    )
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
        moved = np.where(keeps, 0, (there - here) * layout.strides[slot])
        found: Whole = positions + moved.astype(positions.dtype)
        return found

    return assigned


class Run(NamedTuple):
    """Slots that stand one above the other in both of two layouts and are carried as one."""

    old: int
    """Stride in the source."""
    size: int
    """How many values they have together."""
    new: int
    """Stride in the target."""
    table: Whole | None
    """Where each goes, counted in the target's strides; None where it stays."""


def carrier(source: Layout, target: Layout, live: int) -> Change | None:
    """Return what carries positions into another layout, every slot that can't matter there at its first value.

    None where nothing changes.
    """
    if source is target:
        dead = [Run(one.old, one.size, one.new, None) for one in _runs(source, target, ~live)]
        return (lambda positions: _without(source, dead, positions)) if dead else None
    runs = _runs(source, target, live)
    base = sum(
        target.place(slot, source.domains[slot][0]) * target.strides[slot]
        for slot in target.order
        if live >> slot & 1 and not source.has(slot) and len(source.domains[slot]) == 1
    )
    return lambda positions: _carried(source, runs, positions, base, kind_of(target))


def _without(layout: Layout, runs: Sequence[Run], positions: Whole) -> Whole:
    for run in runs:
        positions = positions - _digits(layout, run.old, run.size, positions) * run.old
    return positions


def _carried(source: Layout, runs: Sequence[Run], positions: Whole, base: int, kind: Any) -> Whole:
    found = np.full(positions.shape, base, kind)
    for run in runs:
        digits = _digits(source, run.old, run.size, positions)
        found += digits.astype(kind) * run.new if run.table is None else run.table.astype(kind)[digits]
    return found


def _runs(source: Layout, target: Layout, live: int) -> list[Run]:
    """Return how the slots of two layouts, as far as they matter, go from one into the other."""
    runs: list[Run] = []
    for slot in target.order:
        if not live >> slot & 1 or not source.has(slot):
            continue
        known = source.domains[slot]
        old, new = source.strides[slot], target.strides[slot]
        there = [target.place(slot, value) for value in known]
        if there != list(range(len(known))):
            runs.append(Run(old, len(known), new, np.array(there, np.int64) * new))
            continue
        last = runs[-1] if runs else None
        if last and last.table is None and (last.old * last.size, last.new * last.size) == (old, new):
            runs[-1] = last._replace(size=last.size * len(known))
        else:
            runs.append(Run(old, len(known), new, None))
    return runs
