"""Reachability, breadth first: layer after layer of what is new after one choice more.

A layer's step runs in rounds, one link at a time, and sets that meet at a point are joined before they go on. What
is still under way after more rounds than the engine follows scenes goes in a circle.
"""

from __future__ import annotations

from heapq import heappop, heappush

from game.engine.walking import FOLLOWED
from game.proof.sets import without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.space import Node, Space

ROUNDS = 4 * FOLLOWED
"""Most links gone in one step: entering, the rules and a route are links of their own."""
MOST_TURNS = 64
"""Turns after which what comes to a node between two cells is kept, so that a step in a circle is noticed."""
TURNS = 256
"""Nodes that a flood looks at between two looks at what it holds."""


class Reached:
    """What can be reached in one mode."""

    def __init__(self, space: Space, gathered: Callable[[], dict[Node, int]] = dict) -> None:
        self.space = space
        self.gathered = gathered
        """Makes what sets are gathered in by their nodes."""
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


def explore(
    space: Space,
    spent: Callable[[Reached], object] | None = None,
    gathered: Callable[[], dict[Node, int]] = dict,
) -> Reached:
    """Return everything that can be reached; `spent` is asked after each layer and may raise to stop."""
    found = Reached(space, gathered)
    space.start.bits, space.start.depth = space.start_bits, 0
    frontier = advance(found, {space.start: space.start_bits}, 0)
    while frontier:
        found.depth += 1
        frontier = advance(found, frontier, found.depth)
        if spent is not None:
            spent(found)
    return found


def flood(space: Space, spent: Callable[[Reached], object] | None = None, *, inside: bool = False) -> Reached:
    """Return everything that can be reached, without depths or layers, told of the cells alone or `inside` steps too.

    Nodes take their turns in the order in which, but for circles, each stands after those that lead to it, so that
    what comes to one by many ways goes on at once, and a circle is gone round until nothing in it is new (Bourdoncle,
    "Efficient chaotic iteration strategies with widenings", 1993).
    """
    found = Reached(space)
    queue = Queue(space)
    queue.add(space.start, space.start_bits)
    turns = 0
    while queue:
        node, bits = queue.pop()
        turns += 1
        if inside or node.point[0] == "cell" or queue.turns_of[node] > MOST_TURNS:
            if node.bits:
                bits = without(bits, node.bits)
            node.bits |= bits
        for way in space.links_of(node) if bits else ():
            moved = way.forward(bits)
            if moved:
                queue.add(way.target, moved)
        if spent is not None and turns % TURNS == 0:
            spent(found)
    if spent is not None:
        spent(found)
    return found


class Queue:
    """The sets that wait at nodes for their turn, in the order of the links or against it."""

    def __init__(self, space: Space, *, backward: bool = False) -> None:
        self._outline = space.terrain.outline.of
        step = -1 if backward else 1
        self._places = {outline: step * place for place, outline in enumerate(space.terrain.flow.order)}
        self._waiting: dict[Node, int] = {}
        self.turns_of: dict[Node, int] = {}
        """How many turns each node has had."""
        self._nodes: list[Node] = []
        self._keys: dict[Node, tuple[int, int]] = {}
        self._turns: list[tuple[int, int]] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, node: Node, bits: int) -> None:
        """Let a set wait at a node, together with what waits there."""
        key = self._keys.get(node)
        if key is None:
            place = self._places.get(self._outline(node.point), len(self._places))
            key = self._keys[node] = place, len(self._nodes)
            self._nodes.append(node)
            self.turns_of[node] = 0
        if node in self._waiting:
            self._waiting[node] |= bits
        else:
            self._waiting[node] = bits
            heappush(self._turns, key)

    def pop(self) -> tuple[Node, int]:
        """Return the node whose turn it is, and what waits there."""
        node = self._nodes[heappop(self._turns)[1]]
        self.turns_of[node] += 1
        return node, self._waiting.pop(node)


def advance(found: Reached, frontier: dict[Node, int], depth: int) -> dict[Node, int]:
    """Take one choice everywhere in the frontier and return what is new, cell by cell."""
    arrived = found.gathered()
    for _ in range(ROUNDS):
        frontier = _round(found, frontier, depth, arrived)
        if not frontier:
            break
    else:
        found.circles += [(depth, node) for node in frontier]
    new = {}
    for node, bits in arrived.items():
        fresh = without(bits, node.bits)
        if fresh:
            node.bits |= fresh
            node.layers.append((depth, fresh))
            new[node] = fresh
    return new


def _round(
    found: Reached, frontier: dict[Node, int], depth: int, arrived: dict[Node, int]
) -> dict[Node, int]:
    """Go one link further from everywhere; cells that are come to are noted as arrived."""
    space = found.space
    after = found.gathered()
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
