"""States of many runs as arrays: every slot a field of bits in one of a few words, and code as arithmetic on them.

A *word* is an array of whole numbers of 64 bits, one for each run; a slot's field in it holds its value less the
slot's lowest. What is asked of a field is asked without moving it: `word & mask` keeps the order of its values.
"""

from __future__ import annotations

from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from game.story.program import Code, Tables

    Word = NDArray[np.int64]
    Words = list[Word]
    Worth = Callable[[Words], Any]
    """From the words of some runs to a number or truth for each, or one for all."""

BITS = 62
"""Bits of a word that fields take: below its sign, and none of them is lost to a carry."""
COMPARED: dict[str, Callable[[Any, Any], Any]] = {"lt": lt, "le": le, "gt": gt, "ge": ge, "eq": eq, "ne": ne}
MIRRORED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
RECKONED: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
}


class Field(NamedTuple):
    """Where a slot stands."""

    word: int
    shift: int
    mask: int
    """Its bits, in place."""
    low: int
    """The value that no bits mean."""
    high: int


class Fields:
    """The slots of a program in one mode, but for tags and what never changes, as fields of words."""

    def __init__(self, tables: Tables, mode: int) -> None:
        tops = tables.modes[mode].tops
        self.of: dict[int, Field] = {}
        self.fixed: dict[int, int] = {}
        """The value of each slot that has only one."""
        used: list[int] = []
        for index, slot in enumerate(tables.slots[: tables.tags_from]):
            high = min(slot.high, tops[index])
            if slot.kind == "mode" or high == slot.low:
                self.fixed[index] = mode if slot.kind == "mode" else slot.low
                continue
            width = (high - slot.low).bit_length()
            word = next((at for at, taken in enumerate(used) if taken + width <= BITS), len(used))
            if word == len(used):
                used.append(0)
            self.of[index] = Field(word, used[word], (1 << width) - 1 << used[word], slot.low, high)
            used[word] += width
        self.count = max(1, len(used))

    def started(self, values: Sequence[int], runs: int) -> Words:
        """Return the words of runs that all have the same values."""
        whole = [0] * self.count
        for slot, field in self.of.items():
            whole[field.word] |= values[slot] - field.low << field.shift
        return [np.full(runs, word, np.int64) for word in whole]

    def values(self, slot: int, words: Words) -> Any:
        """Return the value of a slot in each run."""
        field = self.of.get(slot)
        if field is None:
            return self.fixed[slot]
        return ((words[field.word] & field.mask) >> field.shift) + field.low

    def worth(self, code: Code) -> Worth:
        """Return the function from words to what a code is worth: a truth where it is one, else a number."""
        op = code[0]
        if op == "int":
            number: int = code[1]
            return lambda _words: number
        if op == "var":
            return lambda words: self.values(code[1], words)
        if op in COMPARED:
            return self._compared(op, code[1], code[2])
        if op in RECKONED:
            done, a, b = RECKONED[op], self.worth(code[1]), self.worth(code[2])
            return lambda words: done(a(words), b(words))
        if op == "if":
            asked, first, second = self.truth(code[1]), self.worth(code[2]), self.worth(code[3])
            return lambda words: np.where(asked(words), first(words), second(words))
        return self.truth(code)

    def truth(self, code: Code) -> Worth:
        """Return the function from words to whether a condition holds."""
        op = code[0]
        if op in ("and", "or"):
            joined, a, b = (and_ if op == "and" else or_), self.truth(code[1]), self.truth(code[2])
            return lambda words: joined(a(words), b(words))
        if op == "not":
            asked = self.truth(code[1])
            return lambda words: np.logical_not(asked(words))
        if op in COMPARED:
            return self._compared(op, code[1], code[2])
        if op == "var":
            return self._compared("ne", code, ("int", 0))
        worth = self.worth(code)
        return lambda words: np.not_equal(worth(words), 0)

    def _compared(self, op: str, left: Code, right: Code) -> Worth:
        if left[0] == "int" and right[0] == "var":
            op, left, right = MIRRORED[op], right, left
        compare = COMPARED[op]
        if left[0] == "var" and right[0] == "int" and left[1] in self.of:
            field = self.of[left[1]]
            widest = (field.mask >> field.shift) + 1
            edge = min(max(right[1] - field.low, -1), widest) << field.shift
            at, mask = field.word, field.mask
            return lambda words: compare(words[at] & mask, edge)
        a, b = self.worth(left), self.worth(right)
        return lambda words: compare(a(words), b(words))
