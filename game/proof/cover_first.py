"""A first set of runs that takes everything: those of another day that still replay, and heavy ones for what they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.errors import StepError
from game.engine.replay import replay
from game.engine.step import begin, step
from game.proof.ahead import nearest
from game.proof.cover_fewer import needless
from game.proof.sets import places
from game.proof.walkthrough import Disproved
from game.story.program import END

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.engine.replay import Step
    from game.engine.state import State
    from game.proof.ahead import Run
    from game.proof.cover_heaviest import Heaviest
    from game.proof.walkthrough import Walkthroughs
    from game.story.program import Program

FAR = 1_000
"""States that are looked at for the nearest ending."""


class First:
    """The making of the first set."""

    def __init__(self, ways: Walkthroughs, heaviest: Heaviest) -> None:
        self.ways = ways
        self.heaviest = heaviest
        self.pieces = heaviest.pieces
        self.left = self.pieces.whole
        """What no run takes yet."""
        self.found: list[Run] = []

    def runs(self, kept: Iterable[Sequence[Step]]) -> list[Run]:
        """Return runs that take everything, those that are kept first."""
        for steps in kept:
            self._add(self._still(steps))
        while self.left:
            if not self._add(self._heavy()) and not self._add(self._shortest()):
                raise Disproved("no walkthrough takes what is still to be taken")
        return needless(self.found, self.pieces)

    def _add(self, run: Run) -> bool:
        """Add a run if it takes what none does; return whether it did."""
        taken = self.pieces.taken_by(run) & self.left
        if taken:
            self.found.append(run)
            self.left &= ~taken
        return bool(taken)

    def _still(self, steps: Sequence[Step]) -> Run:
        """Return a walkthrough of another day; nothing where it does not replay any more."""
        program = self.ways.program
        try:
            outcomes = replay(program, steps, self.ways.mode)
        except StepError:
            return ()
        states = (outcome.state for outcome in outcomes)
        pairs = zip(steps, states, strict=False)
        return tuple((program.choice_index(at.scene, one.choice), one.roll) for one, at in pairs)

    def _heavy(self) -> Run:
        worth = [self.left >> number & 1 for number in range(len(self.pieces))]
        return finished(self.ways.program, self.ways.mode, self.heaviest.run(worth).run())

    def _shortest(self) -> Run:
        """Return the shortest way to what is furthest away of all that is left."""
        links = map(self.pieces.nearest, places(self.left))
        furthest = max(links, key=lambda link: link.depth)
        return finished(self.ways.program, self.ways.mode, self.ways.along(furthest))


def finished(program: Program, mode: int, run: Run) -> Run:
    """Return a run gone on to the nearest ending, if one is near."""
    state = end_of(program, mode, run)
    scenes = program.tables.scenes
    if scenes[state.scene].kind == END:
        return run
    return run + (nearest(program, state, lambda after: scenes[after.scene].kind == END, FAR) or ())


def end_of(program: Program, mode: int, run: Run) -> State:
    """Return where a run ends; Disproved if the engine refuses it."""
    state = begin(program, mode).state
    for taken in run:
        try:
            state = step(program, state, *taken).state
        except StepError as error:
            raise Disproved(f"a walkthrough of a cover does not replay: {error}") from error
    return state
