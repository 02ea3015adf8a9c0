"""Lowering the difficulty where sets are sorted arrays: a camp's set, in any form but products, carried position by position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from game.proof.lowering import Carrying, as_integer
from game.proof.sparse import WORD, Sparse, columns_of
from game.proof.sparse_layout import SparseLayout, where

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from game.proof.sparse import Columns


class SparseCarrying(Carrying):
    """Sets of a cell in one mode, carried to the same cell in an easier one; they are typed as integers."""

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        if not bits:
            return 0
        target = cast("SparseLayout", self._target)
        size, columns = self._positions(bits)
        found = [
            np.full(size, self._base >> (WORD * word) & ((1 << WORD) - 1), np.int64)
            for word in range(target.words)
        ]
        for slot, _, leads in self._levels:
            if any(leads):
                word = where(target.strides[slot])[0]
                table = np.array([lead >> (WORD * word) for lead in leads], np.int64)
                found[word] += table.take(self._places(slot, columns))
        return Sparse.of(found)

    def _positions(self, bits: Any) -> tuple[int, Columns]:
        if isinstance(self._source, SparseLayout):
            return bits.bit_count(), columns_of(bits.whole)
        whole = as_integer(self._source, bits)
        raw = np.frombuffer(whole.to_bytes(whole.bit_length() // 8 + 1, "little"), np.uint8)
        positions = np.flatnonzero(np.unpackbits(raw, bitorder="little")).astype(np.int64)
        return len(positions), [positions]

    def _places(self, slot: int, columns: Columns) -> NDArray[np.int64]:
        if isinstance(self._source, SparseLayout):
            return self._source.places(slot, columns)
        found: NDArray[np.int64] = columns[0] // self._source.strides[slot] % len(self._source.domains[slot])
        return found
