"""Maximal end components: where a player can go round for ever, whatever the dice say.

Found as de Alfaro does ("Formal verification of probabilistic systems", 1997, section 3.3): turns that can lead out of
their strongly connected component go, places without turns go, and what is left is taken apart again until nothing goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.odds_graphs import components

if TYPE_CHECKING:
    from game.proof.odds_arena import Truth, Whole
    from game.proof.odds_levels import Levels


class EndComponents(NamedTuple):
    """Where a player can stay."""

    of: Whole
    """The end component of each place, or -1."""
    number: int
    """How many there are."""
    stays: Truth
    """Whether a turn stays in its place's end component."""


def end_components(levels: Levels) -> EndComponents:
    """Return the maximal end components of an arena."""
    arena = levels.arena
    turn_of, place_of = arena.turn_of(), arena.place_of()
    source, target = place_of[turn_of], arena.target
    component = levels.component
    alive = np.diff(arena.first_turn) > 0
    while True:
        stays = _staying(component, alive, (turn_of, place_of), source, target)
        alive = np.zeros(arena.size, bool)
        alive[place_of[stays]] = True
        kept = stays[turn_of]
        finer = components(arena.size, source[kept], target[kept])
        if _as_fine(component[alive], finer[alive]):
            break
        component = finer
    numbers = np.full(arena.size, -1)
    names, numbers[alive] = np.unique(component[alive], return_inverse=True)
    return EndComponents(numbers, len(names), stays)


def _staying(
    component: Whole, alive: Truth, owners: tuple[Whole, Whole], source: Whole, target: Whole
) -> Truth:
    """Return the turns all of whose edges stay among the living of one component; the living are thinned on the way."""
    turn_of, place_of = owners
    within = component[source] == component[target]
    while True:
        stays = alive[place_of]
        stays[turn_of[~(within & alive[target])]] = False
        left = np.zeros(len(alive), bool)
        left[place_of[stays]] = True
        left &= alive
        if np.array_equal(left, alive):
            return stays
        alive = left


def _as_fine(old: Whole, new: Whole) -> bool:
    """Return whether a partition is no finer than another."""
    return len(np.unique(old)) == len(np.unique(new))
