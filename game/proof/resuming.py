"""Explorations resumed from another: what more has to be told apart only where more matters.

Where the same slots matter as in an exploration that was made before, the same comes there, however much more matters
elsewhere. So only points at which more matters are gone through, from the links that lead in among them.
"""

from __future__ import annotations

from game.proof.movements import Repack
from game.proof.reach import TURNS, Queue, Reached
from game.proof.sets import without

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.layout import Layout
    from game.proof.movements import Movement
    from game.proof.points import Point
    from game.proof.space import Node, Space


class Resumed:
    """What is reached in a space of which another exploration of the same ground tells apart a part."""

    def __init__(self, space: Space, before: Reached, spent: Callable[[Reached], object]) -> None:
        self.reached = Reached(space)
        self.space = space
        self.before = before
        self._repacks: dict[tuple[int, int, int], Movement] = {}
        self._run(spent)

    def at(self, known: Node) -> Node:
        """Return the node for one of the exploration before, with what comes there."""
        node = self.space.node(known.point)
        if not node.bits and self._alike(known):
            node.bits = self._repack(known.layout, node).forward(known.bits)
        return node

    def _alike(self, known: Node) -> bool:
        """Return whether no more is told apart at a place than in the exploration before."""
        node = self.space.node(known.point)
        more = node.live & ~known.live
        return not more or not any(more >> slot & 1 for slot in node.layout.order)

    def _run(self, spent: Callable[[Reached], object]) -> None:
        every = [node for node in self.before.space.nodes.values() if node.bits]
        more = {node.point for node in every if not self._alike(node)}
        queue = Queue(self.space)
        if self.space.start.point in more:
            queue.add(self.space.start, self.space.start_bits)
        for known in every:
            if known.point not in more and any(way.target.point in more for way in known.links_out or ()):
                node = self.at(known)
                self._spread(queue, node, node.bits, more)
        turns = 0
        while queue:
            node, bits = queue.pop()
            turns += 1
            if node.bits:
                bits = without(bits, node.bits)
            node.bits |= bits
            if bits:
                self._spread(queue, node, bits, more)
            if turns % TURNS == 0:
                spent(self.reached)
        spent(self.reached)

    def _spread(self, queue: Queue, node: Node, bits: int, more: set[Point]) -> None:
        for way in self.space.links_of(node):
            moved = way.forward(bits) if way.target.point in more else 0
            if moved:
                queue.add(way.target, moved)

    def _repack(self, source: Layout, target: Node) -> Movement:
        key = id(source), id(target.layout), target.live
        if key not in self._repacks:
            self._repacks[key] = source.ready(Repack(source, target.layout, target.live), target.layout)
        return self._repacks[key]
