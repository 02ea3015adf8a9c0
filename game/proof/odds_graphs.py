"""What odds ask of a graph given as arrays: what can reach what, layers without circles, and strong components."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.proof.odds_arena import distinct, spans, starts

if TYPE_CHECKING:
    from game.proof.odds_arena import Truth, Whole

UNSEEN = -1


def incoming(size: int, target: Whole) -> tuple[Whole, Whole]:
    """Return the edges by where they lead: where each place's begin, and the edges in that order."""
    return starts(np.bincount(target, minlength=size)), np.argsort(target, kind="stable")


def reaching(size: int, source: Whole, target: Whole, goal: Truth) -> Truth:
    """Return the places from which some edges lead to a goal, the goals themselves among them."""
    first, by_target = incoming(size, target)
    found = goal.copy()
    new = np.flatnonzero(goal)
    while len(new):
        before = source[by_target[spans(first, new)]]
        new = distinct(before[~found[before]])
        found[new] = True
    return found


def forced(size: int, turns: tuple[Whole, Whole, Whole], target: Whole, goal: Truth) -> Truth:
    """Return the places that lead to a goal with some chance whichever turn is taken.

    `turns`: the turn of each edge, the place of each turn, and how many turns each place has. The least set that holds
    the goals and every place all of whose turns have an edge into it (Baier and Katoen, 2008, section 10.6.1).
    """
    turn_of, place_of, left = turns[0], turns[1], turns[2].copy()
    first, by_target = incoming(size, target)
    found, hit = goal.copy(), np.zeros(len(place_of), bool)
    new = np.flatnonzero(goal)
    while len(new):
        reached = turn_of[by_target[spans(first, new)]]
        reached = distinct(reached[~hit[reached]])
        hit[reached] = True
        before, times = np.unique(place_of[reached], return_counts=True)
        left[before] -= times
        new = before[(left[before] == 0) & ~found[before]]
        found[new] = True
    return found


def layers(size: int, source: Whole, target: Whole) -> Whole:
    """Return how far each place is from the ends, by the longest way; -1 where a circle can be come to."""
    first, by_target = incoming(size, target)
    left = np.bincount(source, minlength=size)
    found = np.full(size, UNSEEN)
    new = np.flatnonzero(left == 0)
    layer = 0
    while len(new):
        found[new] = layer
        before, times = np.unique(source[by_target[spans(first, new)]], return_counts=True)
        left[before] -= times
        new = before[left[before] == 0]
        layer += 1
    return found


def components(size: int, source: Whole, target: Whole) -> Whole:
    """Return the number of the strongly connected component of each place, from 0 on, in no order.

    What no circle can be come to from, or come from, is by itself; the rest is Tarjan's (1972), without recursion.
    """
    inside = (layers(size, source, target) == UNSEEN) & (layers(size, target, source) == UNSEEN)
    found = np.arange(size)
    core = np.flatnonzero(inside)
    if not len(core):
        return found
    number = np.cumsum(inside) - 1
    kept = inside[source] & inside[target]
    own, other = number[source[kept]], number[target[kept]]
    order = np.argsort(own, kind="stable")
    first = starts(np.bincount(own, minlength=len(core))).tolist()
    roots = np.array(_tarjan(first, other[order].tolist()))
    found[core] = core[roots]
    return np.unique(found, return_inverse=True)[1].astype(np.int64)


def _tarjan(first: list[int], target: list[int]) -> list[int]:
    """Return the root of each place's component."""
    size = len(first) - 1
    index = [UNSEEN] * size
    low, root, at = [0] * size, [UNSEEN] * size, first[:-1]
    count = 0
    stack: list[int] = []
    for begin in range(size):
        if index[begin] != UNSEEN:
            continue
        path = [begin]
        while path:
            here = path[-1]
            if index[here] == UNSEEN:
                index[here] = low[here] = count
                count += 1
                stack.append(here)
            if at[here] < first[here + 1]:
                there = target[at[here]]
                at[here] += 1
                if index[there] == UNSEEN:
                    path.append(there)
                elif root[there] == UNSEEN:
                    low[here] = min(low[here], index[there])
                continue
            path.pop()
            if path:
                low[path[-1]] = min(low[path[-1]], low[here])
            if low[here] == index[here]:
                while root[here] == UNSEEN:
                    root[stack.pop()] = here
    return root
