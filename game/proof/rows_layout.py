"""Layouts for sets in rows: a bit in a row for the lower slots, and the number of the row for the upper ones.

A layout of few bits has no rows: its sets are integers, as those of layouts in which nothing is in rows.
"""

from __future__ import annotations

from math import prod

from game.proof.layout import Layout, lowest, repeat
from game.proof.rows import Mask, Rows
from game.proof.rows_moves import Carried, as_rows, in_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from game.proof.domains import Domains
    from game.proof.movements import Movement

LEAST = 1 << 14
"""Bits below which a row is not worth what Python asks for each."""
MOST = 512
"""Rows above which there are too many."""
SHORT = 8
"""How many times as long as the least row an integer may be that is not worth cutting into rows."""


class ShortLayout(Layout):
    """Slots that are few beside those of others, which are in rows: a set is one integer, as it would be a lone row."""

    __slots__ = ()

    number = 1

    @property
    def width(self) -> int:
        """How many bits the row has."""
        return self.size

    def _readied(self, move: Movement, target: Layout) -> Movement:
        repack: Any = move  # nothing else leads from one layout to another
        return Carried(repack, self, target) if isinstance(target, RowsLayout) else move

    def rows_of(self, bits: int) -> dict[int, int]:
        """Return a set as its one row."""
        return {0: bits} if bits else {}

    def of_rows(self, rows: dict[int, int]) -> int:
        """Return the set of one row."""
        return rows.get(0, 0)


class RowsLayout(Layout):
    """Slots with their strides as in an integer, cut where the rows begin; sets and masks are typed as integers."""

    __slots__ = ("_every", "_known", "_whole", "number", "width")

    def __init__(self, domains: Domains, order: Iterable[int]) -> None:
        super().__init__(domains, order)
        self.width = 1
        """How many bits a row has."""
        for slot in self.order:
            if self.width >= LEAST and self.size // self.width <= MOST:
                break
            self.width *= len(domains[slot])
        self.number = self.size // self.width
        """How many rows there are."""
        self._whole = 0
        self._known: dict[int, int] = {}
        self._every: Mask | None = None

    @property
    def whole(self) -> int:
        """The row in which every bit is set; made when it is first asked for."""
        if not self._whole:
            self._whole = self.part((1 << self.width) - 1)
        return self._whole

    @property
    def full(self) -> Any:
        """The condition that always holds."""
        if self._every is None:
            self._every = Mask(self, [self.whole] * self.number)
        return self._every

    def part(self, row: int) -> int:
        """Return a part of a mask as the one integer that is equal to it."""
        return self._known.setdefault(row, row)

    def mask(self, parts: Sequence[int]) -> Any:
        """Return a mask of such parts, 0 where nothing is in it."""
        part = parts[0]
        if parts.count(part) == len(parts):
            if part is self.whole:
                return self.full
            return Mask(self, parts) if part else 0
        return Mask(self, parts)

    def _holding(self, slot: int, indices: tuple[int, ...]) -> Any:
        stride, count = self.strides[slot], len(self.domains[slot])
        if len(indices) == count:
            return self.full
        if stride >= self.width:
            step = stride // self.width
            return self.mask(
                [self.whole if number // step % count in indices else 0 for number in range(self.number)]
            )
        block = 0
        for index in indices:
            block |= ((1 << stride) - 1) << (index * stride)
        return self.mask([self.part(repeat(block, stride * count, self.width))] * self.number)

    def held(self) -> int:
        """Return how many bytes the masks made so far take."""
        if len(self._known) != self._held[0]:
            self._held = len(self._known), sum(part.bit_length() for part in self._known) // 8
        return self._held[1]

    def forget(self) -> None:
        """Give up all that was made so far."""
        super().forget()
        self._known.clear()
        self._whole, self._every = 0, None

    def valuations(self, bits: Any) -> Iterator[dict[int, int]]:
        """Yield every valuation of a set, by position."""
        for number, row in sorted(bits.rows.items()):
            yield from super().valuations(row << number * self.width)

    def lowest(self, bits: Any) -> int:
        """Return the position that comes first in a set."""
        number: int = min(bits.rows)
        return number * self.width + lowest(bits.rows[number])

    def single(self, position: int) -> Any:
        """Return the set of one position."""
        return Rows({position // self.width: 1 << position % self.width})

    def _readied(self, move: Movement, target: Layout) -> Movement:
        to: Any = target
        return in_rows(move, self, to)

    def rows_of(self, bits: Any) -> dict[int, int]:
        """Return the rows of a set."""
        return as_rows(bits).rows

    def of_rows(self, rows: dict[int, int]) -> Any:
        """Return the set of some rows."""
        return Rows(rows)


def short_or_in_rows(domains: Domains, order: Iterable[int]) -> Layout:
    """Return the layout of some slots, in rows where they make more than a short integer."""
    slots = tuple(order)
    size = prod(len(domains[slot]) for slot in slots)
    return (ShortLayout if size <= SHORT * LEAST else RowsLayout)(domains, slots)
