"""Where a player gets stuck: dead ends, soft-locks, and steps that the engine refuses."""

from __future__ import annotations

from game.engine.errors import Circle, StepError, TooDeep
from game.engine.offers import open_choices
from game.proof.circles import circling
from game.proof.completing import refused
from game.proof.findings import REFUTED, Finding
from game.proof.locks import dead_ends, first_layer, soft_locks
from game.proof.sets import without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.engine.state import Outcome
    from game.proof.ahead import Taken
    from game.proof.findings import Places, Subject
    from game.proof.space import Node
    from game.proof.walkthrough import Walkthroughs
    from game.story.program import Program

    Claim = Callable[[list[Outcome]], bool]


REFUSALS = {
    "too deep": (TooDeep, "call in {} with too many calls open already"),
    "no caller": (StepError, "return in {} without having been called"),
}
"""What the engine raises, and what is said of it, by the word in an error's point."""


class Stuck:
    """What one exploration says of getting stuck."""

    def __init__(self, ways: Walkthroughs, places: Places) -> None:
        self.ways = ways
        self.reached = ways.reached
        self.program = ways.program
        self.tables = ways.program.tables
        self.places = places
        self.found: list[Finding] = []

    def _find(
        self,
        rule: str,
        subject: Subject,
        message: str,
        places: list[str],
        taken: tuple[Taken, ...],
    ) -> None:
        steps, mode = self.ways.steps(taken), self.tables.modes[self.ways.begun_in(taken)].name
        self.found.append(Finding(rule, REFUTED, subject, *self.places.of(*places), message, steps, mode))

    def findings(self) -> list[Finding]:
        """Return dead ends, soft-locks and steps that fail."""
        dead = dead_ends(self.reached)
        self._dead_ends(dead)
        self._soft_locks(dead)
        self._failing()
        return self.found

    def circles(self) -> bool:
        """Find a step without end; return whether there is one."""
        found = circling(self.ways)
        if found is None:
            return False
        scene, taken = found
        name = self.tables.scenes[scene].name
        self.ways.refused(taken, Circle, f"the circle through {name}")
        text = f"Scenes lead on to each other without end, {name} among them."
        self._find("circle", ("scene", name), text, [name], taken)
        return True

    def _dead_ends(self, dead: dict[Node, int]) -> None:
        for scene, (depth, cell, bit, number) in _by_scene(dead).items():
            name = self.tables.scenes[scene].name
            steps = self.ways.to_node(cell, bit, depth)
            self.ways.replayed(
                steps,
                _shut_in(self.program, scene),
                f"the dead end in {name}",
            )
            text = f"A run can end in {name} without an ending: no choice is open in {_states(number)}."
            self._find("dead-end", ("scene", name), text, [name], steps)

    def _soft_locks(self, dead: dict[Node, int]) -> None:
        locked = {
            cell: rest
            for cell, bits in soft_locks(self.reached).items()
            if (rest := without(bits, dead.get(cell, 0)))
        }
        for scene, (depth, cell, bit, number) in _by_scene(locked).items():
            name = self.tables.scenes[scene].name
            steps = self.ways.to_node(cell, bit, depth)
            self.ways.replayed(steps, _standing_in(scene), f"the soft-lock in {name}")
            text = f"A run in {name} can be lost already: from {_states(number)} no ending can be reached."
            self._find("soft-lock", ("scene", name), text, [name], steps)

    def _failing(self) -> None:
        """Find steps that the engine refuses, each scene's by the fewest choices."""
        first: dict[tuple[str, int], Node] = {}
        for node in refused(self.reached):
            known = first.get(node.point[1:3])
            if known is None or node.depth < known.depth:
                first[node.point[1:3]] = node
        for (why, scene), node in first.items():
            name = self.tables.scenes[scene].name
            taken = self.ways.to_node(node, node.bits, node.depth)
            self.ways.refused(taken, REFUSALS[why][0], f"the step that fails in {name}")
            text = f"A run can come to a {REFUSALS[why][1].format(name)}."
            self._find("step-fails", ("scene", name), text, [name], taken)


def _standing_in(scene: int) -> Claim:
    return lambda outcomes: outcomes[-1].state.scene == scene


def _shut_in(program: Program, scene: int) -> Claim:
    """Return the claim that a walkthrough ends in a scene in which nothing is open."""
    return lambda outcomes: (
        outcomes[-1].state.scene == scene and not open_choices(program, outcomes[-1].state)
    )


def _states(number: int) -> str:
    return "one state" if number == 1 else f"{number} states"


def _by_scene(cells: dict[Node, int]) -> dict[int, tuple[int, Node, int, int]]:
    """Return for each scene (fewest choices, cell, one valuation there, how many valuations in all)."""
    found: dict[int, tuple[int, Node, int, int]] = {}
    for cell, bits in cells.items():
        depth, one = first_layer(cell, bits)
        scene = cell.point[1]
        known = found.get(scene)
        number = bits.bit_count() + (known[3] if known else 0)
        if known is None or depth < known[0]:
            found[scene] = depth, cell, one, number
        else:
            found[scene] = *known[:3], number
    return found
