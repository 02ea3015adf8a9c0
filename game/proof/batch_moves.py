"""Items of a link as changes to the words of many runs, worked out from what `domains.after` says of each value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.proof.domains import after
from game.proof.points import CHANGES, CONDITIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.proof.batch_fields import Field, Fields, Words
    from game.proof.points import Item
    from game.story.program import Tables

    Change = Callable[[Words], None]
    """Changes words in place."""


def change(tables: Tables, mode: int, fields: Fields, item: Item) -> Change | None:
    """Return what an item does to words, or None where it changes nothing that is kept."""
    if item[0] not in CHANGES or item[1] not in fields.of:
        return None
    field = fields.of[item[1]]
    constant = item[0] != "set" or item[2][0] == "int"
    done = _by_value(tables, mode, field, item) if constant else _assigned(tables, mode, fields, item)
    if item[0] not in CONDITIONAL or item[3] is None:
        return done
    return _where(fields, field, item, done)


def together(changes: Sequence[Change | None]) -> Change | None:
    """Return changes done one after the other, or None for none."""
    every = tuple(one for one in changes if one is not None)
    if len(every) < 2:
        return every[0] if every else None

    def all_of(words: Words) -> None:
        for one in every:
            one(words)

    return all_of


def _by_value(tables: Tables, mode: int, field: Field, item: Item) -> Change | None:
    """Return a change whose distance depends on nothing but the value before."""
    wanted = item[2][1] if item[0] == "set" else None
    count = (field.mask >> field.shift) + 1
    values = [min(field.low + at, field.high) for at in range(count)]
    results = [after(tables, mode, item, old, wanted) for old in values]
    if not any(new != old for old, new in zip(values, results, strict=True)):
        return None
    at, mask, shift = field.word, field.mask, field.shift
    if len(set(results)) == 1:
        clear, put = ~mask, results[0] - field.low << shift

        def assign(words: Words) -> None:
            words[at] &= clear
            if put:
                words[at] |= put

        return assign
    distance = np.array([new - old << shift for old, new in zip(values, results, strict=True)], np.int64)

    def move(words: Words) -> None:
        word = words[at]
        word += distance[(word & mask) >> shift]

    return move


def _assigned(tables: Tables, mode: int, fields: Fields, item: Item) -> Change:
    """Return an assignment of what some code is worth."""
    field, slot = fields.of[item[1]], tables.slots[item[1]]
    worth, top = fields.worth(item[2]), tables.modes[mode].tops[item[1]]

    def assign(words: Words) -> None:
        word = words[field.word]
        old = word & field.mask
        new: Any = np.clip(worth(words), slot.low, top).astype(np.int64) - field.low << field.shift
        if slot.kind == "bond":
            new = np.where(old == 0, old, new)
        word += new - old

    return assign


def _where(fields: Fields, field: Field, item: Item, done: Change | None) -> Change | None:
    """Return a change that comes only where its condition holds."""
    if done is None:
        return None
    holds, at = fields.truth(item[3]), field.word

    def guarded(words: Words) -> None:
        before = words[at]
        where = holds(words)
        words[at] = before.copy()
        done(words)
        words[at] = np.where(where, words[at], before)

    return guarded
