"""Rigorous bounds on the probability of ending in some places, where places lead to each other, for the best and the worst.

Backward induction from the ends, a level at a time; inside circles interval iteration: a lower bound rises from 0 and
an upper one falls from 1 until they meet (Haddad and Monmege, "Interval iteration algorithm for MDPs and IMDPs", 2018;
Baier, Klein, Leuschner, Parker and Wunderlich, "Ensuring the reliability of your model checker", CAV 2017). So that
the upper bound does fall, what surely has no chance is 0 from the start, and for the best player the bound of an end
component is brought down to that of its best way out (Kelmendi, Krämer, Křetínský and Weininger, "Value iteration for
simple stochastic games", CAV 2018, section 4: deflating). Each sum is widened by more than it can have been rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.proof.odds_components import end_components
from game.proof.odds_graphs import forced, reaching
from game.proof.odds_levels import circles

if TYPE_CHECKING:
    from game.proof.odds_arena import Real, Truth
    from game.proof.odds_components import EndComponents
    from game.proof.odds_levels import Levels, Stretch

ROUNDING = 2.0**-53
"""Most that a float is off by, in its own size, when it is rounded to nearest."""
CLOSE = 1e-13
"""How near the bounds inside a circle come, beside what was uncertain before."""
ROUNDS = 200_000
"""Most rounds inside one circle; past them the bounds stay as they are, which is sound."""
WORK = 2_000_000_000
"""Most edges looked at in the rounds of one circle."""


class Solver:
    """Solves one arena for the best player or the worst, and one goal after another."""

    def __init__(self, levels: Levels, player: str) -> None:
        self.levels = levels
        self.player = player
        arena = levels.arena
        self.chance = arena.chance()
        self.turn_of, self.place_of = arena.turn_of(), arena.place_of()
        self.source = self.place_of[self.turn_of]
        most = int(np.diff(arena.first_edge).max(initial=0)) + int(np.diff(arena.first_turn).max(initial=0))
        self.slack = (most + 8) * ROUNDING
        self.staying: EndComponents | None = (
            end_components(levels) if player == "best" and circles(levels) else None
        )

    def hopeful(self, goal: Truth) -> Truth:
        """Return the places from which the player has any chance of a goal, which is some ends."""
        arena = self.levels.arena
        if self.player == "worst":
            counts = np.diff(arena.first_turn)
            return forced(arena.size, (self.turn_of, self.place_of, counts), arena.target, goal)
        return reaching(arena.size, self.source, arena.target, goal)

    def solve(self, given: Real) -> Real:
        """Return the bounds, in two rows, on the probability of every place, given those of the ends."""
        ends = np.diff(self.levels.arena.first_turn) == 0
        hope = self.hopeful(ends & (given[1] > 0)) if circles(self.levels) else None
        found = np.where(ends, given, np.array([[0.0], [1.0]]))
        for stretch in self.levels.stretches:
            self._sweep(stretch, found, hope)
            if stretch.circling:
                self._settle(stretch, found, hope)
        return found

    def _settle(self, stretch: Stretch, found: Real, hope: Truth | None) -> None:
        places = stretch.places
        edges = stretch.edges.stop - stretch.edges.start
        for _ in range(min(ROUNDS, WORK // edges)):
            before = found[:, places].copy()
            self._sweep(stretch, found, hope)
            after = found[:, places]
            moved = float(np.max(np.abs(after - before), initial=0))
            width = float(np.max(after[1] - after[0], initial=0))
            if width <= CLOSE or moved == 0:
                return

    def _sweep(self, stretch: Stretch, found: Real, hope: Truth | None) -> None:
        """Bring the bounds of a stretch's places nearer, from those of what they lead to."""
        places = stretch.places
        low = self._turns(stretch, found[0])
        high = self._turns(stretch, found[1])
        lower = self._picked(stretch, low) - self.slack
        upper = self._picked(stretch, high)
        # what leads nowhere near the goal sums up to nothing at all, and a circle is told by the graph
        open_ = upper > 0 if hope is None else hope[places]
        upper += self.slack
        if self.staying is not None and stretch.circling:
            upper = self._deflated(stretch, high, upper)
        found[0, places] = np.where(open_, np.maximum(found[0, places], lower), 0)
        found[1, places] = np.where(open_, np.minimum(found[1, places], upper), 0)

    def _turns(self, stretch: Stretch, value: Real) -> Real:
        """Return the worth of each turn, from the worth of each place."""
        if stretch.single:
            return value[self.levels.arena.target[stretch.edges]]
        ahead = value[self.levels.arena.target[stretch.edges]] * self.chance[stretch.edges]
        return np.add.reduceat(ahead, stretch.edge_starts)

    def _picked(self, stretch: Stretch, worth: Real) -> Real:
        """Return the worth of each place, from that of its turns."""
        pick = np.maximum if self.player == "best" else np.minimum
        return pick.reduceat(worth, stretch.turn_starts)

    def _deflated(self, stretch: Stretch, worth: Real, upper: Real) -> Real:
        """Return upper bounds brought down to the best way out of each end component."""
        staying = self.staying
        if staying is None:
            return upper
        out = np.where(staying.stays[stretch.turns], 0.0, worth + self.slack)
        own = staying.of[stretch.places]
        inside = own >= 0
        best = np.zeros(staying.number)
        np.maximum.at(best, own[inside], np.maximum.reduceat(out, stretch.turn_starts)[inside])
        found = upper.copy()
        found[inside] = np.minimum(upper[inside], best[own[inside]])
        return found
