"""A smallest set of walkthroughs that takes every choice and every outcome that can be reached in a mode.

A *piece* (`cover_pieces`) is a choice with its roll; the pieces to take come from the proof, so that none is missed, and
that walkthroughs take them is certain, since every one is replayed through `step`. The first set is greedy (Chvátal, "A
greedy heuristic for the set-covering problem", 1979): each run takes as much as is found (`cover_heaviest`) of what none
took before. How few walkthroughs can do is argued from pieces of which no run takes two or but a few, and from all that
runs can take of the hardest; as long as there are more, one is given up and the others are led by what it alone took,
until the figures meet or the seconds are over (`cover_closing`).
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from game.proof.budget import Budget
from game.proof.cover_closing import Closing, deadline
from game.proof.cover_first import First, end_of, finished
from game.proof.cover_heaviest import Heaviest
from game.proof.cover_pieces import Piece, Pieces
from game.proof.exploring import explored
from game.proof.space import Space
from game.proof.walkthrough import Disproved, Walkthroughs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.engine.replay import Step
    from game.engine.state import State
    from game.proof.ahead import Run
    from game.story.program import Program

__all__ = ["Cover", "Piece", "Walk", "cover"]

SECONDS = 60
"""How long a smaller set is searched for, and the proof that there is none, if nothing else is said."""


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
    return _Covering(program, mode, budget or Budget(), told).whole(kept, seconds)


class _Covering:
    """One `cover`: what a run is looked for with."""

    def __init__(self, program: Program, mode: int, budget: Budget, told: Callable[[str], None]) -> None:
        self.program = program
        self.mode = mode
        self.told = told
        self.ways = Walkthroughs(explored(Space(program, mode), budget))
        self.pieces = Pieces(self.ways.reached)
        chance = Random(0)  # noqa: S311 - the same set for the same story
        self.heaviest = Heaviest(self.ways.reached, self.pieces, chance)

    def whole(self, kept: Iterable[Sequence[Step]], seconds: float) -> Cover:
        """Return the cover."""
        self.told(f"covering {len(self.pieces)} choices and outcomes")
        first = First(self.ways, self.heaviest).runs(kept)
        closing = Closing(self.ways.reached, self.heaviest, first)
        closing.close(deadline(seconds), self.told)
        ended = [run if run in first else finished(self.program, self.mode, run) for run in closing.runs]
        if self.pieces.taken_by(taken for run in ended for taken in run) != self.pieces.whole:
            raise Disproved("the walkthroughs that were to take everything do not")
        return Cover(tuple(map(self._walk, ended)), frozenset(self.pieces.numbers), closing.least)

    def _walk(self, run: Run) -> Walk:
        return Walk(self.ways.steps(run), end_of(self.program, self.mode, run))
