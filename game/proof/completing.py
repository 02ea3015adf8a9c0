"""Which states within a step are in one that the engine completes: what comes in a step that it refuses never is.

Where nothing is refused, and that is nearly everywhere, it is all that an exploration holds.
"""

from __future__ import annotations

from functools import cached_property

from game.proof.sets import fresh, join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.points import Link
    from game.proof.reach import Reached
    from game.proof.space import Node, Way


class Completing:
    """The steps of one exploration that are completed."""

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.refuses = bool(refused(reached))
        """Whether any step is refused."""

    @cached_property
    def _done(self) -> dict[Node, int]:
        return _pulled_back(self.reached)

    def at(self, node: Node) -> int:
        """Return the states of a node that are come to in a completed step, or stood in."""
        if not self.refuses or node.layers:
            return node.bits
        return self._done.get(node, 0)

    def on(self, node: Node, link: Link) -> int:
        """Return the states of a node that go a link in a completed step, and others that do not go it."""
        if not self.refuses:
            return node.bits
        for way in node.links_out or ():
            if way.target.point == link.target and way.label == link.label and way.items == link.items:
                return self.along(way)
        return self.at(node)

    def along(self, way: Way) -> int:
        """Return the states that go a link in a completed step."""
        full = way.target.layout.full if way.target.layers else self._done.get(way.target, 0)
        return way.into(full, way.source.bits)


def refused(reached: Reached) -> list[Node]:
    """Return the nodes at which the engine refuses a step of some run."""
    return [node for node in reached.space.nodes.values() if node.point[0] == "error" and node.depth >= 0]


def _pulled_back(reached: Reached) -> dict[Node, int]:
    """Return the states within steps from which a cell is come to."""
    found: dict[Node, int] = {}
    waiting = {cell: cell.bits for cell in reached.cells()}
    while waiting:
        node, bits = waiting.popitem()
        for way in node.links_in:
            source = way.source
            back = way.into(bits, source.bits) if not source.layers else 0
            new = fresh(found, source, back) if back else 0
            if new:
                join(waiting, source, new)
    return found
