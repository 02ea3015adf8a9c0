"""Shortest walkthroughs: a wanted set is pulled back through the layers, one choice at a time, then replayed.

A set that is wanted after n choices is pulled back along every link to the cells before the n-th; one of them holds,
in its layer n - 1, a valuation that leads there. What was pulled back once is kept, so that walkthroughs share ways.
"""

from __future__ import annotations

from functools import cached_property

from game.engine.errors import StepError
from game.engine.replay import Step, follow, replay
from game.engine.step import begin
from game.language.records import NamedTuple
from game.proof.completing import Completing
from game.proof.points import taken_by
from game.proof.reach import ROUNDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.engine.state import Outcome
    from game.proof.ahead import Taken
    from game.proof.reach import Reached
    from game.proof.space import Node, Way


class Disproved(Exception):
    """A walkthrough that does not do, when it is replayed, what the proof says of it: a fault of the proof room."""


class Played(NamedTuple):
    """What was replayed so far from somewhere."""

    outcome: Outcome
    after: dict[Taken, Played]
    """By choice and roll."""


class Walkthroughs:
    """The shortest ways to what one exploration reached."""

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.program = reached.space.program
        self.mode = reached.space.mode
        self._kept: dict[tuple[int, int, int], tuple[Taken, ...]] = {}
        self._layers: dict[int, dict[int, int]] = {}
        self._played: dict[int, Played] = {}

    @cached_property
    def completed(self) -> Completing:
        """The steps that the engine completes."""
        return Completing(self.reached)

    def to_node(self, node: Node, wanted: int, depth: int, taken: Taken | None = None) -> tuple[Taken, ...]:
        """Return a way of so many choices to some valuation of a wanted set at a node.

        Within a step `taken` is the choice whose step it is, where the way back to its cell does not tell.
        """
        if node.layers:
            return self._to_cell(node, wanted & self._layer(node, depth), depth)
        return self._before(node, wanted, depth, taken)

    def along(self, way: Way) -> tuple[Taken, ...]:
        """Return a shortest way that goes along a link; the choice that leads to it is its last."""
        source = way.source
        taken = taken_by(way.label)
        if source.layers:
            before = way.depth - 1
            steps = self._to_cell(source, way.passing(self._layer(source, before)), before)
            return (*steps, taken) if taken is not None else steps
        return self._before(source, way.passing(source.bits), way.depth, taken)

    def steps(self, taken: tuple[Taken, ...]) -> tuple[Step, ...]:
        """Return a walkthrough by names."""
        return tuple(map(self.step, taken))

    def step(self, taken: Taken) -> Step:
        """Return a choice and its roll by names."""
        tables = self.program.tables
        choice, roll = taken
        return Step(tables.scenes[tables.choices[choice].scene].name, tables.choices[choice].id, roll)

    def begun_in(self, taken: tuple[Taken, ...]) -> int:
        """Return the mode that a walkthrough begins in."""
        del taken
        return self.mode

    def walked(
        self, taken: tuple[Taken, ...], claim: Callable[[list[Outcome]], bool], what: str
    ) -> tuple[tuple[Step, ...], int]:
        """Return a walkthrough by names, and the mode it begins in, once the engine says that it does what it claims."""
        self.replayed(taken, claim, what)
        return self.steps(taken), self.begun_in(taken)

    def replayed(
        self, taken: tuple[Taken, ...], claim: Callable[[list[Outcome]], bool], what: str
    ) -> list[Outcome]:
        """Return what the engine says to a walkthrough; raise Disproved where that is not what was claimed."""
        try:
            outcomes = self._outcomes(taken)
        except StepError as error:
            raise Disproved(f"the walkthrough to {what} does not replay: {error}") from error
        if not claim(outcomes):
            raise Disproved(f"the walkthrough to {what} replays, but does not lead there")
        return outcomes

    def _outcomes(self, taken: tuple[Taken, ...]) -> list[Outcome]:
        """Return the outcomes of a walkthrough by names; what another one began with is not played again."""
        mode = self.begun_in(taken)
        if mode not in self._played:
            self._played[mode] = Played(begin(self.program, mode), {})
        here = self._played[mode]
        outcomes = [here.outcome]
        for count, one in enumerate(taken, 1):
            if one not in here.after:
                outcome = follow(self.program, here.outcome.state, self.step(one), count)
                here.after[one] = Played(outcome, {})
            here = here.after[one]
            outcomes.append(here.outcome)
        return outcomes

    def refused(self, taken: tuple[Taken, ...], refusal: type[StepError], what: str) -> None:
        """Raise Disproved unless the engine takes a walkthrough up to its last choice, and refuses that one so."""
        steps = self.steps(taken)
        try:
            before = replay(self.program, steps[:-1], self.begun_in(taken)) if steps else []
        except StepError as error:
            raise Disproved(f"the walkthrough to {what} does not replay: {error}") from error
        try:
            if before:
                follow(self.program, before[-1].state, steps[-1], len(steps))
            else:
                begin(self.program, self.mode)
        except StepError as error:
            if type(error) is refusal:
                return
        raise Disproved(f"the walkthrough to {what} replays, but is not refused there")

    def _layer(self, node: Node, depth: int) -> int:
        layers = self._layers.get(id(node))
        if layers is None:
            layers = self._layers[id(node)] = dict(node.layers)
        return layers.get(depth, 0)

    def _to_cell(self, node: Node, bits: int, depth: int) -> tuple[Taken, ...]:
        if not bits:
            raise Disproved(f"nothing of the layer {depth} is at {node.point}")
        place = node.layout.lowest(bits)
        key = id(node), depth, place
        found = self._kept.get(key)
        if found is None:
            found = () if depth == 0 else self._before(node, node.layout.single(place), depth, None)
            self._kept[key] = found
        return found

    def _before(self, node: Node, wanted: int, depth: int, taken: Taken | None) -> tuple[Taken, ...]:
        """Return the way to a set at a node that is come to within the step of a choice, and that choice."""
        if depth == 0:
            return ()
        waiting: dict[tuple[Node, Taken | None], int] = {(node, taken): wanted}
        for _ in range(ROUNDS):
            after: dict[tuple[Node, Taken | None], int] = {}
            for (here, label), bits in waiting.items():
                for way in here.links_in:
                    if way.depth < 0 or way.depth > depth:
                        continue
                    source = way.source
                    own = label or taken_by(way.label)
                    back = way.into(bits, self._layer(source, depth - 1) if source.layers else source.bits)
                    if not back:
                        continue
                    if not source.layers:
                        after[source, own] = after.get((source, own), 0) | back
                    elif own is not None:
                        return (*self._to_cell(source, back, depth - 1), own)
            if not after:
                break
            waiting = after
        raise Disproved(f"no choice leads in {depth} to {node.point}")
