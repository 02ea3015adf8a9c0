"""What runs come to that were begun in a harder mode and lowered at a camp, and the shortest ways there.

Explored from the states in which they are lowered, each after as many choices as led to it; what the easier mode comes
to by itself is left out, for that is decided already.
"""

from __future__ import annotations

from game.engine.replay import Step
from game.language.records import NamedTuple
from game.proof.reach import Reached, advance
from game.proof.sets import without
from game.proof.walkthrough import Disproved, Walkthroughs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.ahead import Taken
    from game.proof.lowering import Carrying
    from game.proof.space import Node, Space

Layers = list[tuple[int, int]]
"""(fewest choices, states), as a cell has them."""


class Source(NamedTuple):
    """A camp's cell in a harder mode, whose states are lowered into a cell here."""

    ways: Callable[[], Walkthroughs]
    """How that mode comes to it; made when it is asked for."""
    node: Callable[[Walkthroughs], Node]
    """The cell in that exploration."""
    carrying: Carrying
    layers: Layers
    """The states it is lowered in, in the layout of this mode."""


Seeds = dict["Node", list[Source]]
"""Where runs are lowered to."""


def eased(space: Space, seeds: Seeds, known: dict[Node, int], spent: Callable[[Reached], object]) -> Reached:
    """Return what lowered runs come to, but for what is known to be come to without lowering."""
    found = Reached(space)
    waiting: dict[int, dict[Node, int]] = {}
    for node, sources in seeds.items():
        for source in sources:
            for depth, bits in source.layers:
                at = waiting.setdefault(depth, {})
                at[node] = at.get(node, 0) | without(bits, known.get(node, 0))
    frontier: dict[Node, int] = {}
    depth = 0
    while frontier or waiting:
        arrived = advance(found, frontier, depth) if frontier else {}
        frontier = _lowered(arrived, waiting.pop(depth, {}), depth)
        found.depth = depth
        spent(found)
        depth += 1
    return found


def _lowered(arrived: dict[Node, int], seeds: dict[Node, int], depth: int) -> dict[Node, int]:
    """Add what is lowered after so many choices to what has arrived after them."""
    for node, bits in seeds.items():
        fresh = without(bits, node.bits)
        if not fresh:
            continue
        if node.depth < 0:
            node.depth = depth
        node.bits |= fresh
        if node in arrived:
            node.layers[-1] = depth, node.layers[-1][1] | fresh
        else:
            node.layers.append((depth, fresh))
        arrived[node] = arrived.get(node, 0) | fresh
    return arrived


class EasedWays(Walkthroughs):
    """Walkthroughs that begin in a harder mode."""

    def __init__(self, reached: Reached, seeds: Seeds) -> None:
        super().__init__(reached)
        self._seeds = seeds
        self._begun: dict[tuple[Taken, ...], int] = {}
        """The mode in which a way to a lowering begins."""

    def begun_in(self, taken: tuple[Taken, ...]) -> int:
        """Return the mode that a walkthrough begins in."""
        for number, (choice, _) in enumerate(taken, 1):
            if choice < 0 and taken[:number] in self._begun:
                return self._begun[taken[:number]]
        raise Disproved("nothing is lowered on the way")

    def step(self, taken: Taken) -> Step:
        """Return a step by names; a choice below none stands for the scene in which the mode is lowered."""
        choice, roll = taken
        if choice >= 0:
            return super().step(taken)
        return Step(self.program.tables.scenes[-1 - choice].name, "", None, roll or "")

    def _to_cell(self, node: Node, bits: int, depth: int) -> tuple[Taken, ...]:
        for source in self._seeds.get(node, ()):
            hit = bits & dict(source.layers).get(depth, 0)
            if hit:
                return self._from(source, node, node.layout.lowest(hit), depth)
        return super()._to_cell(node, bits, depth)

    def _from(self, source: Source, node: Node, position: int, depth: int) -> tuple[Taken, ...]:
        """Return the way to a state through the harder mode in which it is lowered."""
        ways = source.ways()
        cell = source.node(ways)
        before = ways.to_node(cell, source.carrying.backward(position), depth)
        mode = self.program.tables.modes[self.mode].name
        taken = (*before, (-1 - node.point[1], mode))
        self._begun[taken] = ways.begun_in(before)
        return taken
