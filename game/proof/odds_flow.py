"""How often each place is expected to be come to, in floats: pushed forward block by block, in rounds inside circles.

Every number is a sum of products of numbers that are not negative, so what rounding does is relative and small
(Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1). A round inside a circle leaves less to push;
what is left in the end bounds what the visits lack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_board import closed, span
from game.proof.odds_leaving import ROUNDED, Leavings, summed
from game.proof.odds_players import edges
from game.proof.odds_rounds import SLACK, visited
from game.proof.odds_tracks import reached, within

if TYPE_CHECKING:
    from game.proof.odds_arena import Real, Truth, Whole
    from game.proof.odds_board import Block, Board, Group

SPREAD = 8
"""How many times more places than edges may lie between the first and the last that edges lead to, to be added up at once."""


class Flow(NamedTuple):
    """What comes of a fixed player."""

    endings: dict[int, float]
    """The chance of each ending that is come to."""
    lost: float
    """The chance of coming to where nothing leads to an end any more, or being stuck."""
    left: float
    """What was still going round when the rounds ended: how much more any chance may be."""
    error: float
    """By how much of itself a chance may be off by rounding."""
    leavings: Leavings


def flow(board: Board, player: str, safe: Truth | None) -> Flow:
    """Return what comes of a fixed player; `safe` are the places from which it can come to an end, where there are circles."""
    return _Pushing(board, player, safe).done()


class _Pushing:
    """Visits in the making."""

    def __init__(self, board: Board, player: str, safe: Truth | None) -> None:
        self.board, self.player, self.safe = board, player, safe
        self.visits: Real = np.zeros(board.size)
        self.visits[board.start] = 1
        self.times = np.zeros(board.size, np.int32)
        """How many edges led to each place, each with no more than two sums."""
        self.error = [0.0] * len(board.blocks)
        """By how much of itself a number of each block may be off, in roundings."""
        self.left, self.longest = 0.0, float(len(board.groups) + 1)
        self.endings: dict[int, float] = {}
        self.lost = 0.0
        self.leavings = Leavings(board)

    def done(self) -> Flow:
        """Push everything, and return what came of it."""
        for group in reversed(self.board.groups):
            if any(self.visits[span(self.board.blocks[at])].any() for at in group.blocks):
                self._group(group)
        worst = max(self.error) + len(self.board.blocks) + 8
        astray = self.left * self.longest * SLACK if self.left else 0.0
        self.leavings.close(worst, astray)
        return Flow(self.endings, self.lost, self.left * SLACK, worst * ROUNDED, self.leavings)

    def _group(self, group: Group) -> None:
        for at in group.blocks:
            block = self.board.blocks[at]
            self.error[at] += 2 * int(self.times[span(block)].max()) + 4
        if group.circling:
            self._circle(group)
        for at in group.blocks:
            self._block(at, self.board.blocks[at], group)

    def _block(self, number: int, block: Block, group: Group) -> None:
        """Push what has come to a block out of its group, and note where episodes are left."""
        own = self.visits[span(block)]
        if block.ending >= 0:
            total = summed(own)
            self.error[number] += 2 * block.size**0.5 + 2
            self.endings[block.ending] = self.endings.get(block.ending, 0.0) + total
            self.leavings.ended(block, own)
            return
        lost = summed(own[closed(block)])
        if self.safe is not None:
            unsafe = ~self.safe[span(block)]
            lost += summed(own[unsafe])
            own = np.where(unsafe, 0, own)
        if lost:
            self.lost += lost
            self.error[number] += 2 * block.size**0.5 + 2
        for one in edges(self.board, block, self.player, np.flatnonzero(own)):
            ahead = own[one.source] * one.parts()
            self.leavings.gone(number, one.target, ahead)
            target = one.target
            if group.circling:
                out = ~np.isin(self.board.of[target], group.blocks)
                target, ahead = target[out], ahead[out]
            self._add(target, ahead)
        for other in self.board.leads[number]:
            if other not in group.blocks:
                self.error[other] = max(self.error[other], self.error[number])

    def _add(self, target: Whole, ahead: Real) -> None:
        """Add what goes along some edges to where they lead."""
        if not len(target):
            return
        low, high = int(target.min()), int(target.max()) + 1
        if high - low > SPREAD * len(target):
            np.add.at(self.visits, target, ahead)
            np.add.at(self.times, target, 1)
            return
        near = target - low
        self.visits[low:high] += np.bincount(near, weights=ahead, minlength=high - low)
        self.times[low:high] += np.bincount(near, minlength=high - low)

    def _circle(self, group: Group) -> None:
        """Turn what came into a group into how often its places are visited."""
        tracks = within(self.board, group, self.player)
        safe = np.ones(len(tracks.place), bool) if self.safe is None else self.safe[tracks.place]
        visits = self.visits[tracks.place]
        done = visited(tracks, safe, visits)
        self.visits[tracks.place] = visits
        self.left += done.left
        self.longest += done.longest
        worst = max(self.error[at] for at in group.blocks) + done.roundings
        for at in group.blocks:
            self.error[at] = worst


def never_strays(board: Board, player: str, safe: Truth | None) -> bool:
    """Return whether a fixed player can come to an end from wherever it may come to, and is never stuck."""
    places = reached(board, player, board.size)
    assert places is not None  # noqa: S101 - there are no more states than places
    met = np.zeros(board.size, bool)
    met[places] = safe is None or safe[places]
    if int(met.sum()) < len(places):
        return False
    return not any(
        met[span(block)][closed(block)].any() for block in board.blocks if block.ending < 0 and block.size
    )


def safe_places(board: Board, player: str) -> Truth | None:
    """Return the places from which a fixed player can come to an end of any kind; None where nothing circles."""
    if not board.circles:
        return None
    safe = np.zeros(board.size, bool)
    for group in board.groups:
        if group.circling:
            tracks = within(board, group, player)
            safe[tracks.place] = tracks.leading(safe)
            continue
        block = board.blocks[group.blocks[0]]
        own = np.zeros(block.size, bool)
        own[closed(block)] = True
        for one in edges(board, block, player, np.arange(block.size)):
            own[one.source[safe[one.target]]] = True
        safe[span(block)] = own
    return safe
