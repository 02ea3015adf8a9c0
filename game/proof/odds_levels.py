"""An arena put in order: level by level from the ends, so that what a place leads to comes before it, circles aside.

A level is a stretch of places in which only those of one strongly connected component lead to each other; these come
last in it. Every player's edges are among the arena's, so one order serves all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from game.proof.odds_arena import reordered, spans
from game.proof.odds_graphs import UNSEEN, components, layers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.odds_arena import Arena, Truth, Whole


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive places with their turns and edges."""

    places: slice
    turns: slice
    edges: slice
    turn_starts: Whole
    """Where each place's turns begin in the stretch."""
    edge_starts: Whole
    """Where each turn's edges begin in the stretch."""
    circling: bool
    """Whether its places can lead to each other."""
    single: bool
    """Whether each of its turns has one edge."""


@dataclass(frozen=True, slots=True)
class Levels:
    """An arena in order, and its stretches from the ends on."""

    arena: Arena
    stretches: tuple[Stretch, ...]
    """Ends are in none of them."""
    component: Whole
    """The strongly connected component of each place."""
    order: Whole
    """Which turn of the arena as it was each turn is."""


def circles(levels: Levels) -> bool:
    """Return whether any place can be come to again."""
    return any(stretch.circling for stretch in levels.stretches)


def leveled(arena: Arena) -> Levels:
    """Return an arena in the order of its levels."""
    source = arena.source()
    component, circling = np.arange(arena.size), np.zeros(arena.size, bool)
    level = layers(arena.size, source, arena.target)
    if (level == UNSEEN).any():
        component = components(arena.size, source, arena.target)
        inner = component[source] == component[arena.target]
        circling[source[inner]] = True
        outer = component[source[~inner]], component[arena.target[~inner]]
        level = layers(int(component.max()) + 1, *outer)[component]
    ends = np.diff(arena.first_turn) == 0
    kind = np.where(ends, 0, np.where(circling, 2, 1))
    order = np.lexsort((component, kind, level))
    whole = reordered(arena, order)
    turns = spans(arena.first_turn, order)
    return Levels(whole, tuple(_stretches(whole, level[order], kind[order])), component[order], turns)


def _stretches(arena: Arena, level: Whole, kind: Whole) -> Iterator[Stretch]:
    changes: Truth = (level[1:] != level[:-1]) | (kind[1:] != kind[:-1])
    bounds = [0, *(np.flatnonzero(changes) + 1).tolist(), arena.size]
    for first, last in pairwise(bounds):
        if kind[first]:
            yield _stretch(arena, first, last, circling=kind[first] == 2)


def _stretch(arena: Arena, first: int, last: int, *, circling: bool) -> Stretch:
    turns = slice(int(arena.first_turn[first]), int(arena.first_turn[last]))
    edges = slice(int(arena.first_edge[turns.start]), int(arena.first_edge[turns.stop]))
    return Stretch(
        slice(first, last),
        turns,
        edges,
        arena.first_turn[first:last] - turns.start,
        arena.first_edge[turns] - edges.start,
        bool(circling),
        edges.stop - edges.start == turns.stop - turns.start,
    )
