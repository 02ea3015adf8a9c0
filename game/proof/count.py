"""States counted exactly as design section 1 does: every variable told apart, nothing merged."""

from __future__ import annotations

from game.proof.exploring import explored
from game.proof.points import taken_by
from game.proof.space import Space

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.budget import Budget
    from game.proof.reach import Reached
    from game.proof.terrain import Terrain
    from game.story.program import Program


def count(program: Program, mode: int, budget: Budget, terrain: Terrain | None = None) -> tuple[int, int]:
    """Return (states, transitions) of a mode; a transition is a choice with one roll that can come of it."""
    space = Space(program, mode, merging=False, terrain=terrain)
    reached = explored(space, budget)
    found = reached.held(), transitions(reached)
    reached.space.give_up()
    return found


def transitions(reached: Reached) -> int:
    """Return how many choices with their rolls can be taken, over all states."""
    found = 0
    for cell in reached.cells():
        for way in cell.links_out or ():
            if taken_by(way.label) is not None:
                found += way.passing(cell.bits).bit_count()
                continue
            for rolled in way.target.links_out or ():
                can = rolled.passing(way.target.bits)
                found += way.into(can, cell.bits).bit_count()
    return found
