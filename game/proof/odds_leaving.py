"""What meters are expected to be, and conditions to hold, when an episode is left: on a threshold, or at an ending.

What an episode's `begin` changes comes after the last one is left. An episode that is left more than once counts each
time; a meter's expectation is its mean over all leavings, and a condition's chance its share of them.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.proof.odds_chances import Chance, exactly
from game.proof.odds_flow import Flow
from game.proof.odds_players import ends_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.odds_arena import Arena, Real, Truth, Whole
    from game.proof.odds_levels import Levels
    from game.proof.odds_players import Shares


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


class Ways(NamedTuple):
    """The ways out of an episode, each with its chance once its first place is come to: `weight` in `whole`."""

    source: Whole
    where: Whole
    """The place at which meters are read."""
    weight: Whole
    whole: Whole


def leavings(levels: Levels, taken: Shares, visits: Sequence[Fraction] | Flow) -> dict[int, Leaving]:
    """Return how each episode is left by a fixed player whose expected visits are known, by chapter."""
    found: dict[int, Leaving] = {}
    arena = levels.arena
    every = _ways_out(arena, taken)
    for chapter in np.flatnonzero(np.bincount(arena.episode[arena.episode >= 0])).tolist():
        own = arena.episode[every.source] == chapter
        ways = Ways(*(part[own] for part in every))
        leaving = _rounded(arena, ways, visits) if isinstance(visits, Flow) else _exact(arena, ways, visits)
        if leaving.times:
            found[chapter] = leaving
    return found


def _rounded(arena: Arena, ways: Ways, flow: Flow) -> Leaving:
    flows = flow.visits[ways.source] * (ways.weight / ways.whole)
    times = float(flows.sum())
    means = {
        slot: float(flows @ values[ways.where]) / times for slot, values in arena.meters.items() if times
    }
    error = flow.error + (2 * isqrt(len(flows)) + 8) * ROUNDED
    shares = (_share(flows, known[ways.where], error, flow.astray) for known in arena.holds if times)
    return Leaving(times, means, tuple(shares))


def _share(flows: Real, holds: Truth, error: float, astray: float) -> Chance:
    """Return the part of some flows for which something holds, each off by no more than an error and what is astray."""
    if holds.all() or not holds.any():
        return Chance(None, float(holds.all()), float(holds.all()))
    if astray > 1:
        return Chance(None, 0.0, 1.0)
    part, rest = _sum(flows[holds]), _sum(flows[~holds])
    low, less = part * (1 - error), rest * (1 - error)
    high, more = part * (1 + error) + astray, rest * (1 + error) + astray
    return Chance(None, low / (low + more) * (1 - ROUNDED), min(1.0, high / (high + less) * (1 + ROUNDED)))


def _sum(numbers: Real) -> float:
    """Return a sum, in rows and then over them, so that however it is added up no number is rounded more than 2·√n times."""
    width = isqrt(len(numbers)) + 1
    rows = np.add.reduceat(numbers, np.arange(0, len(numbers), width)) if len(numbers) else numbers
    return float(rows.sum())


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
    shares = (_exact_share(flows, known[ways.where].tolist(), times) for known in arena.holds if times)
    return Leaving(times, means, tuple(shares))


def _exact_share(flows: Sequence[Fraction], holds: Sequence[bool], times: Fraction) -> Chance:
    kept = (flow for flow, here in zip(flows, holds, strict=True) if here)
    return exactly(sum(kept, Fraction(0)) / times)


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
