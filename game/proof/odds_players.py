"""The players of design section 5, as the share that each turn gets of its place.

- *uniform* picks each open choice equally often;
- *careful* takes the likeliest success (what can't fail is as likely as can be), then the smallest cost, then the first;
- *bold* takes a risk if there is one, the longest first, then the largest cost, then the first.

None of them pushes. *Best* and *worst*, for an ending, are no such player: they are solved for, pushes among their turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_arena import SURE, reduced
from game.proof.odds_graphs import reaching

if TYPE_CHECKING:
    from game.proof.odds_arena import Arena, Real, Truth, Whole

FIXED = ("uniform", "careful", "bold")
FREE = ("best", "worst")
POLICIES = (*FIXED, *FREE)


class Shares(NamedTuple):
    """How often each turn is taken where it stands open: so many times in as many."""

    times: Whole
    """0 or 1."""
    among: Whole

    def rounded(self) -> Real:
        """Return the shares as floats."""
        found: Real = self.times / self.among
        return found


def shares(arena: Arena, player: str) -> Shares:
    """Return what a fixed player does."""
    if player == "uniform":
        return _evenly(arena)
    score = _care(arena) if player == "careful" else _boldness(arena)
    return Shares(_firsts(arena, score).astype(np.int64), np.ones(len(score), np.int64))


def ends_from(arena: Arena, taken: Shares) -> Truth:
    """Return the places from which a fixed player can come to an end of any kind."""
    on = np.repeat(taken.times > 0, np.diff(arena.first_edge))
    ends = np.diff(arena.first_turn) == 0
    return reaching(arena.size, arena.source()[on], arena.target[on], ends)


def followed(arena: Arena, taken: Shares, kept: Truth) -> tuple[Arena, Shares]:
    """Return only the places that a fixed player may come to, which are known, with only the turns it takes there."""
    turns = (taken.times > 0) & kept[arena.place_of()]
    return reduced(arena, kept, turns), Shares(taken.times[turns], taken.among[turns])


def _evenly(arena: Arena) -> Shares:
    counts = np.diff(arena.first_turn)
    among = np.repeat(counts, counts)
    # the turns of a failure are no choices: it is accepted
    chosen = arena.choice >= 0
    accepted = _firsts(arena, np.zeros(len(chosen), np.int64))
    return Shares((chosen | accepted).astype(np.int64), np.where(chosen, among, 1))


def _care(arena: Arena) -> Whole:
    return arena.pips.astype(np.int64) * _more_than_any_cost(arena) - arena.cost


def _boldness(arena: Arena) -> Whole:
    longest = np.where(arena.risk, SURE + 1 - arena.pips.astype(np.int64), 0)
    return longest * _more_than_any_cost(arena) + arena.cost


def _more_than_any_cost(arena: Arena) -> int:
    return int(arena.cost.max(initial=0)) + 1


def _firsts(arena: Arena, score: Whole) -> Truth:
    """Return, for each place, the first of its turns that score highest."""
    found = np.zeros(len(score), bool)
    counts = np.diff(arena.first_turn)
    here = counts > 0
    first = arena.first_turn[:-1][here]
    if len(first):
        most = np.repeat(np.maximum.reduceat(score, first), counts[here])
        at = np.flatnonzero(score == most)
        places = np.repeat(np.arange(len(first)), counts[here])[at]
        found[at[np.unique(places, return_index=True)[1]]] = True
    return found
