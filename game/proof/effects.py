"""Items of a link as movements on the bits of one layout."""

from __future__ import annotations

from itertools import product

from game.language.closures import link
from game.language.code import slots
from game.language.simplify import build
from game.proof.domains import after
from game.proof.masks import mask_of
from game.proof.movements import Assign, Guard, Shift
from game.proof.points import CHANGES, CONDITIONAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.proof.layout import Layout
    from game.proof.movements import Movement
    from game.proof.points import Item
    from game.story.program import Code, Tables

    Table = tuple[int, ...]
    """For each place in a slot's value set, the place it is moved to."""


def movements(tables: Tables, mode: int, layout: Layout, items: Sequence[Item]) -> list[Movement] | None:
    """Return what items do to bits, or None where they let nothing through."""
    found: list[Movement] = []
    for item in items:
        kind = item[0]
        if kind in ("if", "unless"):
            for part in parts(layout.settled(item[1]), holds=kind == "if"):
                mask = mask_of(layout, part)
                if not mask:
                    return None
                if mask is not layout.full:
                    found.append(Guard(mask))
        elif kind in CHANGES and layout.has(item[1]):
            movement = _change(tables, mode, layout, item)
            if movement is not None:
                found.append(movement)
    return [layout.ready(move) for move in found]


def parts(code: Code, *, holds: bool) -> Iterator[Code]:
    """Yield conditions that together say that a settled condition holds, or does not."""
    if code[0] == ("and" if holds else "or"):
        yield from parts(code[1], holds=holds)
        yield from parts(code[2], holds=holds)
    elif code[0] == "not":
        yield from parts(code[1], holds=not holds)
    else:
        yield code if holds else build("not", code)


def guard(layout: Layout, code: Code, *, holds: bool) -> int:
    """Return the mask of the valuations on which a condition holds, or does not."""
    mask = mask_of(layout, layout.settled(code))
    return mask if holds else layout.full ^ mask


def _change(tables: Tables, mode: int, layout: Layout, item: Item) -> Movement | None:
    """Return what a change does, made once for all changes of a layout that do the same."""
    kind, slot = item[:2]
    value: object = None
    asked: Code | None = None
    if kind in CONDITIONAL:
        value = layout.settled(item[2]) if kind == "set" else item[2]
        asked = None if item[3] is None else layout.settled(item[3])
    elif kind == "pay":
        value = item[2]
    key = kind, slot, value, asked
    if key not in layout.changes:
        where = layout.full if asked is None else mask_of(layout, asked)
        layout.changes[key] = _changed(
            layout, slot, _tables(tables, mode, layout, (kind, slot, value)), where
        )
    return layout.changes[key]


def _changed(layout: Layout, slot: int, tables: Iterable[tuple[int, Table]], where: int) -> Movement | None:
    """Return what is done to a slot where a condition holds, by (where, table)."""
    whole = where == layout.full
    moves: dict[int, int] = {}
    for mask, table in tables:
        if whole and mask is layout.full and len(set(table)) == 1:
            return Assign(layout, slot, table[0])
        for distance, old in _distances(table).items():
            part = layout.holding(slot, old)
            if mask is not layout.full:
                part &= mask
            if not whole:
                part &= where
            if part:
                moves[distance] = moves[distance] | part if distance in moves else part
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
    code = item[2]
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
