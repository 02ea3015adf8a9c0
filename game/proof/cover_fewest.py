"""How few of some sets have everything between them: by branch and bound, with one set more each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.cover_pieces import Mask

MOST_BRANCHES = 20_000
"""Sets that are tried for one number before the search is given up."""


def fewest(sets: Sequence[Mask], wanted: Mask, least: int, most: int) -> int:
    """Return how many of the sets have all that is wanted, if that is between two numbers and no more branches are needed.

    Otherwise return the largest number up to `most` for which it is certain that no fewer will do.
    """
    while least < most:
        search = _Search(sets)
        if search.some(least, wanted) or search.left < 0:
            break
        least += 1
    return least


class _Search:
    def __init__(self, sets: Sequence[Mask]) -> None:
        self.sets = sets
        self.left = MOST_BRANCHES

    def some(self, number: int, wanted: Mask) -> bool:
        """Return whether at most so many sets have all that is wanted, as far as there are branches left.

        The piece which the fewest sets have is in one of those, whichever it is.
        """
        if not wanted:
            return True
        self.left -= 1
        most = max([(one & wanted).bit_count() for one in self.sets], default=0)
        if self.left < 0 or wanted.bit_count() > number * most:
            return False
        among = [[one for one in self.sets if one >> piece & 1] for piece in places(wanted)]
        few = min(among, key=lambda sets: len(sets))  # noqa: PLW0108 - mypy takes len by itself for another type
        few.sort(key=lambda one: -(one & wanted).bit_count())
        return any(self.some(number - 1, wanted & ~one) for one in few)
