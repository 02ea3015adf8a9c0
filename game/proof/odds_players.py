"""The players of design section 5, as where each goes on from a place and how likely.

- *uniform* picks each open choice equally often;
- *careful* takes the likeliest success (what can't fail is as likely as can be), then the smallest cost, then the first;
- *bold* takes a risk if there is one, the longest first, then the largest cost, then the first.

None of them pushes. *Best* and *worst*, for an ending, are no such player: they are solved for, pushes among their turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_board import SURE, pips_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.odds_arena import Real, Whole
    from game.proof.odds_board import Block, Board, Way

FIXED = ("uniform", "careful", "bold")
FREE = ("best", "worst")
FEW = 8
"""Where no more than one in so many places of a block is asked about, they alone are looked at."""


class Edges(NamedTuple):
    """Where a fixed player goes on along one way."""

    source: Whole
    """The places, counted in the block."""
    target: Whole
    """The place to which it leads from each."""
    weight: Whole
    """How likely, of each: so many times in as many."""
    whole: Whole

    def parts(self) -> Real:
        """Return the probability of each, rounded to nearest."""
        found: Real = self.weight / self.whole
        return found


def edges(board: Board, block: Block, player: str, at: Whole) -> Iterator[Edges]:
    """Yield where a fixed player may go on from some places of a block, given in order; others may be among them."""
    size = block.size
    if len(at) * FEW > size:
        ways = [_Open(way, way.kept if way.kept is not None else np.arange(size), None) for way in block.ways]
    else:
        ways = [_open(way, at) for way in block.ways]
    if block.dice:
        yield from (_fallen(block, way) for way in ways)
    elif player == "uniform":
        yield from _evenly(block, ways)
    else:
        yield from _preferred(board, block, player, ways)


class _Open(NamedTuple):
    """A way at some of its places."""

    way: Way
    source: Whole
    """The places, counted in the block."""
    rows: Whole | None
    """Which of the way's places they are; None: all of them."""

    def of(self, numbers: Whole) -> Whole:
        """Return those of some numbers, one for each place of the way, that are of these places."""
        return numbers if self.rows is None else numbers[self.rows]


def _open(way: Way, at: Whole) -> _Open:
    if way.kept is None:
        return _Open(way, at, at)
    rows = np.minimum(np.searchsorted(way.kept, at), len(way.kept) - 1)
    met = way.kept[rows] == at
    return _Open(way, at[met], rows[met])


def _fallen(block: Block, way: _Open) -> Edges:
    assert way.way.weight is not None and block.whole is not None  # noqa: S101, PT018 - dice have both
    return Edges(way.source, way.of(way.way.target), way.of(way.way.weight), block.whole[way.source])


def _evenly(block: Block, ways: list[_Open]) -> Iterator[Edges]:
    among = np.zeros(block.size, np.int32)
    for way in ways:
        among[way.source] += 1
    for way in ways:
        once = np.ones(len(way.source), np.int8)
        yield Edges(way.source, way.of(way.way.target), once, among[way.source])


def _preferred(board: Board, block: Block, player: str, ways: list[_Open]) -> Iterator[Edges]:
    """Yield the first of the turns that score highest."""
    most = np.full(block.size, -1 << 60, np.int64)
    pick = np.full(block.size, -1, np.int32)
    dearer = board.dearest + 1
    for number, way in enumerate(ways):
        score = _score(board, player, way, dearer)
        better = score > most[way.source]
        most[way.source] = np.where(better, score, most[way.source])
        pick[way.source[better]] = number
    for number, way in enumerate(ways):
        taken = pick[way.source] == number
        source = way.source[taken]
        once = np.ones(len(source), np.int8)
        yield Edges(source, way.of(way.way.target)[taken], once, once)


def _score(board: Board, player: str, way: _Open, dearer: int) -> Whole | int:
    pips = pips_of(board, way.way)
    own = pips if isinstance(pips, int) else way.of(pips).astype(np.int64)
    if player == "careful":
        return own * dearer - way.way.cost
    return (SURE + 1 - own) * dearer * way.way.risk + way.way.cost
