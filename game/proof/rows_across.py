"""Rows carried from one layout to another: what is in a row is carried as in an integer, its number says how far up."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.movements import Carry
    from game.proof.rows_moves import AnyLayout


class Across:
    """The slots that two layouts have are given the strides and places of the other."""

    __slots__ = ("_carry", "_inside", "_starts", "_width")

    def __init__(self, source: AnyLayout, target: AnyLayout, carry: Carry) -> None:
        self._carry = carry
        self._inside = sum(old < source.width for old, _, _ in carry.levels)
        """How many slots stand inside the rows of the source."""
        self._width = target.width
        self._starts: list[int | None] = [0]
        """For each row of the source the position that its own slots lead to; None where a value has no place there."""
        reached = 1
        outside = zip(carry.common[self._inside :], carry.levels[self._inside :], strict=True)
        for slot, (old, new, places) in outside:
            step, there = old // source.width, dict(places)
            self._starts = [self._starts[number % reached] for number in range(step)]
            count = len(source.domains[slot])
            self._starts = [
                None if start is None or value not in there else start + there[value] * new
                for value in range(count)
                for start in self._starts
            ]
            reached = step * count
        self._starts = [self._starts[number % reached] for number in range(source.number)]

    def done(self, rows: dict[int, int]) -> dict[int, int]:
        """Return rows in the other layout."""
        carry, inside, width = self._carry, self._inside, self._width
        found: dict[int, int] = {}
        for number, row in rows.items():
            start = self._starts[number]
            if start is None:
                continue
            at, within = divmod(start, width)
            carried = carry.lower(row, inside) << within
            for up, part in ((0, carried),) if carried.bit_length() <= width else _cut(carried, width):
                if part:
                    found[at + up] = found[at + up] | part if at + up in found else part
        return found


def _cut(bits: int, width: int) -> list[tuple[int, int]]:
    """Return the rows of an integer with their numbers, halved again and again."""
    step = 1
    while width * step < bits.bit_length():
        step *= 2
    rows = [(0, bits)]
    while step > 1:
        step //= 2
        halves = []
        for number, row in rows:
            upper = row >> width * step
            lower = row ^ upper << width * step
            halves += [(at, part) for at, part in ((number, lower), (number + step, upper)) if part]
        rows = halves
    return rows
