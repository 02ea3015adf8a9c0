"""Closing the gap between how many runs there are and how many are needed, from both ends and in turns.

As many are needed as there are pieces of which no run takes two (`cover_bound`). Where there are more, one run is given
up and the others are led by what it alone took (`cover_fewer`). Where that is in vain for a while, more is asked of what
was left out: whether a run takes but a few of many pieces (`cover_scarce`), and how few runs take the hardest pieces,
whatever runs there are (`cover_takes`, `cover_fewest`). Then it goes on with twice the patience.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from game.proof.cover_apart import Apart
from game.proof.cover_bound import never_two
from game.proof.cover_fewer import Fewer
from game.proof.cover_fewest import fewest
from game.proof.cover_heaviest import WIDTH
from game.proof.cover_scarce import Scarce
from game.proof.cover_takes import Takes, TooMany

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.ahead import Run
    from game.proof.cover_heaviest import Heaviest
    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.reach import Reached

PATIENCE = 2
"""Seconds in which pieces that are never in one run are looked for before fewer runs are."""
ROUNDS = 4
"""How many times all runs are found anew before more is asked of what is left out."""
WIDEST = 64
"""Most states that go on after each choice of a run."""
HARD = 12
"""Most pieces that are asked together for having been left out."""
SMALL, PARTS = 1_000, 10_000
"""Most parts of sets that are carried along for all pieces, and for those that are left out."""


class Closing:
    """The two figures, coming closer."""

    def __init__(self, reached: Reached, heaviest: Heaviest, runs: list[Run]) -> None:
        self.reached = reached
        self.heaviest = heaviest
        self.pieces: Pieces = heaviest.pieces
        self.runs = runs
        self.least = 0
        self._apart = Apart(reached, heaviest.pieces, heaviest.hopes)
        for run in runs:
            self._apart.saw(self.pieces.taken_by(run))
        self._never_two: Mask = 0
        """Pieces of which no run takes two."""
        self._rounds = ROUNDS
        self._search: Fewer | None = None

    def close(self, over: Callable[[], bool], told: Callable[[str], None]) -> None:
        """Find fewer runs, and that more are needed, until the figures meet or the time is over."""
        self._ask_pairs(deadline(PATIENCE, over))
        if self.least < len(self.runs):
            self._ask_all(self.pieces.whole, SMALL, over)
        figures = 0, 0
        while self.least < len(self.runs) and not over():
            if (len(self.runs), self.least) != figures:
                figures = len(self.runs), self.least
                told(f"covering with {len(self.runs)} walkthroughs, at least {self.least} are needed")
            self._turn(over)

    def _turn(self, over: Callable[[], bool]) -> None:
        """Look for one run less, and where that is in vain ask more and be more patient."""
        search = self._search = self._search or Fewer(self.heaviest, self.runs)
        began = monotonic()
        if search.lead(self._rounds, over):
            self.runs, self._search = search.runs, None
            self._rounds, self.heaviest.width = ROUNDS, WIDTH
        else:
            self._ask_more(search, deadline(monotonic() - began, over))
            self._rounds, self.heaviest.width = 2 * self._rounds, min(2 * self.heaviest.width, WIDEST)

    def _ask_more(self, search: Fewer, over: Callable[[], bool]) -> None:
        """Find that more are needed, because of what is left out, in about the time that the search has taken."""
        self._ask_pairs(over)
        scarce = Scarce(self.reached, self.heaviest)
        self.least = scarce.least(self.least, len(self.runs), search.weights, over)
        self._ask_all(self._never_two | search.hardest(HARD), PARTS, over)

    def _ask_pairs(self, over: Callable[[], bool]) -> None:
        """Find how many pieces there are of which no run takes two; what runs were found to take need not be asked."""
        for taken in self.heaviest.seen:
            self._apart.saw(taken)
        found = never_two(self._apart, over)
        if found.bit_count() > self._never_two.bit_count():
            self._never_two = found
        self.least = max(self.least, self._never_two.bit_count())

    def _ask_all(self, wanted: Mask, parts: int, over: Callable[[], bool]) -> None:
        """Find how many runs some pieces need, as far as all that a run can take of them can be looked at."""
        takes = Takes(self.reached, self.heaviest, parts, over)
        try:
            self.least = fewest(takes.of(wanted), wanted, self.least, len(self.runs))
        except TooMany:
            return


def deadline(seconds: float, over: Callable[[], bool] = lambda: False) -> Callable[[], bool]:
    """Return what says whether so many seconds have gone by from here on, or the time is over anyway."""
    until = monotonic() + seconds
    return lambda: monotonic() >= until or over()
