"""Where a fixed player goes on from some places, all in flat arrays: for circles, and for what is worked out exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_board import span
from game.proof.odds_graphs import reaching
from game.proof.odds_players import edges

if TYPE_CHECKING:
    from game.proof.odds_arena import Truth, Whole
    from game.proof.odds_board import Board, Group


class Tracks(NamedTuple):
    """Some places and the edges from them."""

    place: Whole
    """The numbers of the places, in order."""
    source: Whole
    """Of each edge, which of the places it leads from."""
    target: Whole
    """Which of the places it leads to, or -1."""
    beyond: Whole
    """The number of the place to which it leads."""
    weight: Whole
    """How likely it is: so many times in as many."""
    whole: Whole

    def leading(self, safe: Truth) -> Truth:
        """Return the places that lead to an end, or to others that are known to be safe."""
        goal = np.bincount(self.source, minlength=len(self.place)) == 0
        outer = self.target < 0
        goal[self.source[outer & safe[self.beyond]]] = True
        inner = ~outer
        return reaching(len(self.place), self.source[inner], self.target[inner], goal)


def within(board: Board, group: Group, player: str) -> Tracks:
    """Return the tracks of a fixed player from all places of a group."""
    numbers = [np.arange(span(board.blocks[at]).start, span(board.blocks[at]).stop) for at in group.blocks]
    return along(board, player, np.concatenate(numbers))


def along(board: Board, player: str, places: Whole) -> Tracks:
    """Return the tracks of a fixed player from some places, given by their numbers in order."""
    parts = []
    for at in np.flatnonzero(np.bincount(board.of[places])).tolist():
        block = board.blocks[at]
        first, last = np.searchsorted(places, [block.first, block.first + block.size])
        own = places[first:last] - block.first
        for one in edges(board, block, player, own):
            rows = np.searchsorted(own, one.source)
            met = own[np.minimum(rows, len(own) - 1)] == one.source
            parts.append((rows[met] + first, one.target[met], one.weight[met], one.whole[met]))
    empty = np.zeros(0, np.int64)
    source, beyond, weight, whole = (
        np.concatenate([empty, *(part[column] for part in parts)]) for column in range(4)
    )
    order = np.argsort(source, kind="stable")
    target = np.minimum(np.searchsorted(places, beyond), len(places) - 1)
    target = np.where(places[target] == beyond, target, -1)
    return Tracks(places, source[order], target[order], beyond[order], weight[order], whole[order])


def reached(board: Board, player: str, most: int) -> Whole | None:
    """Return the numbers of the places that a fixed player may come to; None where more than so many are states."""
    met = np.zeros(board.size, bool)
    met[board.start] = True
    states = 0
    for group in reversed(board.groups):
        blocks = [board.blocks[at] for at in group.blocks]
        before = -1
        while before != (before := sum(int(met[span(block)].sum()) for block in blocks)):
            for block in blocks:
                own = met[span(block)].copy()
                at = np.flatnonzero(own)
                for one in edges(board, block, player, at) if len(at) else ():
                    met[one.target[own[one.source]]] = True
            if not group.circling:
                break
        states += sum(int(met[span(block)].sum()) for block in blocks if block.cell)
        if states > most:
            return None
    return np.flatnonzero(met)
