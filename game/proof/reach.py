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
        found = [node for node in self.space.nodes.values() if node.layers]
        return sorted(found, key=lambda node: node.layers[0][0])

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
