"""Sets carried slot by slot: a set is parted by the values of its uppermost slot, and each part goes where its value leads."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Level = tuple[int, Sequence[tuple[int, int]]]
    """A slot's stride, and of each place that leads anywhere (how many bits up it stands, how many it leads to)."""

REMEMBERED = 1 << 9
"""Parts of a set with strides up to this are remembered when they are carried: the same ones come again and again."""
MOST_REMEMBERED = 1 << 12
"""Most parts that are remembered for one slot."""


class Parted:
    """Where the values of each slot lead; several may lead to one place."""

    __slots__ = ("_alike", "_known", "_levels")

    def __init__(self, levels: Sequence[Level], alike: int = 0) -> None:
        self._levels = levels
        """Of each slot, the lowest first."""
        self._alike = alike
        """How many of the lowest slots lead to where they stand."""
        self._known: list[dict[int, int]] = [{} for _ in levels]

    def carried(self, bits: int, level: int) -> int:
        """Return where a set of that many of the lowest slots leads."""
        if level <= self._alike or not bits:
            return bits
        if self._levels[level - 1][0] > REMEMBERED:
            return self._moved(bits, level)
        known = self._known[level - 1]
        found = known.get(bits)
        if found is None:
            found = self._moved(bits, level)
            if len(known) < MOST_REMEMBERED:
                known[bits] = found
        return found

    def _moved(self, bits: int, level: int) -> int:
        stride, places = self._levels[level - 1]
        ones = (1 << stride) - 1
        found = 0
        for down, up in places:
            part = bits >> down & ones
            if part:
                found |= self.carried(part, level - 1) << up
        return found
