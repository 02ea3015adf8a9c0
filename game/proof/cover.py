"""A smallest set of walkthroughs that takes every choice and every outcome that can be reached in a mode.

A *piece* (`cover_pieces`) is a choice with its roll; the pieces to take come from the proof, so that none is missed, and
that walkthroughs take them is certain, since every one is replayed through `step`. The first set is greedy (Chvátal, "A
greedy heuristic for the set-covering problem", 1979): each run takes as much as is found (`cover_heaviest`) of what none
took before. How few walkthroughs can do is argued from pieces that are never in one run (`cover_bound`) and, where the
story is small, from every run there is (`cover_every`). As long as there are more, one is given up and the others are
led by what it alone took (`cover_fewer`), until the figures meet or the seconds are over.
"""

from __future__ import annotations

from random import Random
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from game.proof.budget import Budget
from game.proof.cover_apart import Apart
from game.proof.cover_bound import never_two
from game.proof.cover_fewer import Fewer, needless
from game.proof.cover_fewest import fewest
from game.proof.cover_first import First, end_of, finished
from game.proof.cover_heaviest import Heaviest
from game.proof.cover_pieces import Piece, Pieces
from game.proof.cover_takes import Takes, TooMany
from game.proof.exploring import explored
from game.proof.space import Space
from game.proof.walkthrough import Walkthroughs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.engine.replay import Step
    from game.engine.state import State
    from game.proof.ahead import Way as Run
    from game.proof.cover_pieces import Mask
    from game.story.program import Program

__all__ = ["Cover", "Piece", "Walk", "cover"]

SECONDS = 60.0
"""How long a smaller set is searched for, and the proof that there is none, if nothing else is said."""
ROUNDS = 4
"""How many times all runs are found anew before more is asked of what is left out; each time in vain twice as many."""
HARD = 12
"""Most pieces that are asked together for having been left out."""
SMALL, PARTS = 1_000, 10_000
"""Most parts of sets that are carried along for all pieces, and for those that are left out."""


class Walk(NamedTuple):
    """One walkthrough of a cover."""

    steps: tuple[Step, ...]
    end: State


class Cover(NamedTuple):
    """Walkthroughs that take every piece between them."""

    walks: tuple[Walk, ...]
    pieces: frozenset[Piece]
    least: int
    """No cover has fewer walkthroughs than so many."""


def cover(
    program: Program,
    mode: int | None = None,
    *,
    kept: Iterable[Sequence[Step]] = (),
    budget: Budget | None = None,
    seconds: float = SECONDS,
    told: Callable[[str], None] = lambda _line: None,
) -> Cover:
    """Return walkthroughs that take every choice and outcome reachable in a mode, the story's default if none is given.

    Walkthroughs in `kept` that still replay are built upon, and given up only for a smaller set. Raises
    `budget.Exhausted` where the proof would not fit.
    """
    mode = program.tables.default_mode if mode is None else mode
    return _Covering(program, mode, budget or Budget(), seconds, told).whole(kept)


class _Covering:
    """One `cover`: what a run is looked for with, and until when."""

    def __init__(
        self, program: Program, mode: int, budget: Budget, seconds: float, told: Callable[[str], None]
    ) -> None:
        self.program = program
        self.mode = mode
        self.told = told
        self.ways = Walkthroughs(explored(Space(program, mode), budget))
        self.pieces = Pieces(self.ways.reached)
        self.chance = Random(0)  # noqa: S311 - the same set for the same story
        self.heaviest = Heaviest(self.ways.reached, self.pieces, self.chance)
        self.seconds = seconds

    def whole(self, kept: Iterable[Sequence[Step]]) -> Cover:
        """Return the cover."""
        runs = needless(First(self.ways, self.pieces, self.heaviest, self.told).runs(kept), self.pieces)
        found, least = self._closed(runs, self._never_two(runs))
        ended = [run if run in runs else finished(self.program, self.mode, run) for run in found]
        return Cover(tuple(map(self._walk, ended)), frozenset(self.pieces.numbers), least)

    def _never_two(self, runs: Sequence[Run]) -> Mask:
        """Return pieces of which no run takes two, looked for in half of the time at most."""
        apart = Apart(self.ways.reached, self.pieces, self.heaviest.hopes, _over(self.seconds / 2))
        for run in runs:
            apart.saw(self.pieces.taken_by(run))
        return never_two(apart)

    def _closed(self, runs: list[Run], apart: Mask) -> tuple[list[Run], int]:
        """Return as few runs as are found in time, and how many are needed for certain."""
        over, least = _over(self.seconds), apart.bit_count()
        if least < len(runs):
            least = self._needed(self.pieces.whole, least, len(runs), SMALL, over)
        rounds, search = ROUNDS, None
        while least < len(runs) and not over():
            self.told(f"covering: {len(runs)} walkthroughs, {least} are needed at least")
            search = search or Fewer(self.pieces, self.heaviest, self.chance, runs)
            if search.lead(rounds, over):
                rounds, runs, search = ROUNDS, search.runs, None
            else:
                hard = apart | search.hardest(HARD)
                least = self._needed(hard, least, len(runs), PARTS, over)
                rounds *= 2
        return runs, least

    def _needed(self, wanted: Mask, least: int, most: int, parts: int, over: Callable[[], bool]) -> int:
        """Return how many runs are needed for some pieces, as far as every run can be looked at."""
        takes = Takes(self.ways.reached, self.pieces, self.heaviest.hopes, parts, over)
        try:
            return fewest(takes.of(wanted), wanted, least, most)
        except TooMany:
            return least

    def _walk(self, run: Run) -> Walk:
        return Walk(self.ways.steps(run), end_of(self.program, self.mode, run))


def _over(seconds: float) -> Callable[[], bool]:
    """Return what says whether so many seconds have gone by from here on."""
    until = monotonic() + seconds
    return lambda: monotonic() >= until
