"""What meters are expected to be, and conditions to hold, when an episode is left: on a threshold, or at an ending.

What an episode's `begin` changes comes after the last one is left. An episode that is left more than once counts each
time; a meter's expectation is its mean over all leavings, and a condition's chance its share of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.proof.odds_chances import Chance, exactly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.proof.odds_arena import Real, Whole
    from game.proof.odds_board import Block, Board
    from game.proof.odds_tracks import Tracks

ROUNDED = 2.0**-52
"""Twice what a float can be off by in its own size, for a rounding or two."""


class Leaving(NamedTuple):
    """How an episode is left."""

    times: Any
    """How often it is expected to be: a Fraction or a float."""
    means: dict[int, Any]
    """The mean of each meter, by its slot, over the leavings."""
    holds: tuple[Chance, ...]
    """The chance of each condition asked for, over the leavings."""


@dataclass(slots=True)
class Sums:
    """What was added up of the leavings of one episode."""

    times: float = 0.0
    meters: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    holds: dict[int, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))
    """Of each condition, the leavings where it does not hold, and those where it does."""
    roundings: float = 0.0


class Leavings:
    """The leavings of every episode, in floats."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._sums: dict[int, Sums] = defaultdict(Sums)
        self._crossing = [
            [other for other in leads if board.blocks[other].threshold] for leads in board.leads
        ]
        """For each block, the thresholds to which it leads."""
        self._error = self._astray = 0.0

    def ended(self, block: Block, flows: Real) -> None:
        """Add the runs that come to an ending."""
        self._add(block.chapter, block, slice(None), flows)

    def gone(self, number: int, target: Whole, flows: Real) -> None:
        """Add the runs that go from a block to some places, where these are thresholds."""
        for other in self._crossing[number]:
            met = np.flatnonzero(self._board.of[target] == other)
            if len(met):
                into = self._board.blocks[other]
                self._add(self._board.blocks[number].chapter, into, target[met] - into.first, flows[met])

    def close(self, roundings: float, astray: float) -> None:
        """Note by how many roundings each number may be off, and at most how much is missing of all."""
        self._error, self._astray = roundings, astray

    def found(self) -> dict[int, Leaving]:
        """Return how each episode is left, by its chapter."""
        return {
            chapter: Leaving(
                sums.times,
                {slot: total / sums.times for slot, total in sums.meters.items()},
                tuple(self._share(sums, *parts) for _, parts in sorted(sums.holds.items())),
            )
            for chapter, sums in sorted(self._sums.items())
            if chapter >= 0 and sums.times
        }

    def _add(self, chapter: int, block: Block, at: slice | Whole, flows: Real) -> None:
        sums = self._sums[chapter]
        sums.times += float(flows.sum())
        for slot, values in block.meters:
            sums.meters[slot] += float(np.multiply(flows, values[at]).sum())
        for number, known in enumerate(block.holds):
            sums.holds[number][1] += summed(flows[known[at]])
            sums.holds[number][0] += summed(flows[~known[at]])
        sums.roundings += 1 + 2 * len(flows) ** 0.5 + 4

    def _share(self, sums: Sums, rest: float, part: float) -> Chance:
        """Return the part of some flows for which something holds, each off by no more than an error and what is astray."""
        if self._astray > 1:
            return Chance(None, 0.0, 1.0)
        error = (self._error + sums.roundings) * ROUNDED
        low, less = part * (1 - error), rest * (1 - error)
        high, more = part * (1 + error) + self._astray, rest * (1 + error) + self._astray
        most = min(1.0, high / (high + less) * (1 + 4 * ROUNDED)) if high else 0.0
        return Chance(None, low / (low + more) * (1 - 4 * ROUNDED) if more else float(low > 0), most)


def summed(numbers: Real) -> float:
    """Return a sum, in rows and then over them: however it is added up, no number is rounded more than 2·√n + 2 times."""
    if not len(numbers):
        return 0.0
    width = int(len(numbers) ** 0.5) + 1
    return float(np.add.reduceat(numbers, np.arange(0, len(numbers), width)).sum())


def exact_leavings(board: Board, tracks: Tracks, visits: Sequence[Fraction]) -> dict[int, Leaving]:
    """Return how each episode is left by a player whose expected visits are known, by its chapter."""
    ways: dict[int, list[tuple[Fraction, Block, int]]] = defaultdict(list)
    for chapter, flow, block, at in _ways_out(board, tracks, visits):
        if chapter >= 0 and flow:
            ways[chapter].append((flow, block, at))
    return {chapter: _exact(own) for chapter, own in sorted(ways.items())}


def _ways_out(
    board: Board, tracks: Tracks, visits: Sequence[Fraction]
) -> Iterator[tuple[int, Fraction, Block, int]]:
    """Yield every way out of an episode: its chapter, how often it is gone, and where meters are read."""
    threshold = np.array([block.threshold for block in board.blocks])
    crossing = np.flatnonzero(threshold[board.of[tracks.beyond]])
    for source, target, weight, whole in zip(
        tracks.source[crossing].tolist(),
        tracks.beyond[crossing].tolist(),
        tracks.weight[crossing].tolist(),
        tracks.whole[crossing].tolist(),
        strict=True,
    ):
        before, into = (board.blocks[int(board.of[at])] for at in (tracks.place[source], target))
        yield before.chapter, visits[source] * Fraction(weight, whole), into, target - into.first
    ends = np.array([block.ending >= 0 for block in board.blocks])
    for at in np.flatnonzero(ends[board.of[tracks.place]]).tolist():
        into = board.blocks[int(board.of[tracks.place[at]])]
        yield into.chapter, visits[at], into, int(tracks.place[at]) - into.first


def _exact(ways: Sequence[tuple[Fraction, Block, int]]) -> Leaving:
    times = sum((flow for flow, _, _ in ways), Fraction(0))
    meters: dict[int, Fraction] = defaultdict(Fraction)
    holds: dict[int, Fraction] = defaultdict(Fraction)
    for flow, block, at in ways:
        for slot, values in block.meters:
            meters[slot] += flow * int(values[at])
        for number, known in enumerate(block.holds):
            holds[number] += flow * bool(known[at])
    means = {slot: total / times for slot, total in meters.items()}
    return Leaving(times, means, tuple(exactly(total / times) for _, total in sorted(holds.items())))
