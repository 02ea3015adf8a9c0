"""Layouts for sparse sets: each slot has bits of its own in one of a position's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from game.proof.layout import Layout
from game.proof.sparse import WORD, Sparse, key_of, position_of
from game.proof.sparse_moves import Mapped
from game.proof.sparse_where import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from game.proof.domains import Domains
    from game.proof.movements import Movement

MOST_BITS = WORD - 1
"""Bits that a word holds, so that it is never below 0."""


class SparseLayout(Layout):
    """Slots with their strides, powers of two, in as many words as they need; sets and masks are typed as integers."""

    __slots__ = ("_every", "ones", "words")

    def __init__(self, domains: Domains, order: Iterable[int]) -> None:
        super().__init__(domains, order)
        self.ones: dict[int, int] = {}
        """By stride, the largest place that there is room for."""
        used, self.words = 0, 1
        for slot in self.order:
            width = (len(domains[slot]) - 1).bit_length()
            if used + width > MOST_BITS:
                used, self.words = 0, self.words + 1
            stride = 1 << (WORD * (self.words - 1) + used)
            self.strides[slot] = stride
            self.ones[stride] = (1 << width) - 1
            used += width
        self._every: Where | None = None

    @property
    def full(self) -> Any:
        """The condition that always holds; made when it is first asked for."""
        if self._every is None:
            self._every = Where(self, (), np.ones((), np.bool_))
        return self._every

    def counts(self, slots: Iterable[int]) -> list[int]:
        """Return how many values slots have."""
        return [len(self.domains[slot]) for slot in slots]

    def places(self, slot: int, columns: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
        """Return the place of a slot's value for each position."""
        stride = self.strides[slot]
        word, shift = where(stride)
        found: NDArray[np.int64] = columns[word] >> shift & self.ones[stride]
        return found

    def proper(self, slots: Iterable[int], columns: Sequence[NDArray[np.int64]]) -> NDArray[np.bool_]:
        """Return which positions have a value of the slots in every place; a word below 0 has none."""
        found = np.ones(len(columns[0]), np.bool_)
        for slot in slots:
            found &= columns[where(self.strides[slot])[0]] >= 0
            found &= self.places(slot, columns) < len(self.domains[slot])
        return found

    def _holding(self, slot: int, indices: tuple[int, ...]) -> Any:
        if len(indices) == len(self.domains[slot]):
            return self.full
        table = np.zeros(len(self.domains[slot]), np.bool_)
        table[list(indices)] = True
        return Where(self, (slot,), table) if indices else 0

    def valuation(self, position: int) -> dict[int, int]:
        """Return the value of each slot at a position."""
        return {
            slot: self.domains[slot][position // stride & self.ones[stride]]
            for slot, stride in self.strides.items()
        }

    def valuations(self, bits: Any) -> Iterator[dict[int, int]]:
        """Yield every valuation of a set, by position."""
        for at in range(bits.bit_count()):
            yield self.valuation(position_of(bits.whole, at))

    def lowest(self, bits: Any) -> int:
        """Return the position that comes first in a set."""
        return position_of(bits.whole, 0)

    def single(self, position: int) -> Any:
        """Return the set of one position."""
        return Sparse([key_of(position, self.words)])

    def forget(self) -> None:
        """Give up all that was made so far."""
        super().forget()
        self._every = None

    def _readied(self, move: Movement, target: Layout) -> Movement:
        return Mapped(move, self, cast("SparseLayout", target))


def where(stride: int) -> tuple[int, int]:
    """Return the word in which a stride counts, and how far up."""
    return divmod(stride.bit_length() - 1, WORD)
