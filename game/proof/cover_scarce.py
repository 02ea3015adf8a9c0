"""Scarce pieces: many of which one run takes but a few, so that many runs are needed for all of them.

Where no run takes more than k of n pieces, n / k runs are needed, rounded up (what Farley, "A note on bounding a class of
linear programming problems, including cutting stock problems", 1990, says of weights that are all one). The pieces are
looked for among those of which the runs at hand take no more; how many a run can take at most is then exact (`Counts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.cover_takes import Counts, TooMany
from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.proof.cover_heaviest import Heaviest
    from game.proof.cover_pieces import Mask
    from game.proof.reach import Reached

MOST_TAKEN = 8
"""Most of the pieces that one run may take."""
ORDERS = 24
"""Orders in which pieces are tried for each number."""
MISTAKES = 12
"""Sets that a new run proves wrong before a number is given up."""
PARTS = 10_000
"""Most parts of sets that are carried along for one count."""


class Scarce:
    """The search for scarce pieces."""

    def __init__(self, reached: Reached, heaviest: Heaviest) -> None:
        self.reached = reached
        self.heaviest = heaviest
        self.pieces = heaviest.pieces

    def least(self, least: int, most: int, weights: Sequence[int], over: Callable[[], bool]) -> int:
        """Return how many runs are needed, if that is more than `least`; pieces of more weight are tried first."""
        for taken in range(2, MOST_TAKEN + 1):
            for _ in range(MISTAKES):
                scarce = self._scarce(taken, weights)
                if least >= most or over() or _rounded(scarce, taken) <= least:
                    break
                worth = [scarce >> number & 1 for number in range(len(self.pieces))]
                if self.heaviest.run(worth).gain <= taken:
                    least = max(least, self._counted(scarce, over))
                    break
        return least

    def _counted(self, scarce: Mask, over: Callable[[], bool]) -> int:
        """Return how many runs scarce pieces need for certain; 0 where that takes too much."""
        counts = Counts(self.reached, self.heaviest, PARTS, over)
        try:
            return _rounded(scarce, max(map(int.bit_count, counts.of(scarce))))
        except TooMany:
            return 0

    def _scarce(self, taken: int, weights: Sequence[int]) -> Mask:
        """Return pieces of which no run at hand takes more than so many: the most in some orders."""
        runs = self._runs()
        once = [number for number in places(self.pieces.whole & ~self.heaviest.again) if runs[number]]
        found = (
            _packed(sorted(once, key=lambda one: -weights[one] * self.heaviest.chance.random()), runs, taken)
            for _ in range(ORDERS)
        )
        return max(found, key=int.bit_count)

    def _runs(self) -> list[int]:
        """Return for each piece the runs at hand that take it, as a set."""
        found = [0] * len(self.pieces)
        for place, taken in enumerate(self.heaviest.seen):
            for number in places(taken):
                found[number] |= 1 << place
        return found


def _packed(order: Sequence[int], runs: Sequence[int], most: int) -> Mask:
    """Return the pieces, one after the other as they fit, of which no run takes more than so many."""
    found = 0
    at_least = [0] * (most + 1)
    for number in order:
        if not runs[number] & at_least[most]:
            found |= 1 << number
            for taken in range(most, 1, -1):
                at_least[taken] |= at_least[taken - 1] & runs[number]
            at_least[1] |= runs[number]
    return found


def _rounded(scarce: Mask, taken: int) -> int:
    return -(-scarce.bit_count() // taken)
