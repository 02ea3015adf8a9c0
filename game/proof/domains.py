"""Which values each slot can ever have in one mode, whatever the others are: the smallest set closed under every effect.

What is left out is never reached, so a range that only moves in steps is stored by its steps, and a slot that nothing
changes (the mode, to begin with) has one value.
"""

from __future__ import annotations

from itertools import product
from math import prod

from game.engine.operations import saturate
from game.engine.state import start_values
from game.language.closures import link
from game.language.code import slots
from game.proof.sites import every_ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.story.program import Code, Ops, Tables

    Domains = tuple[tuple[int, ...], ...]
    Item = tuple[object, ...]

MOST_COMBINATIONS = 4096
"""Most combinations of values on which an expression is tried; past it every value of the range counts as possible."""


def value_sets(tables: Tables, mode: int) -> Domains:
    """Return the values that each slot can have in a mode, in order."""
    found = [{value} for value in start_values(tables, mode)]
    items = list(_changes(tables, mode))
    growing = True
    while growing:
        growing = False
        for item in items:
            values = found[_slot(item)]
            before = len(values)
            values.update(_results(tables, mode, found, item))
            growing = growing or len(values) > before
    return tuple(tuple(sorted(values)) for values in found)


def after(tables: Tables, mode: int, item: Sequence[object], old: int, wanted: int | None = None) -> int:
    """Return what an unconditional change makes of one value; `wanted` is what a `set` assigns."""
    kind, index = item[0], _slot(item)
    slot = tables.slots[index]
    if kind == "pay":
        return old - _number(item)
    if kind == "visit":
        return min(old + 1, slot.high)
    if kind == "down":
        return old - 1 if old > 0 else old
    if kind == "off":
        return 0
    if slot.kind == "bond" and old == slot.low:
        return old
    aim = old + _number(item) if kind == "add" else wanted if wanted is not None else old
    return saturate(aim, slot.low, tables.modes[mode].tops[index])


def _slot(item: Sequence[object]) -> int:
    index = item[1]
    assert isinstance(index, int)  # noqa: S101 - the second part of every change is its slot
    return index


def _number(item: Sequence[object]) -> int:
    amount = item[2]
    assert isinstance(amount, int)  # noqa: S101 - of an `add` and a `pay` the third part is the amount
    return amount


def _results(tables: Tables, mode: int, found: list[set[int]], item: Item) -> Iterator[int]:
    index = _slot(item)
    slot = tables.slots[index]
    if item[0] == "set":
        wanted = _possible(item[2], found)
        if wanted is None:
            yield from range(slot.low, tables.modes[mode].tops[index] + 1)
            return
        yield from [after(tables, mode, item, old, aim) for old in tuple(found[index]) for aim in wanted]
        return
    for old in tuple(found[index]):
        if item[0] != "pay" or old - _number(item) >= slot.low:
            yield after(tables, mode, item, old)


def _possible(code: Code, found: list[set[int]]) -> set[int] | None:
    read = sorted(slots(code))
    if prod(len(found[slot]) for slot in read) > MOST_COMBINATIONS:
        return None
    value = link(code)
    values = [0] * len(found)  # of which the code reads those that are put in
    results = set()
    for combination in product(*(found[slot] for slot in read)):
        for slot, number in zip(read, combination, strict=True):
            values[slot] = number
        results.add(value(values))
    return results


def _changes(tables: Tables, mode: int) -> Iterator[Item]:
    """Yield every change that anything in the story makes, without its condition."""
    seen: set[Item] = set()
    watched = {rule.timer for rule in tables.rules if rule.timer >= 0}
    for item in _all_changes(tables, mode):
        if item[0] == "tick":
            kept: list[Item] = [("down", item[1])]
            if item[1] in watched:
                kept.append(("off", item[1]))
        else:
            kept = [tuple(item[:3])]
        for one in kept:
            if one not in seen:
                seen.add(one)
                yield one


def _all_changes(tables: Tables, mode: int) -> Iterator[Item]:
    yield from (("pay", *price) for price in tables.modes[mode].push)
    yield from (("tick", slot) for slot in (*tables.choice_ticks, *tables.episode_ticks))
    yield from (("pay", *price) for choice in tables.choices for price in choice.costs[mode])
    yield from (("visit", scene.visits) for scene in tables.scenes if scene.visits >= 0)
    for ops in every_ops(tables):
        yield from _moving(ops)


def _moving(ops: Ops) -> Iterable[Item]:
    return (_hashable(op) for op in ops if op[0] in ("add", "set", "tick"))


def _hashable(part: Sequence[object]) -> Item:
    return tuple(_hashable(one) if isinstance(one, (list, tuple)) else one for one in part)
