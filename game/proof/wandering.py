"""Text pieces that a few seeded runs happen to show: each is a witness, and spares a proof that there is one.

Every other choice is the one that was taken least before, so that what is rare comes sooner.
"""

from __future__ import annotations

import random
from collections import Counter

from game.engine.step import begin
from game.proof.ahead import takeable, tried
from game.proof.looking import Looking, after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.engine.state import Outcome
    from game.proof.ahead import Taken
    from game.proof.pieces import Piece
    from game.proof.sites import Mark
    from game.story.program import Program

CHOICES = 4_000
"""Choices taken in all."""
LONGEST = 200
"""Choices in one run."""
RARE = 0.5
"""How likely it is that the choice taken least before is taken."""


def wandered(program: Program, modes: Sequence[int], wanted: Iterable[Piece]) -> set[Piece]:
    """Return those of some sides of pieces that are read in seeded runs, the modes in turn."""
    looking = Looking(program)
    left = set(wanted)
    every = set(left)
    left -= looking.unplayed()
    looking.only({piece[0] for piece in left})
    chosen = random.Random(0)  # noqa: S311 - runs to look at, the same ones every time
    before: Counter[Taken] = Counter()
    taken = 0
    while taken < CHOICES and left:
        taken += _run(looking, modes[taken % len(modes)], chosen, before, left)
    return every - left


def _run(looking: Looking, mode: int, chosen: random.Random, before: Counter[Taken], left: set[Piece]) -> int:
    """Take what one run shows from what is left to find; return how many choices it tried."""
    outcome = begin(looking.program, mode)
    marks: set[Mark] = after(set(), outcome)
    _look(looking, outcome, marks, left)
    for taken in range(1, LONGEST + 1):
        ways = list(takeable(looking.program, outcome.state))
        if not ways:
            return taken
        way = min(ways, key=lambda one: before[one]) if chosen.random() < RARE else chosen.choice(ways)
        before[way] += 1
        gone = tried(looking.program, outcome.state, way)
        if gone is None:
            return taken
        outcome = gone
        marks = after(marks, outcome)
        _look(looking, outcome, marks, left)
        if not left:
            break
    return LONGEST


def _look(looking: Looking, outcome: Outcome, marks: set[Mark], left: set[Piece]) -> None:
    """Take what is read at an outcome from what is left, and look no more at texts of which nothing is."""
    found = left.intersection(looking.at(outcome, marks))
    if found:
        left -= found
        looking.only({piece[0] for piece in left})
