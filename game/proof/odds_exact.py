"""Exact odds of a fixed player: how often each place is expected to be come to, in whole fractions.

What comes into a place is pushed forward to where it leads, component after component. Inside a strongly connected
component the expected visits solve x = b + x·P, by eliminating one place after another (state elimination: Daws,
"Symbolic and parametric model checking of discrete-time Markov chains", ICTAC 2004, section 4). A place from which the
player can never come to an end keeps what comes to it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from game.proof.budget import Exhausted
from game.proof.odds_graphs import components, layers, reaching

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.odds_tracks import Tracks

    Row = dict[int, Fraction]

LARGEST = 400
"""Most places of a component that is solved exactly."""


def visits(tracks: Tracks, start: int) -> list[Fraction]:
    """Return how often each place of some tracks, which lead to no others, is expected to be come to; of an end, its probability.

    Raises Exhausted where a component is too large to be solved. A place that never leads to an end has what comes to
    it from others.
    """
    ways = _rows(tracks)
    size = len(tracks.place)
    ends = np.bincount(tracks.source, minlength=size) == 0
    safe = reaching(size, tracks.source, tracks.target, ends).tolist()
    found = [Fraction(0)] * size
    found[start] = Fraction(1)
    for places in _groups(tracks):
        live = [place for place in places if safe[place]]
        inside = set(live)
        if any(other in inside for place in live for other in ways[place]):
            _solve(found, ways, live, inside)
        for place in live:
            if found[place]:
                for other, part in ways[place].items():
                    if other not in inside:
                        found[other] += found[place] * part
    return found


def _rows(tracks: Tracks) -> list[Row]:
    """Return where each place leads, and how likely."""
    rows: list[Row] = [{} for _ in range(len(tracks.place))]
    for source, target, weight, whole in zip(
        tracks.source.tolist(),
        tracks.target.tolist(),
        tracks.weight.tolist(),
        tracks.whole.tolist(),
        strict=True,
    ):
        row = rows[source]
        row[target] = row.get(target, 0) + Fraction(weight, whole)
    return rows


def _groups(tracks: Tracks) -> Iterable[list[int]]:
    """Return the strongly connected components, each before those that it leads to."""
    component = components(len(tracks.place), tracks.source, tracks.target)
    source, target = component[tracks.source], component[tracks.target]
    outer = source != target
    level = layers(int(component.max(initial=-1)) + 1, source[outer], target[outer])
    groups: dict[int, list[int]] = {}
    for place in np.lexsort((component, -level[component])).tolist():
        groups.setdefault(int(component[place]), []).append(place)
    return groups.values()


def _solve(found: list[Fraction], ways: list[Row], live: list[int], inside: set[int]) -> None:
    """Turn what comes into a component from outside into how often its places are visited."""
    if len(live) > LARGEST:
        raise Exhausted(f"{len(live)} states lead to each other: more than {LARGEST} to be solved exactly")
    into: dict[int, Row] = {place: {} for place in live}
    out: dict[int, Row] = {}
    for place in live:
        out[place] = {other: part for other, part in ways[place].items() if other in inside}
        for other, part in out[place].items():
            into[other][place] = part
    kept: list[tuple[int, Fraction, Row]] = []
    left = set(live)
    while left:
        place = min(left, key=lambda one: (len(into[one]) * len(out[one]), one))
        left.discard(place)
        kept.append((place, *_eliminated(found, into, out, place)))
    for place, scale, before in reversed(kept):
        whole = found[place] + sum((found[other] * part for other, part in before.items()), Fraction(0))
        found[place] = whole * scale


def _eliminated(
    found: list[Fraction], into: dict[int, Row], out: dict[int, Row], place: int
) -> tuple[Fraction, Row]:
    """Take a place out of the equations; return its scale and what comes into it from those that are left."""
    before, after = into.pop(place), out.pop(place)
    scale = 1 / (1 - after.pop(place, Fraction(0)))
    before.pop(place, None)
    for other in before:
        out[other].pop(place)
    for other, part in after.items():
        into[other].pop(place)
        found[other] += found[place] * scale * part
        for source, share in before.items():
            more = share * scale * part
            out[source][other] = out[source].get(other, Fraction(0)) + more
            into[other][source] = out[source][other]
    return scale, before
