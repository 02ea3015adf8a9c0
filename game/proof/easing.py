"""Runs that are made easier at a camp: whether anything comes of them that no mode comes to by itself.

What is asked of such runs is asked on sets alone first. Only where something is found are they explored again, by the
fewest choices, to show the way.
"""

from __future__ import annotations

from functools import cached_property

from game.language.records import NamedTuple
from game.proof.circles import may_circle
from game.proof.completing import refused
from game.proof.eased import EasedWays, Source, eased
from game.proof.exploring import explored, given_up_if_spent
from game.proof.form import DENSE, PROJECTED, SPARSE
from game.proof.liveness import Asked
from game.proof.locks import dead_ends, soft_locks
from game.proof.lowering import Carrying, Lowered, entries, within
from game.proof.projected_layout import PRODUCTS
from game.proof.projected_lowering import ProjectedCarrying
from game.proof.questions import found_in, open_questions, reading
from game.proof.sets import without
from game.proof.space import Space
from game.proof.walkthrough import Walkthroughs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from game.proof.budget import Budget
    from game.proof.eased import Layers, Seeds
    from game.proof.layout import Layout
    from game.proof.points import Point
    from game.proof.questions import Question
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.proof.terrain import Terrain
    from game.story.program import Program

    Interesting = Callable[[Reached], bool]
    """Whether an exploration comes to something that is worth a walkthrough."""


class Camp(NamedTuple):
    """What is kept of a camp's cell."""

    layout: Layout
    bits: int
    layers: Layers
    lowered: bool
    """Whether these states are come to by lowering into their mode already."""


class Easing:
    """The lowerings of one proof."""

    def __init__(
        self,
        program: Program,
        terrains: Mapping[int, Terrain],
        budget: Budget,
        asked: Callable[[int], Asked],
        questions: Sequence[Question],
    ) -> None:
        self.program = program
        self.tables = program.tables
        self.terrains = terrains
        self.budget = budget
        self.questions = questions
        self.reason = ""
        """Why nothing can be told of runs that are made easier, if it can't."""
        self._forms: set[str] = set()
        """How the modes' sets are held; where they are no integers, those of lowered runs are none either."""
        self._asked = asked
        self._camps: dict[int, dict[Point, list[Camp]]] = {}
        self._own: dict[int, Walkthroughs] = {}
        self._eased: dict[int, EasedWays] = {}

    @cached_property
    def grounds(self) -> dict[int, Terrain]:
        """The ground of each mode with the runs of harder ones; those of modes without any are left out."""
        found: dict[int, Terrain] = {}
        for mode in sorted(self.terrains, reverse=True):
            come = entries({**self.terrains, **found}, mode)
            if come:
                own = self.terrains[mode]
                ground = own if within(own, come) else Lowered(self.program, mode, come)
                if isinstance(ground, Lowered) and not ground.holds_stacks:
                    self.reason = "calls nest too deep at a camp"
                found[mode] = ground
        return found

    def wider(self) -> list[Terrain]:
        """Return the grounds with values that no run has there which stays in its mode."""
        return [ground for ground in self.grounds.values() if isinstance(ground, Lowered)]

    @cached_property
    def _live(self) -> dict[int, dict[Point, int]]:
        """The slots that matter at each outline of each ground."""
        found: dict[int, dict[Point, int]] = {}
        for mode in sorted(self.grounds):
            found[mode] = self._space(mode, found).live
        return found

    def _space(self, mode: int, live: Mapping[int, dict[Point, int]]) -> Space:
        ground = self.grounds[mode]
        own = reading(ground, open_questions(ground, self.questions))
        beside = self._asked(mode)

        def at(point: Point) -> int:
            return own.at(point) | beside.at(point) | self._at_camp(mode - 1, live, point)

        return Space(self.program, mode, Asked(at), terrain=ground)

    def reads(self, mode: int) -> Asked:
        """Return what a mode must tell apart so that its runs can be made easier, and the same of its own."""
        beside = self._asked(mode)
        return Asked(lambda point: beside.at(point) | self._at_camp(mode, self._live, point))

    def _at_camp(self, hardest: int, live: Mapping[int, dict[Point, int]], point: Point) -> int:
        if point[0] != "cell" or not self.tables.scenes[point[1]].camp:
            return 0
        whole = 0
        for mode, known in live.items():
            if mode <= hardest:
                whole |= known.get(self.grounds[mode].outline.of(point), 0)
        return whole

    def keep(self, reached: Reached, *, lowered: bool = False) -> None:
        """Keep of an exploration what can be made easier."""
        self._forms.add(reached.space.form.name)
        if self._forms >= {SPARSE, PROJECTED}:
            self.reason = "the sets of states are too large"
            return
        kept = self._camps.setdefault(reached.space.mode, {})
        for cell in reached.cells():
            if self.tables.scenes[cell.point[1]].camp:
                camp = Camp(cell.layout, cell.bits, list(cell.layers), lowered)
                kept.setdefault(cell.point, []).append(camp)

    def found(self, interesting: Interesting) -> Iterator[EasedWays]:
        """Yield the explorations of lowered runs in which something is to be told, the hardest mode first."""
        if self._forms >= {SPARSE, PROJECTED}:
            return
        for mode in sorted(self.grounds, reverse=True):
            space = self._held(mode)
            seeds, known = self._seeds(space, shallow=True)
            if not any(without(layer, known.get(node, 0)) for node, layer in _lowest(seeds)):
                continue
            if SPARSE not in self._forms:
                self.budget.layouts_fit(space)
            with given_up_if_spent(space):
                reached = eased(space, seeds, known, self._watch())
            self.keep(reached, lowered=True)
            told = self._tells(reached) or interesting(reached)
            space.give_up()
            if told:
                yield self._ways(mode)

    def _watch(self) -> Callable[[Reached], object]:
        """Return what is asked after each layer."""
        return self.budget.check if self._forms - {DENSE} else self.budget.watch()

    def _tells(self, reached: Reached) -> bool:
        """Return whether lowered runs get stuck, are refused, or break a property."""
        return bool(
            any(dead_ends(reached))
            or any(soft_locks(reached))
            or refused(reached)
            or may_circle(reached)
            or found_in(reached, [one for one in self.questions if one.claims])
        )

    def _ways(self, mode: int) -> EasedWays:
        """Return the shortest ways of lowered runs in a mode."""
        if mode not in self._eased:
            space = self._held(mode)
            seeds, known = self._seeds(space, shallow=False)
            with given_up_if_spent(space):
                self._eased[mode] = EasedWays(eased(space, seeds, known, self._watch()), seeds)
        return self._eased[mode]

    def _seeds(self, space: Space, *, shallow: bool) -> tuple[Seeds, dict[Node, int]]:
        """Return where harder modes are lowered into a space, and what of that the mode comes to by itself."""
        seeds: Seeds = {}
        known: dict[Node, int] = {}
        for mode, camps in self._camps.items():
            for point, kept in camps.items():
                for camp in kept if mode >= space.mode else ():
                    node = space.node(point)
                    tops = self.tables.modes[space.mode].tops
                    carrying = self._carrying(camp.layout, node, tops)
                    if mode == space.mode:
                        own = 0 if camp.lowered else carrying.forward(camp.bits)
                        known[node] = known.get(node, 0) | own
                        continue
                    layers = [(0, camp.bits)] if shallow else self._layers(mode, point, camp)
                    carried = [(depth, carrying.forward(bits)) for depth, bits in layers]
                    seeds.setdefault(node, []).append(self._source(mode, point, camp, carrying, carried))
        return seeds, known

    def _held(self, mode: int) -> Space:
        """Return a space for the lowered runs of a mode."""
        space = self._space(mode, self._live)
        if PROJECTED in self._forms:
            return space.held_as(PRODUCTS)
        if SPARSE not in self._forms:
            return space
        from game.proof.sparse_ways import ARRAYS  # noqa: PLC0415 - NumPy is brought only where it is needed

        return space.held_as(ARRAYS)

    def _carrying(self, source: Layout, node: Node, tops: tuple[int, ...]) -> Carrying:
        if PROJECTED in self._forms:
            return ProjectedCarrying(source, node.layout, node.live, tops)
        if SPARSE not in self._forms:
            return Carrying(source, node.layout, node.live, tops)
        from game.proof.sparse_lowering import SparseCarrying  # noqa: PLC0415 - as above

        return SparseCarrying(source, node.layout, node.live, tops)

    def _layers(self, mode: int, point: Point, camp: Camp) -> Layers:
        return self._ways(mode).reached.space.nodes[point].layers if camp.lowered else camp.layers

    def _source(self, mode: int, point: Point, camp: Camp, carrying: Carrying, carried: Layers) -> Source:
        return Source(
            lambda: self._ways(mode) if camp.lowered else self._own_ways(mode),
            lambda ways: ways.reached.space.nodes[point],
            carrying,
            carried,
        )

    def _own_ways(self, mode: int) -> Walkthroughs:
        if mode not in self._own:
            space = Space(self.program, mode, self.reads(mode), terrain=self.terrains[mode])
            self._own[mode] = Walkthroughs(explored(space, self.budget))
        return self._own[mode]


def _lowest(seeds: Seeds) -> Iterator[tuple[Node, int]]:
    for node, sources in seeds.items():
        for source in sources:
            yield from ((node, bits) for _, bits in source.layers)
