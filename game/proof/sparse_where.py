"""Where a condition holds, in place of a mask: a truth for each combination of the places of the slots it looks at.

`masks` builds these by the same steps as masks, for they have the operators of one. Beyond so many combinations an
operation is done on the truths of each position instead, when it is asked for.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from game.proof.sparse_layout import SparseLayout

    Truth = NDArray[np.bool_]
    Columns = list[NDArray[np.int64]]

LARGEST = 1 << 16
"""Most combinations that are tabled."""


class Where:
    """A condition on positions of a layout: a table, or what stands for two with an operation between them."""

    __slots__ = ("layout", "slots", "table")

    def __init__(self, layout: SparseLayout, slots: tuple[int, ...], table: NDArray[Any]) -> None:
        self.layout = layout
        self.slots = slots
        """The slots looked at, in ascending order."""
        self.table = table
        """The truth by their places, an axis for each slot."""

    def of(self, columns: Columns) -> Truth:
        """Return where the condition holds."""
        found: Truth = self.table.ravel().take(numbers(self.layout, self.slots, columns))
        return found

    def bit_length(self) -> int:
        """Return how many bits it takes."""
        return 8 * self.table.nbytes

    def __and__(self, other: Where | int) -> Any:
        return self._with(other, np.logical_and, 0)

    def __or__(self, other: Where | int) -> Any:
        return self._with(other, np.logical_or, self)

    def __xor__(self, other: Where | int) -> Any:
        return self._with(other, np.logical_xor, self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self) -> Any:
        return self ^ self.layout.full

    def _with(self, other: Where | int, done: Callable[[Any, Any], Any], nothing: Any) -> Any:
        """Return what an operation makes of two conditions; `nothing` is what it makes of one and 0."""
        if isinstance(other, int):
            return nothing
        if not isinstance(other, Where):
            return NotImplemented
        slots = tuple(sorted({*self.slots, *other.slots}))
        if not tabled(self.layout, slots, [self, other]):
            return Combined(self, other, done)
        table = done(aligned(self, slots), aligned(other, slots))
        if not table.any():
            return 0
        return self.layout.full if table.all() else Where(self.layout, slots, table)


class Combined(Where):
    """Two conditions that look at too many values together for a table."""

    __slots__ = ("done", "left", "right")

    def __init__(self, left: Where, right: Where, done: Callable[[Any, Any], Any]) -> None:
        slots = tuple(sorted({*left.slots, *right.slots}))
        super().__init__(left.layout, slots, np.ones((), np.bool_))
        self.left = left
        self.right = right
        self.done = done

    def of(self, columns: Columns) -> Truth:
        """Return where the operation on both truths holds."""
        found: Truth = self.done(self.left.of(columns), self.right.of(columns))
        return found


def tabled(layout: SparseLayout, slots: Sequence[int], conditions: Iterable[Where]) -> bool:
    """Return whether a table of some slots can hold what conditions on them say."""
    return prod(layout.counts(slots)) <= LARGEST and not any(isinstance(one, Combined) for one in conditions)


def aligned(where: Where, slots: Sequence[int]) -> NDArray[Any]:
    """Return a table with an axis for each of more slots, one long for those that it does not look at."""
    counts = iter(where.table.shape)
    return where.table.reshape([next(counts) if slot in where.slots else 1 for slot in slots])


def numbers(layout: SparseLayout, slots: Sequence[int], columns: Columns) -> NDArray[np.int64]:
    """Return the number of each position's combination of places, the last slot's counting by one."""
    if not slots:
        return np.zeros(len(columns[0]), np.int64)
    found = layout.places(slots[0], columns)
    for slot, count in zip(slots[1:], layout.counts(slots[1:]), strict=True):
        found = found * count + layout.places(slot, columns)
    return found
