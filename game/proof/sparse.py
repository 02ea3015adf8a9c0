"""Sets of valuations as sorted arrays of positions: what stands in for one integer where most of its bits would be 0.

A `Sparse` has the operators of the integer that it stands for (`|`, `&`, `& ~`, truth, `bit_count`), so that nothing that
asks about sets has to know their form. A *key* is a position as NumPy sorts it: a 64-bit integer where a layout has
one word, else its words, the most significant byte first, as one string of bytes.

A set is held in runs, each sorted and without repeats, every one less than half as long as the one before: to add a
little to much moves little (O'Neil et al., "The log-structured merge-tree", 1996). Two runs are joined by sorting, which
for two sorted halves is a merge, and comparing neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.proof.sparse_where import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Keys = NDArray[Any]
    """Positions, each as one key."""
    Columns = list[NDArray[np.int64]]
    """Positions, word by word."""

WORD = 64
"""How far apart in a position the words are."""


def keys_of(columns: Columns) -> Keys:
    """Return positions given word by word as keys."""
    if len(columns) == 1:
        return columns[0]
    rows = np.ascontiguousarray(np.stack(columns, axis=1).astype(">i8"))
    return rows.view(f"S{8 * len(columns)}").ravel()


def columns_of(keys: Keys) -> Columns:
    """Return keys word by word."""
    if keys.dtype == np.int64:
        return [keys]
    rows = np.ascontiguousarray(keys).view(">i8").reshape(len(keys), -1)
    return [rows[:, at].astype(np.int64) for at in range(rows.shape[1])]


def key_of(position: int, words: int) -> Keys:
    """Return the one key of a position."""
    parts = [position >> (WORD * at) & ((1 << WORD) - 1) for at in range(words)]
    return keys_of([np.array([part], np.int64) for part in parts])


def position_of(keys: Keys, at: int) -> int:
    """Return the position of one of some keys."""
    return sum(int(column[0]) << (WORD * word) for word, column in enumerate(columns_of(keys[at : at + 1])))


def ordered(keys: Keys) -> Keys:
    """Return keys sorted, each once."""
    if not np.all(keys[1:] > keys[:-1]):
        keys = np.sort(keys, kind="stable")
        fresh = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
        keys = keys[fresh]
    return keys


class Sparse:
    """A set of positions; it never changes, though its runs may be joined when it is asked for all of them."""

    __slots__ = ("_runs",)

    def __init__(self, runs: Sequence[Keys]) -> None:
        self._runs = list(runs)

    @classmethod
    def of(cls, columns: Columns) -> Sparse:
        """Return the set of positions given word by word, in any order and any number of times."""
        return cls([ordered(keys_of(columns))])

    @property
    def whole(self) -> Keys:
        """All keys in order, each once."""
        if len(self._runs) > 1:
            self._runs = [ordered(np.concatenate(self._runs))]
        return self._runs[0]

    def member(self, keys: Keys) -> NDArray[np.bool_]:
        """Return which of some keys are in the set."""
        found = np.zeros(len(keys), np.bool_)
        for run in self._runs:
            if len(run):
                at = np.searchsorted(run, keys)
                at[at == len(run)] = 0
                found |= run[at] == keys
        return found

    def __bool__(self) -> bool:
        return any(len(run) for run in self._runs)

    def bit_count(self) -> int:
        """Return how many positions there are."""
        return len(self.whole)

    def bit_length(self) -> int:
        """Return how many bits the set takes, as the length of an integer would say."""
        return sum(8 * run.nbytes for run in self._runs)

    def __or__(self, other: Sparse | int) -> Sparse:
        if isinstance(other, int):
            return self
        runs = sorted([*self._runs, *other._runs], key=len, reverse=True)
        while len(runs) > 1 and 2 * len(runs[-1]) > len(runs[-2]):
            last = runs.pop()
            runs[-1] = ordered(np.concatenate([runs[-1], last]))
        return Sparse(runs)

    __ror__ = __or__

    def __and__(self, other: Sparse | Outside | Where | int) -> Sparse:
        if isinstance(other, int):
            return self if other else Sparse([self.whole[:0]])
        if isinstance(other, Where):
            return Sparse([self.whole[other.of(columns_of(self.whole))]])
        if isinstance(other, Outside):
            return self._without(other.inside)
        few, many = (self, other) if len(self.whole) <= len(other.whole) else (other, self)
        return Sparse([few.whole[many.member(few.whole)]])

    __rand__ = __and__

    def _without(self, other: Sparse) -> Sparse:
        """Return what another set does not have; the smaller of both is looked for in the larger."""
        if len(self.whole) <= sum(map(len, other._runs)):
            return Sparse([self.whole[~other.member(self.whole)]])
        keep = np.ones(len(self.whole), np.bool_)
        for run in other._runs:
            at = np.searchsorted(self.whole, run)
            at[at == len(self.whole)] = 0
            keep[at[self.whole[at] == run]] = False
        return Sparse([self.whole[keep]])

    def __invert__(self) -> Outside:
        return Outside(self)


class Outside:
    """Everything but a set; it can only be intersected with one."""

    __slots__ = ("inside",)

    def __init__(self, inside: Sparse) -> None:
        self.inside = inside

    def __rand__(self, other: int) -> int:
        return other
