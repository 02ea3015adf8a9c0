"""Which pieces are never in one run: neither can be taken after the other, whatever happens in between.

Where no links lead from one to the other that is plain, and runs that are at hand show what goes together. What is left
is asked of the sets: all that holds just after a piece was taken is carried on along the links, and what can then be
taken is exact, as everything in the proof is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.reach import Queue
from game.proof.sets import fresh, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.proof.cover_hopes import Hopes
    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.reach import Reached
    from game.proof.space import Node, Way


class Apart:
    """What is known of which pieces go together."""

    def __init__(self, reached: Reached, pieces: Pieces, hopes: Hopes) -> None:
        self.reached = reached
        self.pieces = pieces
        self.hopes = hopes
        self._after = [self._linked(links) for links in pieces.links]
        """By number, what may be taken after a piece."""
        self._asked: Mask = 0
        """The pieces after which exactly that can be taken."""
        self.together: list[Mask] = [1 << number for number in range(len(pieces))]
        """By number, what is in one run with a piece for certain."""

    def _linked(self, links: Iterable[Way]) -> Mask:
        found = 0
        for link in links:
            found |= self.hopes.past(link.target)
        return found

    def saw(self, taken: Mask) -> None:
        """Note that one run takes all of these."""
        for number in places(taken):
            self.together[number] |= taken

    def perhaps(self) -> list[Mask]:
        """Return for each piece those that are not known to be in one run with it."""
        return [self.pieces.whole & ~known for known in self.together]

    def surely(self) -> list[Mask]:
        """Return for each piece those that are never in one run with it, as far as that is known."""
        found = [self.pieces.whole & ~(known | self._after[at]) for at, known in enumerate(self.together)]
        for number, after in enumerate(self._after):
            for other in places(after & ~self.together[number]):
                found[other] &= ~(1 << number)
        return found

    def unasked(self, wanted: Mask) -> Mask:
        """Return those of some pieces after which others of them may come or not."""
        return sum(
            1 << number
            for number in places(wanted & ~self._asked)
            if self._after[number] & wanted & ~self.together[number]
        )

    def ask(self, number: int, over: Callable[[], bool]) -> None:
        """Find out what can be taken after a piece, unless the time is over before."""
        asked = self._after[number] & ~self.together[number]
        found = self._carried(number, asked, over)
        if over():
            return
        self._after[number] = self.together[number] | found
        self._asked |= 1 << number
        self.together[number] |= found
        for other in places(found):
            self.together[other] |= 1 << number

    def _carried(self, number: int, asked: Mask, over: Callable[[], bool]) -> Mask:
        """Return which of the pieces asked for can be taken after one."""
        queue = Queue(self.reached.space)
        for link in self.pieces.links[number]:
            queue.add(link.target, link.forward(link.source.bits))
        known: dict[Node, int] = {}
        found = 0
        while queue and asked & ~found and not over():
            node, bits = queue.pop()
            new = fresh(known, node, bits)
            for link in node.gone if new else ():
                if self._leads_to(link, asked & ~found):
                    moved = link.forward(new)
                    if moved:
                        found |= self.pieces.taken_on(link) & asked
                        queue.add(link.target, moved)
        return found

    def _leads_to(self, link: Way, asked: Mask) -> bool:
        """Return whether a link takes something that is asked for, or leads there."""
        return bool((self.hopes.past(link.target) | self.pieces.taken_on(link)) & asked)
