"""The odds of a story in one mode: every ending for every player, meters by episode, and what a choice costs the best."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from game.language.code import slots
from game.proof.budget import Exhausted
from game.proof.coverage import choice_name
from game.proof.odds_building import Builder, Endless
from game.proof.odds_chances import WIDTH, Chance, exactly
from game.proof.odds_exact import visits
from game.proof.odds_explore import explore
from game.proof.odds_flow import flow, reached
from game.proof.odds_leaving import leavings
from game.proof.odds_levels import circles, leveled
from game.proof.odds_players import FIXED, Shares, ends_from, followed, shares
from game.proof.odds_values import Solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.proof.odds_arena import Arena, Real, Truth
    from game.proof.odds_conditions import Wanted
    from game.proof.odds_flow import Flow
    from game.proof.odds_leaving import Leaving
    from game.proof.odds_levels import Levels
    from game.story.program import Program, Tables

MOST_EXACT = 100_000
"""Most states for which a fixed player's odds are worked out in fractions."""
PER_VALUATION = 104
"""Bytes that a valuation takes at the most, over everything that is made of it; measured on the season pack."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What taking a choice costs the best player, over the states in which it is open."""

    choice: str
    least: float
    most: float


@dataclass(slots=True)
class Odds:
    """What is known of a story's odds in one mode; filled player by player."""

    story: str
    version: str
    mode: str
    states: int = 0
    """States explored, those merged that no one can tell apart."""
    players: dict[str, dict[str, Chance]] = field(default_factory=dict)
    """For each player the endings, by the name of their scene."""
    unended: dict[str, Chance] = field(default_factory=dict)
    """For each fixed player the chance of coming to no ending: going round for ever, or stuck."""
    meters: dict[str, dict[str, Leaving]] = field(default_factory=dict)
    """For each fixed player, how each episode is left, by its id; means by slot."""
    conditions: tuple[str, ...] = ()
    """The conditions whose chance was asked for; for each fixed player and episode `meters` has it."""
    losses: dict[str, list[Loss]] = field(default_factory=dict)
    """For each ending asked for, what each choice costs the best player."""
    reasons: list[str] = field(default_factory=list)
    """Why something is undecided; empty where all is decided."""
    seconds: float = 0.0


def odds(
    program: Program,
    mode: int,
    players: Sequence[str],
    *,
    asked: Sequence[str] = (),
    of: Sequence[Wanted] = (),
    budget: int = 2 << 30,
    told: Callable[[str], None] = lambda _line: None,
) -> Odds:
    """Return the odds for some players, the chances `of` conditions, and the losses for the endings asked for.

    `told` hears what is being done.
    """
    began = perf_counter()
    tables = program.tables
    found = Odds(tables.story, tables.version, tables.modes[mode].name)
    try:
        levels = _explored(program, mode, found, of, budget, told)
    except Exhausted as exhausted:
        found.reasons.append(str(exhausted))
    except Endless as endless:
        found.reasons.append(f"{endless}: prove says where")
    else:
        _Player(program, levels, found, asked, told).every(players)
    found.seconds = perf_counter() - began
    return found


def meter_slots(tables: Tables) -> list[int]:
    """Return the slots of the meters that a player watches."""
    return [index for index, slot in enumerate(tables.slots[: tables.tags_from]) if slot.show == "meter"]


def _explored(
    program: Program,
    mode: int,
    found: Odds,
    of: Sequence[Wanted],
    budget: int,
    told: Callable[[str], None],
) -> Levels:
    """Return the arena in order; without its meters, and then without conditions, where only so it fits into the budget."""
    most = budget // PER_VALUATION
    meters = meter_slots(program.tables)
    codes = [one.code for one in of]
    told("exploring every choice and every roll")
    while True:
        try:
            explored = explore(
                program, mode, {*meters, *(slot for code in codes for slot in slots(code))}, most
            )
            break
        except Exhausted as exhausted:
            if not meters and not codes:
                raise
            found.reasons.append(f"{'meters' if meters else 'conditions'} by episode: {exhausted}")
            meters, codes = [], codes if meters else []
    told("putting what was found in order")
    levels = leveled(Builder(explored, meters, codes).built())
    found.states = levels.arena.states
    found.conditions = tuple(one.text for one in of) if codes else ()
    return levels


def ending_names(tables: Tables) -> dict[str, list[int]]:
    """Return the endings by the name of their scene; one with constants may stand for several."""
    names: dict[str, list[int]] = defaultdict(list)
    for index, ending in enumerate(tables.endings):
        names[tables.scenes[ending.scene].name].append(index)
    return names


class _Player:
    """Answers for one arena, player after player."""

    def __init__(
        self,
        program: Program,
        levels: Levels,
        found: Odds,
        asked: Sequence[str],
        told: Callable[[str], None],
    ) -> None:
        self.tables = program.tables
        self.levels = levels
        self.arena: Arena = levels.arena
        self.found = found
        self.asked = asked
        self.told = told
        self.endings = ending_names(self.tables)

    def every(self, players: Sequence[str]) -> None:
        for player in players:
            if player in FIXED:
                self._fixed(player)
            else:
                self._free(player)
        if self.asked and "best" not in players:
            self._free("best")

    def _fixed(self, player: str) -> None:
        self.told(f"the {player} player")
        levels, taken = self.levels, shares(self.arena, player)
        kept = reached(levels, taken)
        known: Any = None
        if int((kept & self.arena.cell).sum()) <= MOST_EXACT:
            arena, taken = followed(self.arena, taken, kept)
            levels = leveled(arena)
            taken = Shares(*(part[levels.order] for part in taken))
            with suppress(Exhausted):
                known = visits(levels, taken)
        arena = levels.arena
        if known is None:
            pushed = flow(levels, taken)
            known = pushed
            self._bounded(player, levels, taken, pushed)
        else:
            self._exactly(player, arena, known)
        if arena.meters or arena.holds:
            chapters = self.tables.chapters
            left = leavings(levels, taken, known)
            self.found.meters[player] = {chapters[one].id: leaving for one, leaving in left.items()}
            self._check_widths(player)

    def _exactly(self, player: str, arena: Arena, known: list[Fraction]) -> None:
        whole = {
            name: sum((known[place] for place in np.flatnonzero(goal).tolist()), Fraction(0))
            for name, goal in self._goals(arena)
        }
        self.found.players[player] = {name: exactly(part) for name, part in whole.items()}
        self.found.unended[player] = exactly(1 - sum(whole.values(), Fraction(0)))

    def _bounded(self, player: str, levels: Levels, taken: Shares, pushed: Flow) -> None:
        arena = levels.arena
        solver = None if pushed.error < WIDTH / 4 and not circles(levels) else Solver(levels, taken)
        goals = dict(self._goals(arena))
        self.found.players[player] = {
            name: self._chance(_between(solver, pushed, goal, arena.start), player, name)
            for name, goal in goals.items()
        }
        some = Chance(Fraction(1), 1, 1)
        astray = _stuck(arena) | ~ends_from(arena, taken)
        if (astray & (pushed.visits > 0)).any():
            bounds = _between(solver, pushed, arena.ending >= 0, arena.start)
            some = self._chance(bounds, player, "any ending")
        self.found.unended[player] = Chance(some.exact and 1 - some.exact, 1 - some.high, 1 - some.low)

    def _check_widths(self, player: str) -> None:
        """Say which chances of conditions have bounds too far apart."""
        for episode, leaving in self.found.meters[player].items():
            for text, chance in zip(self.found.conditions, leaving.holds, strict=True):
                if chance.high - chance.low > WIDTH:
                    self.found.reasons.append(
                        f"`{text}` on leaving {episode} for the {player} player: an episode that can be left again "
                        "and again, or what goes round too long, leaves its bounds apart"
                    )

    def _goals(self, arena: Arena) -> Iterator[tuple[str, Truth]]:
        """Yield the endings, each with the places that are it."""
        for name, own in self.endings.items():
            yield name, np.isin(arena.ending, own)

    def _free(self, player: str) -> None:
        self.told(f"the {player} player")
        solver = Solver(self.levels, player)
        chances = {}
        for name, goal in self._goals(self.arena):
            bounds = solver.solve(goal)
            chances[name] = self._chance(bounds[:, self.arena.start], player, name)
            if player == "best" and name in self.asked:
                self.found.losses[name] = self._losses(solver, bounds)
        self.found.players[player] = chances

    def _chance(self, bounds: Real, player: str, name: str) -> Chance:
        low, high = bounds.tolist()
        if high - low > WIDTH:
            self.found.reasons.append(
                f"{name} for the {player} player: its bounds did not meet in the rounds allowed"
            )
        return Chance(None, low, high)

    def _losses(self, solver: Solver, bounds: Real) -> list[Loss]:
        arena = self.arena
        lost = np.clip(bounds.mean(axis=0)[solver.place_of] - solver.worths(bounds), 0, 1)
        is_choice: Truth = arena.choice >= 0
        choices, lost = arena.choice[is_choice], lost[is_choice]
        names: dict[str, tuple[float, float]] = {}
        for index in np.flatnonzero(np.bincount(choices)).tolist():
            own = lost[choices == index]
            name = choice_name(self.tables, index)
            least, most = names.get(name, (1.0, 0.0))
            names[name] = min(least, float(own.min())), max(most, float(own.max()))
        return [Loss(name, *pair) for name, pair in names.items()]


def _between(solver: Solver | None, pushed: Flow, goal: Truth, start: int) -> Real:
    """Return the bounds on the chance of a goal: solved for, or what flows there give or take its rounding."""
    if solver is not None:
        found: Real = solver.solve(goal)[:, start]
        return found
    share = float(pushed.visits[goal].sum())
    return np.array([share * (1 - pushed.error), min(1.0, share * (1 + pushed.error))])


def _stuck(arena: Arena) -> Truth:
    """Return the places that are an end, but no ending."""
    found: Truth = (np.diff(arena.first_turn) == 0) & (arena.ending < 0)
    return found
