"""How often each place is expected to be come to, in floats: pushed forward level by level, in rounds inside circles.

Every number is a sum of products of numbers that are not negative, so what rounding does is relative and small
(Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1). A round inside a circle leaves less to push;
what is left in the end is given back, and bounds what the visits lack.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_players import ends_from

if TYPE_CHECKING:
    from game.proof.odds_arena import Real, Truth, Whole
    from game.proof.odds_levels import Levels, Stretch
    from game.proof.odds_players import Shares

LEFT = 1e-14
"""What may be left to push in a circle."""
ROUNDS = 20_000
SLACK = 1 + 1e-9
"""More than everything in a bound is rounded by."""


class Flow(NamedTuple):
    """Expected visits."""

    visits: Real
    """Of each place; of an end its probability."""
    astray: float
    """At most how many visits are missing, over all places: those of what was still going round when the rounds ended."""
    error: float
    """By how much of itself a number may be off by rounding."""


def flow(levels: Levels, taken: Shares) -> Flow:
    """Return the expected visits of every place, for a fixed player."""
    arena = levels.arena
    share = taken.rounded()
    part = arena.chance() * np.repeat(share, np.diff(arena.first_edge))
    source = arena.source()
    safe = ends_from(arena, taken)
    found = np.zeros(arena.size)
    found[arena.start] = 1
    left, longest, roundings = 0.0, float(len(levels.stretches) + 1), 0
    for stretch in reversed(levels.stretches):
        edges = stretch.edges
        owners, targets = source[edges], arena.target[edges]
        if not found[stretch.places].any():
            continue
        if stretch.circling:
            more, steps, rounds = _circled(stretch, found, safe, (owners, targets, part[edges]))
            left, longest, roundings = left + more, longest + steps, roundings + rounds
        np.add.at(found, targets, _leaving(found[owners] * part[edges], stretch, targets, safe[owners]))
    return Flow(found, left * longest * SLACK if left else 0.0, _rounded(levels) + 2.0**-52 * roundings)


def _rounded(levels: Levels) -> float:
    """Return how much rounding can change a number, relatively: three roundings an edge, and the sums of each level."""
    times = np.bincount(levels.arena.target, minlength=levels.arena.size)
    most = sum(int(times[stretch.places].max()) + 4 for stretch in levels.stretches)
    ends = levels.arena.ending >= 0
    return 2.0**-52 * (most + int(times[ends].max(initial=0)) + int(ends.sum()))


def reached(levels: Levels, taken: Shares) -> Truth:
    """Return the places that a fixed player may come to."""
    arena = levels.arena
    used = np.repeat(taken.times > 0, np.diff(arena.first_edge))
    source = arena.source()
    found = np.zeros(arena.size, bool)
    found[arena.start] = True
    for stretch in reversed(levels.stretches):
        edges = stretch.edges
        before = -1
        while before != (before := int(found[stretch.places].sum())):
            found[arena.target[edges][used[edges] & found[source[edges]]]] = True
            if not stretch.circling:
                break
    return found


def _leaving(ahead: Real, stretch: Stretch, targets: Whole, safe: Truth) -> Real:
    """Return what goes along each edge, but for those that stay inside a circle."""
    if not stretch.circling:
        return np.where(safe, ahead, 0)
    inside = (targets >= stretch.places.start) & (targets < stretch.places.stop)
    return np.where(safe & ~inside, ahead, 0)


def _circled(
    stretch: Stretch, found: Real, safe: Truth, edges: tuple[Whole, Whole, Real]
) -> tuple[float, float, int]:
    """Turn what came into a circle into how often its places are visited.

    Returns what was left to push, at most how many steps in the circle are expected from any place of it, and how often
    a number was rounded.
    """
    owners, targets, part = edges
    first, last = stretch.places.start, stretch.places.stop
    inner = (targets >= first) & (targets < last) & safe[owners] & (part > 0)
    owners, targets, part = owners[inner] - first, targets[inner] - first, part[inner]
    fresh = np.where(safe[first:last], found[first:last], 0)
    most = int(np.bincount(targets, minlength=1).max()) + 4
    rounds = 0
    while rounds < ROUNDS:
        rounds += 1
        fresh = np.bincount(targets, weights=fresh[owners] * part, minlength=last - first)
        found[first:last] += fresh
        fresh = np.where(safe[first:last], fresh, 0)
        if float(fresh.sum()) <= LEFT:
            break
    left = float(fresh.sum())
    longest = _longest((owners, targets, part), safe[first:last].astype(np.float64)) if left else 0.0
    return left, longest, rounds * most


def _longest(edges: tuple[Whole, Whole, Real], staying: Real) -> float:
    """Return how many steps are expected at the most before a circle is left, from any place of it.

    Where after k steps whoever is in it is still there with a chance of a half at the most, it is no more than 2·k.
    """
    owners, targets, part = edges
    for steps in range(1, ROUNDS):
        ahead: Real = np.bincount(owners, weights=part * staying[targets], minlength=len(staying))
        staying = np.multiply(ahead, SLACK)
        if staying.max(initial=0) <= 0.5:
            return 2.0 * steps
    return inf
