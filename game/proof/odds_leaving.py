"""What meters are expected to be when an episode is left: on the threshold of the next, or at an ending.

What an episode's `begin` changes comes after it is left. An episode that is left more than once counts each time; a
meter's expectation is its mean over all leavings.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.proof.odds_players import ends_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.odds_arena import Arena, Real, Whole
    from game.proof.odds_players import Shares


class Leaving(NamedTuple):
    """How an episode is left."""

    times: Any
    """How often it is expected to be: a Fraction or a float."""
    means: dict[int, Any]
    """The mean of each meter, by its slot, over the leavings."""


class Ways(NamedTuple):
    """The ways out of an episode, each with its chance once its first place is come to: `weight` in `whole`."""

    source: Whole
    where: Whole
    """The place at which meters are read."""
    weight: Whole
    whole: Whole


def leavings(arena: Arena, taken: Shares, visits: Sequence[Fraction] | Real) -> dict[int, Leaving]:
    """Return how each episode is left by a fixed player whose expected visits are known, by chapter."""
    found: dict[int, Leaving] = {}
    every = _ways_out(arena, taken)
    for chapter in np.flatnonzero(np.bincount(arena.episode[arena.episode >= 0])).tolist():
        own = arena.episode[every.source] == chapter
        ways = Ways(*(part[own] for part in every))
        leaving = (
            _rounded(arena, ways, visits) if isinstance(visits, np.ndarray) else _exact(arena, ways, visits)
        )
        if leaving.times:
            found[chapter] = leaving
    return found


def _rounded(arena: Arena, ways: Ways, visits: Real) -> Leaving:
    flows = visits[ways.source] * (ways.weight / ways.whole)
    times = float(flows.sum())
    means = {
        slot: float(flows @ values[ways.where]) / times for slot, values in arena.meters.items() if times
    }
    return Leaving(times, means)


def _exact(arena: Arena, ways: Ways, visits: Sequence[Fraction]) -> Leaving:
    flows = [
        visits[source] * Fraction(weight, whole)
        for source, weight, whole in zip(
            ways.source.tolist(), ways.weight.tolist(), ways.whole.tolist(), strict=True
        )
    ]
    times = sum(flows, Fraction(0))
    means: dict[int, Fraction] = {}
    for slot, values in arena.meters.items() if times else ():
        pairs = zip(flows, values[ways.where].tolist(), strict=True)
        means[slot] = sum((flow * value for flow, value in pairs if value), Fraction(0)) / times
    return Leaving(times, means)


def _ways_out(arena: Arena, taken: Shares) -> Ways:
    """Return every way out of an episode that a player may take."""
    turn_of, source = arena.turn_of(), arena.source()
    used = (taken.times[turn_of] > 0) & ends_from(arena, taken)[source]
    edges = np.flatnonzero(used & arena.threshold[arena.target])
    ends = np.flatnonzero(arena.ending >= 0)
    sure = np.ones(len(ends), np.int64)
    return Ways(
        np.concatenate([source[edges], ends]),
        np.concatenate([arena.target[edges], ends]),
        np.concatenate([arena.weight[edges], sure]),
        np.concatenate([(arena.total * taken.among)[turn_of[edges]], sure]),
    )
