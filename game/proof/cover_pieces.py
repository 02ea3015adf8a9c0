"""What a cover has to take: each choice with its roll that can be reached in a mode, by names and by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.completing import refused
from game.proof.points import taken_by
from game.proof.reach import ROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.ahead import Taken
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.proof.space import Way as Link

Piece = tuple[str, str, str | None]
"""(full name of the scene, id of the choice, its roll)."""
Mask = int
"""A set of pieces: the bit of each piece's number."""


class Pieces:
    """The pieces that can be reached; each has a number."""

    def __init__(self, reached: Reached) -> None:
        self.tables = reached.space.program.tables
        self.nodes = [node for node in reached.space.nodes.values() if node.links_out]
        """The points that lead on."""
        self.links: list[list[Link]] = []
        """By number, every link that takes the piece."""
        self.numbers: dict[Piece, int] = {}
        self._known: dict[Taken, int] = {}
        sound = not refused(reached)
        for node in self.nodes:
            for link in node.gone:
                taken = taken_by(link.label)
                if taken is not None and (sound or _ends_well(link)):
                    self._add(link, taken)
        self.whole: Mask = (1 << len(self.numbers)) - 1

    def _add(self, link: Link, taken: Taken) -> None:
        piece = self.named(taken)
        if piece not in self.numbers:
            self.numbers[piece] = len(self.links)
            self.links.append([])
        self.links[self.numbers[piece]].append(link)
        self._known[taken] = self.numbers[piece]

    def __len__(self) -> int:
        return len(self.links)

    def named(self, taken: Taken) -> Piece:
        """Return the piece that a choice with its roll is."""
        choice = self.tables.choices[taken[0]]
        return self.tables.scenes[choice.scene].name, choice.id, taken[1]

    def bit(self, taken: Taken) -> Mask:
        """Return a choice with its roll as a set: nothing, if it is never taken without an error."""
        return 1 << self._known[taken] if taken in self._known else 0

    def taken_on(self, link: Link) -> Mask:
        """Return what a link takes, as a set."""
        taken = taken_by(link.label)
        return 0 if taken is None else self.bit(taken)

    def taken_by(self, run: Iterable[Taken]) -> Mask:
        """Return what a run takes."""
        found = 0
        for taken in run:
            found |= self.bit(taken)
        return found

    def nearest(self, number: int) -> Link:
        """Return the link that shows a piece by the fewest choices."""
        return min(self.links[number], key=lambda link: link.depth)


def _ends_well(link: Link) -> bool:
    """Return whether some step that goes along a link comes to its end."""
    waiting = {link.target: link.forward(link.source.bits)}
    for _ in range(ROUNDS):
        after: dict[Node, int] = {}
        for node, bits in waiting.items():
            if bits and node.point[0] == "cell":
                return True
            for way in node.links_out or () if bits else ():
                after[way.target] = after.get(way.target, 0) | way.forward(bits)
        waiting = after
    return False
