"""Items of a link as movements on the bits of one layout."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from game.language.closures import link
from game.language.code import slots
from game.proof.domains import after
from game.proof.masks import mask_of, settled
from game.proof.movements import Assign, Guard, Shift

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.proof.layout import Layout
    from game.proof.movements import Movement
    from game.proof.points import Item
    from game.story.program import Code, Tables

    Table = tuple[int, ...]
    """For each place in a slot's value set, the place it is moved to."""

CHANGES = frozenset({"add", "set", "pay", "visit", "down", "off"})
"""Kinds of item that change a slot."""


def movements(tables: Tables, mode: int, layout: Layout, items: Sequence[Item]) -> list[Movement] | None:
    """Return what items do to bits, or None where they let nothing through."""
    found: list[Movement] = []
    for item in items:
        kind = item[0]
        if kind in ("if", "unless"):
            mask = guard(layout, item[1], holds=kind == "if")
            if not mask:
                return None
            if mask == layout.full:
                continue
            if found and isinstance(found[-1], Guard):
                mask &= found.pop().forward(mask)
                if not mask:
                    return None
            found.append(Guard(mask))
        elif kind in CHANGES and layout.has(item[1]):
            movement = _change(tables, mode, layout, item)
            if movement is not None:
                found.append(movement)
    return [layout.ready(move) for move in found]


def guard(layout: Layout, code: Code, *, holds: bool) -> int:
    """Return the mask of the valuations on which a condition holds, or does not."""
    mask = mask_of(layout, settled(code, layout.domains))
    return mask if holds else layout.full ^ mask


def _change(tables: Tables, mode: int, layout: Layout, item: Item) -> Movement | None:
    slot = item[1]
    where = layout.full
    if item[0] in ("add", "set") and item[3] is not None:
        where = guard(layout, item[3], holds=True)
    moves: dict[int, int] = {}
    for mask, table in _tables(tables, mode, layout, item):
        if where == mask == layout.full and len(set(table)) == 1:
            return Assign(layout, slot, table[0])
        for distance, old in _distances(table).items():
            part = layout.holding(slot, old) & mask & where
            if part:
                moves[distance] = moves.get(distance, 0) | part
    stride = layout.strides[slot]
    return (
        Shift(layout.full, [(mask, distance * stride) for distance, mask in moves.items()]) if moves else None
    )


def _distances(table: Table) -> dict[int, list[int]]:
    """Return which places are moved by each distance but none."""
    found: dict[int, list[int]] = {}
    for old, new in enumerate(table):
        if new != old:
            found.setdefault(new - old, []).append(old)
    return found


def _tables(tables: Tables, mode: int, layout: Layout, item: Item) -> Iterator[tuple[int, Table]]:
    """Yield (where, table): what a change does to its slot, part by part of the layout."""
    values = layout.domains[item[1]]
    if item[0] != "set":
        yield layout.full, _table(values, [after(tables, mode, item, old) for old in values])
        return
    code = settled(item[2], layout.domains)
    others = sorted(slots(code) - {item[1]})
    grouped: dict[Table, int] = {}
    number = link(code)
    given = [0] * len(tables.slots)
    for places in product(*(range(len(layout.domains[slot])) for slot in others)):
        for slot, place in zip(others, places, strict=True):
            given[slot] = layout.domains[slot][place]
        row = []
        for old in values:
            given[item[1]] = old
            row.append(after(tables, mode, item, old, number(given)))
        mask = layout.full
        for slot, place in zip(others, places, strict=True):
            mask &= layout.holding(slot, (place,))
        table = _table(values, row)
        grouped[table] = grouped.get(table, 0) | mask
    yield from ((mask, table) for table, mask in grouped.items())


def _table(values: tuple[int, ...], row: Sequence[int]) -> Table:
    """Return the places of new values; one outside the value set is never reached, so it may stay."""
    place = {value: index for index, value in enumerate(values)}
    return tuple(place.get(new, old) for old, new in enumerate(row))
