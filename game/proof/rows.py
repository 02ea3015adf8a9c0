"""Sets of valuations in rows: one integer for each combination of the upper slots that any valuation has.

The slots of a layout are parted in two. The lower ones make a bit position in an integer, the *row*; the upper ones
make the row's number. So what asks for an upper slot or changes it moves rows and touches no bit, masks are as short as
a row, and rows in which nothing is are not there. A `Rows` has the operators of the integer that it stands for.
"""

from __future__ import annotations

from operator import and_, or_, xor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from game.proof.rows_layout import RowsLayout


class Rows:
    """A set; it never changes."""

    __slots__ = ("_length", "rows")

    def __init__(self, rows: dict[int, int]) -> None:
        self.rows = rows
        """By number, the rows that are not empty."""
        self._length = -1

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __or__(self, other: Rows | int) -> Rows:
        if isinstance(other, int):
            return self
        most, least = (self, other) if len(self.rows) >= len(other.rows) else (other, self)
        found = dict(most.rows)
        for number, row in least.rows.items():
            found[number] = found[number] | row if number in found else row
        return Rows(found)

    __ror__ = __or__

    def __and__(self, other: Rows | Outside | Mask | int) -> Rows:
        if isinstance(other, int):
            return self if other else Rows({})  # of integers there are 0 and all that is outside 0
        if isinstance(other, Mask):
            return kept(self, other)
        if isinstance(other, Outside):
            return self._without(other.inside)
        theirs = other.rows
        found = {}
        for number, row in self.rows.items():
            both = row & theirs.get(number, 0)
            if both:
                found[number] = both
        return Rows(found)

    __rand__ = __and__

    def _without(self, other: Rows) -> Rows:
        found = dict(self.rows)
        for number, row in other.rows.items():
            own = found.get(number, 0)
            own ^= own & row
            if own:
                found[number] = own
            else:
                found.pop(number, None)
        return Rows(found)

    def __invert__(self) -> Outside:
        return Outside(self)

    def bit_count(self) -> int:
        """Return how many valuations there are."""
        return sum(map(int.bit_count, self.rows.values()))

    def bit_length(self) -> int:
        """Return how many bits the set takes, as the length of an integer would say."""
        if self._length < 0:
            self._length = sum(map(int.bit_length, self.rows.values()))
        return self._length


class Outside:
    """All that a set does not have."""

    __slots__ = ("inside",)

    def __init__(self, inside: Rows) -> None:
        self.inside = inside


class Mask:
    """Where a condition holds: for each row, the part of it; equal parts are one integer, and so are all whole ones."""

    __slots__ = ("layout", "parts")

    def __init__(self, layout: RowsLayout, parts: Sequence[int]) -> None:
        self.layout = layout
        self.parts = parts

    def bit_length(self) -> int:
        """Return how many bits it takes."""
        return sum({id(part): part.bit_length() for part in self.parts}.values())

    def __and__(self, other: Mask | int) -> Any:
        return 0 if isinstance(other, int) else self._with(other, and_)

    def __or__(self, other: Mask | int) -> Any:
        return self if isinstance(other, int) else self._with(other, or_)

    def __xor__(self, other: Mask | int) -> Any:
        return self if isinstance(other, int) else self._with(other, xor)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self) -> Any:
        return self ^ self.layout.full

    def _with(self, other: Mask, done: Callable[[int, int], int]) -> Any:
        if not isinstance(other, Mask):
            return NotImplemented
        keys = list(zip(map(id, self.parts), map(id, other.parts), strict=True))
        pairs = dict(zip(keys, zip(self.parts, other.parts, strict=True), strict=True))
        known = {key: self.layout.part(done(*pair)) for key, pair in pairs.items()}
        return self.layout.mask(list(map(known.__getitem__, keys)))


def kept(bits: Rows, mask: Mask) -> Rows:
    """Return what of a set is inside a mask."""
    parts, whole = mask.parts, mask.layout.whole
    found = {}
    for number, row in bits.rows.items():
        part = parts[number]
        inside = row if part is whole else row & part
        if inside:
            found[number] = inside
    return Rows(found)
