"""Visits inside a group of places that may lead to each other: level by level, and in rounds where they truly circle."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_arena import Arena, starts
from game.proof.odds_levels import leveled

if TYPE_CHECKING:
    from game.proof.odds_arena import Real, Truth, Whole
    from game.proof.odds_levels import Stretch
    from game.proof.odds_tracks import Tracks

LEFT = 1e-14
"""What may be left to push in a circle."""
ROUNDS = 200_000
WORK = 2_000_000_000
"""Most edges gone along in the rounds of one circle."""
SLACK = 1 + 1e-9
"""More than everything in a bound is rounded by."""


class Round(NamedTuple):
    """What came of the rounds in a group."""

    left: float
    """What was still going round when they ended."""
    longest: float
    """At most how many steps are expected before a circle is left, from any place of it, over all circles."""
    roundings: float
    """How often a number was rounded."""


def visited(tracks: Tracks, safe: Truth, visits: Real) -> Round:
    """Turn what came into each place from outside into how often it is visited, in place.

    What comes to a place that is not safe stays there.
    """
    levels = leveled(_chain(tracks, safe))
    arena = levels.arena
    found, source = visits[arena.place], arena.source()
    left = longest = roundings = 0.0
    for stretch in reversed(levels.stretches):
        owners, targets = source[stretch.edges], arena.target[stretch.edges]
        part: Real = arena.weight[stretch.edges]
        if not found[stretch.places].any():
            continue
        inside = (targets >= stretch.places.start) & (targets < stretch.places.stop)
        if stretch.circling:
            first = stretch.places.start
            inner = owners[inside] - first, targets[inside] - first, part[inside]
            done = _circled(stretch, found, inner)
            left, longest = left + done.left, longest + done.longest
            roundings += done.roundings
        out = ~inside
        np.add.at(found, targets[out], found[owners[out]] * part[out])
    visits[arena.place] = found
    times = np.bincount(arena.target, minlength=arena.size)
    roundings += sum(int(times[stretch.places].max()) + 4 for stretch in levels.stretches)
    return Round(left, longest, roundings + int(times.max(initial=0)))


def _chain(tracks: Tracks, safe: Truth) -> Arena:
    """Return what leads from safe places to others of the group as an arena, with the probability of each edge."""
    inner = safe[tracks.source] & (tracks.target >= 0)
    per_place = np.bincount(tracks.source[inner], minlength=len(tracks.place))
    part: Real = tracks.weight[inner] / tracks.whole[inner]
    return Arena(
        place=np.arange(len(tracks.place)),
        first_turn=starts(per_place > 0),
        first_edge=starts(per_place[per_place > 0]),
        target=tracks.target[inner],
        weight=part,
        total=np.ones(int((per_place > 0).sum()), np.int8),
    )


def _circled(stretch: Stretch, found: Real, inner: tuple[Whole, Whole, Real]) -> Round:
    """Turn what came into a stretch into how often its places are visited."""
    owners, targets, part = inner
    size = stretch.places.stop - stretch.places.start
    fresh = found[stretch.places].copy()
    rounds, most = 0, min(ROUNDS, WORK // len(owners))
    while rounds < most and float(fresh.sum()) > LEFT:
        rounds += 1
        fresh = np.asarray(np.bincount(targets, weights=fresh[owners] * part, minlength=size), np.float64)
        found[stretch.places] += fresh
    left = float(fresh.sum())
    roundings = rounds * (int(np.bincount(targets).max()) + 4)
    return Round(left, _longest(owners, targets, part, size) if left else 0.0, roundings)


def _longest(owners: Whole, targets: Whole, part: Real, size: int) -> float:
    """Return how many steps are expected at the most before a circle is left, from any place of it.

    Where after k steps whoever is in it is still there with a chance of a half at the most, it is no more than 2·k.
    """
    staying: Real = np.ones(size)
    for steps in range(1, min(ROUNDS, WORK // len(owners))):
        ahead = np.bincount(owners, weights=part * staying[targets], minlength=size)
        staying = np.asarray(ahead * SLACK, np.float64)
        if staying.max(initial=0) <= 0.5:
            return 2.0 * steps
    return inf
