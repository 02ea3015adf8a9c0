"""Links for sparse sets: positions go through all movements of a link before they are put in order again."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from game.proof.form import SPARSE, Form
from game.proof.space import Way
from game.proof.sparse import Sparse, columns_of, keys_of
from game.proof.sparse_layout import SparseLayout

if TYPE_CHECKING:
    from game.proof.sparse import Columns
    from game.proof.sparse_moves import Mapped

DEARER = 4
"""How many times dearer it is to look for a position in a set than to move one."""


class SparseWay(Way):
    """A link between two nodes, on sparse sets; they are typed as the integers that they stand in for."""

    __slots__ = ()

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        found = self._led(columns_of(bits.whole)) if bits else None
        return 0 if found is None else Sparse.of(found)

    def backward(self, bits: Any) -> Any:
        """Return everything that leads into a set."""
        if not bits:
            return 0
        columns = columns_of(bits.whole)
        for move in reversed(self._maps()):
            columns = move.back(columns)
        return Sparse.of(columns)

    def into(self, bits: Any, within: Any) -> Any:
        """Return the part of a set that leads into another, or into all that a condition holds for."""
        if not bits or not within:
            return 0
        if isinstance(bits, Sparse) and self._few(bits) < within.bit_count():
            return self.backward(bits) & within
        *found, sources = self._traced(within) or [within.whole[:0]]
        if not found:
            return 0
        keep = bits.member(keys_of(found)) if isinstance(bits, Sparse) else bits.of(found)
        return Sparse([within.whole[sources[keep]]])

    def stopping(self, bits: Any) -> Any:
        """Return the part of a set that leads nowhere."""
        traced = self._traced(bits) if bits else None
        return bits if traced is None else Sparse([np.delete(bits.whole, traced[-1])])

    def passing(self, bits: Any) -> Any:
        """Return the part of a set that leads anywhere."""
        return bits & ~self.stopping(bits)

    def _few(self, bits: Sparse) -> int:
        """Return how much work it is to go back from a set."""
        return bits.bit_count() * prod(move.growth for move in self._maps()) * DEARER

    def _traced(self, bits: Sparse) -> Columns | None:
        """Return where a set leads, with a last column that says from which of its positions."""
        columns = columns_of(bits.whole)
        return self._led([*columns, np.arange(len(columns[0]))])

    def _led(self, columns: Columns) -> Columns | None:
        for move in self._maps():
            columns = move.on(columns)
            if not len(columns[0]):
                return None
        return columns

    def _maps(self) -> tuple[Mapped, ...]:
        return cast("tuple[Mapped, ...]", self.moves)


ARRAYS = Form(SPARSE, SparseLayout, SparseWay, one_layout=1 << 40, narrow=1 << 40)
"""Each set is a sorted array; a wide layout costs it nothing, and every change of layout is work."""
