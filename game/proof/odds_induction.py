"""The best and the worst chance of each ending at every place: backward induction, block by block from the ends.

Where nothing circles, one number is held for each: taking the greatest or the least of several rounds nothing, and each
fall of the dice rounds by no more than a few units in the last place of 1, so that how often dice fall one after the
other bounds what a number is off by (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1). Where
blocks lead in circles a lower and an upper number are held, and `odds_values` brings them together.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_board import closed, span
from game.proof.odds_circles import arena_of
from game.proof.odds_levels import leveled
from game.proof.odds_players import FREE
from game.proof.odds_values import ROUNDING, Solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.odds_arena import Arena, Real
    from game.proof.odds_board import Block, Board, Group, Way

SMALLEST = -1000.0
"""The power of two below which a chance may have been rounded to nothing."""


CLOSEST = -60.0
"""The same of what is solved: it is nothing where no way leads, and else more than what is allowed for rounding."""


class Column(NamedTuple):
    """What is worked out."""

    player: str
    """`best` or `worst`."""
    endings: tuple[int, ...]
    """The ending it is about; several where a scene with constants stands for them."""


class Induction:
    """Chances for some columns, at every place."""

    def __init__(self, board: Board, columns: Sequence[Column]) -> None:
        self._board = board
        self.columns = sorted(columns, key=lambda column: FREE.index(column.player))
        self._best = sum(column.player == "best" for column in self.columns)
        self._sides = 2 if board.circles else 1
        self.value: Real = np.zeros((self._sides, board.size, len(self.columns)))
        """The chance at each place, or its lower and upper bounds; uncertain by `error`."""
        self.error = [0.0] * len(board.blocks)
        """By how much a number of each block may be off."""
        self._least = [0.0] * len(board.blocks)
        """The power of two that no chance of a block is below, but nothing."""
        self._flat: Real = np.full((len(board.blocks), self._sides, len(self.columns)), np.nan)
        """What every number of a block is, where they are known to be alike."""
        for group in board.groups:
            if group.circling:
                self._circle(group)
            else:
                self._block(group.blocks[0])

    def at(self, column: int, place: int) -> tuple[float, float]:
        """Return the bounds on the chance of a column at a place."""
        block = int(self._board.of[place])
        low, high = float(self.value[0, place, column]), float(self.value[-1, place, column])
        error = self.error[block]
        if high == 0 and self._least[block] > SMALLEST:
            return 0.0, 0.0
        return max(0.0, low - error), min(1.0, high + error)

    def _block(self, number: int) -> None:
        block = self._board.blocks[number]
        leads = self._board.leads[number]
        self.error[number] = max((self.error[other] for other in leads), default=0.0)
        self._least[number] = min((self._least[other] for other in leads), default=0.0)
        if block.dice and block.whole is not None:
            # a product, a sum and a quotient for each way, of numbers up to 1
            self.error[number] += (2 * len(block.ways) + 4) * ROUNDING
            self._least[number] -= log2(max(2, int(block.whole.max(initial=1))))
        if block.ending >= 0:
            self._fill(number, np.array([[block.ending in column.endings for column in self.columns]]))
        elif not block.ways:
            self._flat[number] = 0
        elif (self._flat[list(leads)] == self._flat[leads[0]]).all() and not len(closed(block)):
            self._fill(number, self._flat[leads[0]])
        else:
            self._reckon(number, block)

    def _fill(self, number: int, known: Real) -> None:
        """Give every place of a block the same numbers; nothing is what they have already."""
        self._flat[number] = known
        if known.any():
            self.value[:, span(self._board.blocks[number])] = known[:, np.newaxis]

    def _reckon(self, number: int, block: Block) -> None:
        """Work out a block from what it leads to."""
        for side in range(self._sides):
            value = self.value[side]
            value[span(block)] = self._fallen(value, block) if block.dice else self._picked(value, block)
        own = self.value[:, span(block)]
        if (own[:, [-1, block.size // 2]] == own[:, :1]).all() and (own == own[:, :1]).all():
            self._flat[number] = own[:, 0]

    def _fallen(self, value: Real, block: Block) -> Real:
        found: Real = np.zeros((block.size, len(self.columns)))
        for way in block.ways:
            ahead = self._ahead(value, way)
            assert way.weight is not None  # noqa: S101 - dice have weights
            ahead *= way.weight[:, np.newaxis]
            if way.kept is None:
                found += ahead
            else:
                found[way.kept] += ahead
        assert block.whole is not None  # noqa: S101 - as above
        found /= np.maximum(block.whole, 1)[:, np.newaxis]
        return found

    def _ahead(self, value: Real, way: Way) -> Real:
        """Return the chances to which a way leads, pushed where that is better, or worse."""
        ahead: Real = value.take(way.target, axis=0)
        if way.other is not None:
            pushed = value.take(way.other, axis=0)
            self._better(ahead, pushed)
        return ahead

    def _better(self, found: Real, other: Real) -> None:
        best = self._best
        np.maximum(found[:, :best], other[:, :best], out=found[:, :best])
        np.minimum(found[:, best:], other[:, best:], out=found[:, best:])

    def _picked(self, value: Real, block: Block) -> Real:
        found: Real = np.full((block.size, len(self.columns)), -1.0)
        found[:, self._best :] = 2.0
        for way in block.ways:
            ahead = self._ahead(value, way)
            if way.kept is None:
                self._better(found, ahead)
            else:
                self._better(ahead, found.take(way.kept, axis=0))
                found[way.kept] = ahead
        found[closed(block)] = 0
        return found

    def _circle(self, group: Group) -> None:
        """Solve a group, what it leads to being known."""
        for at in group.blocks:
            self._least[at] = CLOSEST
        levels = leveled(arena_of(self._board, group))
        arena = levels.arena
        beyond = self._beyond(arena)
        for player in FREE:
            asked = [column for column, own in enumerate(self.columns) if own.player == player]
            if asked:
                solver = Solver(levels, player)
                for column in asked:
                    self._keep(group, arena, solver.solve(beyond[:, :, column]), column)
                del solver

    def _beyond(self, arena: Arena) -> Real:
        """Return the bounds of the places to which an arena leads, and nothing for its own."""
        of = self._board.of[np.maximum(arena.place, 0)]
        error = np.array(self.error)[of][:, np.newaxis]
        sure = (np.array(self._least) > SMALLEST)[of][:, np.newaxis]
        low, high = (self.value[side][np.maximum(arena.place, 0)] for side in (0, 1))
        ends = ((np.diff(arena.first_turn) == 0) & (arena.place >= 0))[:, np.newaxis]
        nothing = (high == 0) & sure
        known = np.where(nothing, 0, np.minimum(high + error, 1))
        return np.stack([np.where(ends, np.maximum(low - error, 0), 0), np.where(ends, known, 0)])

    def _keep(self, group: Group, arena: Arena, bounds: Real, column: int) -> None:
        own = np.isin(self._board.of[np.maximum(arena.place, 0)], group.blocks) & (arena.place >= 0)
        for side in (0, 1):
            self.value[side, arena.place[own], column] = bounds[side, own]
