"""A group of blocks that lead to each other, as an arena: its places, those to which it leads, and failures to push."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_arena import Arena, numbering, starts
from game.proof.odds_board import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.odds_arena import Whole
    from game.proof.odds_board import Block, Board, Group, Way


class Piece(NamedTuple):
    """Edges of one kind from one block."""

    source: Whole
    """The place, by its number in the arena."""
    rank: int
    """Which of a place's turns they belong to."""
    roll: int
    """Which edge of the turn each is."""
    target: Whole
    """The place, by its number on the board; below 0 a failure, counted from -1 down."""
    weight: Whole


def arena_of(board: Board, group: Group) -> Arena:
    """Return the arena of a group; where it leads out there are ends."""
    return _Gathering(board, group).arena()


class _Gathering:
    """An arena in the making: first the group's places, then failures, then the ends."""

    def __init__(self, board: Board, group: Group) -> None:
        self._board = board
        self._kind = numbering(3 * board.size)
        self._first: dict[int, int] = {}
        numbers = []
        self._count = 0
        for at in group.blocks:
            block = board.blocks[at]
            self._first[at] = self._count
            self._count += block.size
            numbers.append(np.arange(block.first, block.first + block.size))
        self._places = np.concatenate(numbers)
        self._pieces: list[Piece] = []
        self._failures = 0
        for at in group.blocks:
            self._pieces += self._leaving(board.blocks[at], self._first[at])

    def arena(self) -> Arena:
        """Return the arena."""
        empty = np.zeros(0, np.int8)
        source, target, weight = (
            np.concatenate([empty, *(piece[column] for piece in self._pieces)]) for column in (0, 3, 4)
        )
        lengths = [len(piece.source) for piece in self._pieces]
        rank, roll = (
            np.repeat(np.array([piece[column] for piece in self._pieces], np.int32), lengths)
            for column in (1, 2)
        )
        self._pieces.clear()
        order = np.lexsort((roll, rank, source))
        source, rank, target, weight = source[order], rank[order], target[order], weight[order]
        del roll, order
        new = np.ones(len(source), bool)
        new[1:] = (source[1:] != source[:-1]) | (rank[1:] != rank[:-1])
        at = np.flatnonzero(new)
        inner = self._inner(target)
        beyond = np.unique(target[inner == NONE])
        whole = self._count + self._failures
        outer = np.flatnonzero(inner == NONE)
        inner[outer] = whole + np.searchsorted(beyond, target[outer])
        return Arena(
            place=np.concatenate([self._places, np.full(self._failures, NONE), beyond]),
            first_turn=starts(np.bincount(source[at], minlength=whole + len(beyond))),
            first_edge=np.append(at, len(source)),
            target=inner,
            weight=weight,
            total=np.add.reduceat(weight, at, dtype=np.int64) if len(at) else weight,
        )

    def _inner(self, target: Whole) -> Whole:
        """Return the number in the arena of each target, or -1 where it is none of the group's."""
        found = np.where(target < 0, self._count - 1 - target, NONE)
        of = np.where(target < 0, NONE, self._board.of[np.maximum(target, 0)])
        for at, first in self._first.items():
            met = of == at
            found[met] = target[met] - self._board.blocks[at].first + first
        return found

    def _leaving(self, block: Block, first: int) -> Iterator[Piece]:
        for number, way in enumerate(block.ways):
            every = np.arange(block.size) if way.kept is None else way.kept
            source, target = (every + first).astype(self._kind), way.target
            if way.weight is None:
                yield Piece(source, number, 0, target, np.ones(len(source), np.int8))
                continue
            if way.other is not None:
                target, pushes = self._pushed(way, target)
                yield from pushes
            yield Piece(source, 0, number, target, way.weight)

    def _pushed(self, way: Way, target: Whole) -> tuple[Whole, list[Piece]]:
        """Return where the edges of a failure lead, and the two turns of each that may be pushed."""
        assert way.other is not None  # noqa: S101 - as its caller asked
        at = np.flatnonzero(way.other != way.target)
        numbers = self._failures + np.arange(len(at), dtype=self._kind)
        self._failures += len(at)
        once = np.ones(len(at), np.int8)
        source = self._count + numbers
        pushes = [
            Piece(source, 0, 0, target[at], once),
            Piece(source, 1, 0, way.other[at], once),
        ]
        led = target.copy()
        led[at] = -1 - numbers
        return led, pushes
