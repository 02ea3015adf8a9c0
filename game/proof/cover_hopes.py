"""How much a run can still gain from a cell on at most, if pieces are worth something: the heaviest way along the links.

Values are left out of account, so that a hope is never too low. In a circle of links all that can be taken there counts
once, then the best way out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.pack.graph import components
from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.space import Node

    Way = tuple[int, Mask]
    """(number of the ring that it leads to, what it takes)."""


class Ring:
    """Nodes that all lead to each other, or one alone."""

    __slots__ = ("inside", "out")

    def __init__(self) -> None:
        self.inside: Mask = 0
        """What can be taken without leaving."""
        self.out: set[Way] = set()


class Hopes:
    """The rings of what is reached, each after those that it leads to."""

    def __init__(self, pieces: Pieces) -> None:
        self.ring_of: dict[Node, int] = {}
        self.rings: list[Ring] = []
        edges = {node: [link.target for link in node.gone] for node in pieces.nodes}
        for ring in components(pieces.nodes, edges):
            self.ring_of.update(dict.fromkeys(ring, len(self.rings)))
            self.rings.append(self._ring(pieces, ring))
        self._past = self._pasts()

    def _ring(self, pieces: Pieces, nodes: list[Node]) -> Ring:
        ring, own = Ring(), len(self.rings)
        for node in nodes:
            for link in node.gone:
                leads, taken = self.ring_of[link.target], pieces.taken_on(link)
                if leads == own:
                    ring.inside |= taken
                else:
                    ring.out.add((leads, taken))
        return ring

    def of(self, worth: Sequence[int]) -> list[int]:
        """Return the hope of each ring, for the worth of each piece by its number."""
        single = {1 << number: one for number, one in enumerate(worth)} | {0: 0}
        found: list[int] = []
        for ring in self.rings:
            best = max([found[leads] + single[taken] for leads, taken in ring.out], default=0)
            inside = sum(worth[number] for number in places(ring.inside))
            found.append(best + inside)
        return found

    def past(self, node: Node) -> Mask:
        """Return all that links lead to from a node on."""
        return self._past[self.ring_of[node]]

    def _pasts(self) -> list[Mask]:
        """Return the same of each ring."""
        found: list[Mask] = []
        for ring in self.rings:
            whole = ring.inside
            for leads, taken in ring.out:
                whole |= found[leads] | taken
            found.append(whole)
        return found
