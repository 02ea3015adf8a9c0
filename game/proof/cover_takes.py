"""Which of some pieces a run takes: every largest set of them that one run takes, exactly.

The sets of the proof are carried along the links once more, parted by what was taken on the way. Of two runs that came
to the same state the one that took no more than the other is forgotten, and so is what can take nothing more.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from game.proof.sets import join, without

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from game.proof.cover_heaviest import Heaviest
    from game.proof.cover_pieces import Mask
    from game.proof.reach import Reached
    from game.proof.space import Node

    Part = tuple[Node, Mask]
    """States at a node that took the same."""

ROOM = 256 << 20
"""Bytes that parts may take."""


class TooMany(Exception):
    """There are more sets than were to be looked at, or no room or time is left for them."""


class Takes:
    """One search for what runs take."""

    def __init__(self, reached: Reached, heaviest: Heaviest, most: int, over: Callable[[], bool]) -> None:
        self.reached = reached
        self.pieces = heaviest.pieces
        self.hopes = heaviest.hopes
        self.left = most
        """Parts that may still be made."""
        self.room = ROOM
        """Bytes that they may still take."""
        self.over = over
        self._known: dict[Node, dict[Mask, Any]] = {}
        self._waiting: dict[Part, Any] = {}
        self._turns: list[tuple[int, int, int, Part]] = []
        self._added = 0
        self._found: list[Mask] = []

    def of(self, asked: Mask) -> list[Mask]:
        """Return the largest sets of pieces asked for that one run takes; TooMany where that is too much."""
        space = self.reached.space
        self._add((space.start, 0), space.start_bits)
        while self._turns:
            part = heappop(self._turns)[-1]
            fresh = self._fresh(part, self._waiting.pop(part))
            if fresh:
                self._go_on(part, fresh, asked)
        return self._found

    def _add(self, part: Part, bits: Any) -> None:
        """Let states wait for their turn: rings in the order of the links, and in a ring who took the most first."""
        if part in self._waiting:
            self._waiting[part] = self._waiting[part] | bits
            return
        self._waiting[part] = bits
        node, taken = part
        self._added += 1
        heappush(self._turns, (-self.hopes.ring_of[node], -taken.bit_count(), -self._added, part))

    def _fresh(self, part: Part, bits: Any) -> Any:
        """Return the states of a part that none had come to, having taken as much."""
        node, taken = part
        known = self._known.setdefault(node, {})
        for more, there in known.items():
            if within(taken, more):
                bits = without(bits, there)
                if not bits:
                    return bits
        join(known, taken, bits)
        self.left -= 1
        self.room -= bits.bit_length() // 8
        if self.left < 0 or self.room < 0 or self.over():
            raise TooMany
        return bits

    def _go_on(self, part: Part, bits: Any, asked: Mask) -> None:
        """Carry states along every link on which more may be taken."""
        node, taken = part
        for link in node.gone:
            own = self.pieces.taken_on(link) & asked
            ahead = self.hopes.past(link.target) & asked
            moved = 0 if self._idle(own | ahead, taken) else link.forward(bits)
            if moved:
                more = self._with(taken, own)
                self._find(more)
                if not self._idle(ahead, more):
                    self._add((link.target, more), moved)

    def _with(self, taken: Mask, own: Mask) -> Mask:
        return taken | own

    def _idle(self, ahead: Mask, taken: Mask) -> bool:
        """Return whether nothing that is asked for and not yet taken lies ahead."""
        return within(ahead, taken)

    def _find(self, taken: Mask) -> None:
        """Note that a run takes a set."""
        if not any(within(taken, more) for more in self._found):
            self._found = [one for one in self._found if not within(one, taken)]
            self._found.append(taken)


class Counts(Takes):
    """The same of how many pieces are taken: so many bits, a piece counting as often as it is taken."""

    def _with(self, taken: Mask, own: Mask) -> Mask:
        return taken << 1 | 1 if own else taken

    def _idle(self, ahead: Mask, taken: Mask) -> bool:
        del taken
        return not ahead


def within(pieces: Mask, others: Mask) -> bool:
    """Return whether a set has nothing that another lacks."""
    return not pieces & ~others
