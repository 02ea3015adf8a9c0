"""Reachability, breadth first: layer after layer of what is new after one choice more.

A layer's step runs in rounds, one link at a time, and sets that meet at a point are joined before they go on. What
is still under way after more rounds than the engine follows scenes goes in a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.step import FOLLOWED

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.space import Node, Space

ROUNDS = 4 * FOLLOWED
"""Most links gone in one step: entering, the rules and a route are links of their own."""


TURNS = 256
"""Nodes that a flood looks at between two looks at what it holds."""


class Reached:
    """What can be reached in one mode."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.depth = 0
        """Choices after which nothing new was reached."""
        self.circles: list[tuple[int, Node]] = []
        """(choices, node) where a step went in a circle."""

    def cells(self) -> list[Node]:
        """Return the nodes between steps that are reached, by the fewest choices to them."""
        found = [node for node in self.space.nodes.values() if node.bits and node.point[0] == "cell"]
        return sorted(found, key=lambda node: node.depth)

    def held(self) -> int:
        """Return how many valuations are reached, over all cells."""
        return sum(node.bits.bit_count() for node in self.cells())


def explore(space: Space, spent: Callable[[Reached], None] | None = None) -> Reached:
    """Return everything that can be reached; `spent` is asked after each layer and may raise to stop."""
    found = Reached(space)
    space.start.bits, space.start.depth = space.start_bits, 0
    frontier = _step(found, {space.start: space.start_bits}, 0)
    while frontier:
        found.depth += 1
        frontier = _step(found, frontier, found.depth)
        if spent is not None:
            spent(found)
    return found


def flood(space: Space, spent: Callable[[Reached], None] | None = None) -> Reached:
    """Return everything that can be reached, without depths or layers: what is new goes on at once.

    A link from a cell to itself is gone until it brings nothing new before the next one is (chaining, as in Ciardo,
    Lüttgen and Siminiceanu, "Saturation", 2001), so that what many choices do to one cell takes few operations.
    Where states spread over many cells in a row it looks at the later ones again and again: `explore` is faster there.
    """
    found = Reached(space)
    space.start.bits = space.start_bits
    waiting = {space.start: space.start_bits}
    turns = 0
    while waiting:
        node, bits = waiting.popitem()
        turns += 1
        for way in space.links_of(node):
            new = way.forward(bits) & ~way.target.bits
            while new:
                way.target.bits |= new
                if way.target is not node:
                    waiting[way.target] = waiting.get(way.target, 0) | new
                    break
                bits |= new
                waiting[node] = waiting.get(node, 0) | new
                new = way.forward(new) & ~node.bits
        if spent is not None and turns % TURNS == 0:
            spent(found)
    if spent is not None:
        spent(found)
    return found


def _step(found: Reached, frontier: dict[Node, int], depth: int) -> dict[Node, int]:
    """Take one choice everywhere in the frontier and return what is new, cell by cell."""
    arrived: dict[Node, int] = {}
    for _ in range(ROUNDS):
        frontier = _round(found.space, frontier, depth, arrived)
        if not frontier:
            break
    else:
        found.circles += [(depth, node) for node in frontier]
    new = {}
    for node, bits in arrived.items():
        fresh = bits & ~node.bits
        if fresh:
            node.bits |= fresh
            node.layers.append((depth, fresh))
            new[node] = fresh
    return new


def _round(space: Space, frontier: dict[Node, int], depth: int, arrived: dict[Node, int]) -> dict[Node, int]:
    """Go one link further from everywhere; cells that are come to are noted as arrived."""
    after: dict[Node, int] = {}
    for node, bits in frontier.items():
        for way in space.links_of(node) if node.links_out is None else node.links_out:
            moved = way.forward(bits)
            if not moved:
                continue
            if way.depth < 0:
                way.depth = depth
            target = way.target
            if target.depth < 0:
                target.depth = depth
            into = arrived if target.point[0] == "cell" else after
            into[target] = into[target] | moved if target in into else moved
    for node, bits in after.items():
        node.bits |= bits
    return after
