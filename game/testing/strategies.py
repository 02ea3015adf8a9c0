"""Hypothesis strategies for anybody's pack: the runs that can be played in it, and the states they come to.

A run is drawn as numbers, one a step, each modulo the ways to go on: so it shrinks to fewer choices, and to the first of
them. Nothing is drawn that a player could not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from game.engine.replay import Step
from game.engine.step import begin
from game.proof.ahead import takeable, tried

if TYPE_CHECKING:
    from game.engine.state import Outcome, State
    from game.story.program import Program

MOST = 60
"""Choices of a drawn run, unless it is said otherwise."""
_WIDE = (1 << 16) - 1


class Playthrough(NamedTuple):
    """A run from the start of a story."""

    steps: tuple[Step, ...]
    """By names, as `game.engine.replay` takes them and as a story test writes them."""
    outcomes: tuple[Outcome, ...]
    """Of the start and of each step."""

    @property
    def state(self) -> State:
        """The state it comes to."""
        return self.outcomes[-1].state


def playthroughs(
    program: Program, mode: int | None = None, *, most: int = MOST
) -> st.SearchStrategy[Playthrough]:
    """Generate runs of at most so many choices in a mode, the story's default if none is given."""
    return st.lists(st.integers(0, _WIDE), max_size=most).map(lambda drawn: _played(program, mode, drawn))


def states(program: Program, mode: int | None = None, *, most: int = MOST) -> st.SearchStrategy[State]:
    """Generate states that a player can come to with at most so many choices."""
    return playthroughs(program, mode, most=most).map(lambda played: played.state)


def _played(program: Program, mode: int | None, drawn: list[int]) -> Playthrough:
    """Return the run that the numbers stand for; it ends where nothing can be chosen."""
    tables = program.tables
    outcomes, steps = [begin(program, mode)], []
    for number in drawn:
        ways = list(takeable(program, outcomes[-1].state))
        if not ways:
            break
        choice, roll = ways[number % len(ways)]
        outcome = tried(program, outcomes[-1].state, (choice, roll))
        if outcome is None:
            break
        record = tables.choices[choice]
        steps.append(Step(tables.scenes[record.scene].name, record.id, roll))
        outcomes.append(outcome)
    return Playthrough(tuple(steps), tuple(outcomes))
