"""The odds of a story in one mode: every ending for every player, meters by episode, and what a choice costs the best."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from fractions import Fraction
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from game.language.code import slots
from game.proof.budget import Exhausted
from game.proof.odds_chances import WIDTH, Chance, exactly
from game.proof.odds_exact import visits
from game.proof.odds_explore import explore
from game.proof.odds_flow import flow, never_strays, safe_places
from game.proof.odds_found import Odds
from game.proof.odds_induction import Column, Induction
from game.proof.odds_leaving import exact_leavings
from game.proof.odds_linking import Endless, linked
from game.proof.odds_losses import losses
from game.proof.odds_players import FIXED, FREE
from game.proof.odds_tracks import along, reached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.proof.odds_board import Board
    from game.proof.odds_conditions import Wanted
    from game.proof.odds_flow import Flow
    from game.proof.odds_leaving import Leaving
    from game.proof.odds_tracks import Tracks
    from game.story.program import Program, Tables

MOST_EXACT = 100_000
"""Most states for which a fixed player's odds are worked out in fractions."""
PER_VALUATION = 16
"""Bytes that a valuation takes at the most while it is explored and linked; measured on the season pack."""
FOR_COLUMNS = 12
"""One part in so many of the budget is for the best and worst chances that are worked out at once."""


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
        board = _explored(program, mode, found, of, budget, told)
    except Exhausted as exhausted:
        found.reasons.append(str(exhausted))
    except Endless as endless:
        found.reasons.append(f"{endless}: prove says where")
    else:
        _Answers(program, board, found, asked, told, budget // FOR_COLUMNS).every(players)
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
) -> Board:
    """Return the board; without its meters, and then without conditions, where only so it fits into the budget."""
    meters = meter_slots(program.tables)
    codes = [one.code for one in of]
    while True:
        told("exploring every choice and every roll")
        try:
            kept = {*meters, *(slot for code in codes for slot in slots(code))}
            explored = explore(program, mode, kept, budget // PER_VALUATION)
            told("following what leads where")
            board = linked(explored, meters, codes, budget)
            break
        except Exhausted as exhausted:
            if not meters and not codes:
                raise
            found.reasons.append(f"{'meters' if meters else 'conditions'} by episode: {exhausted}")
            meters, codes = [], codes if meters else []
    found.states = board.states
    found.conditions = tuple(one.text for one in of) if codes else ()
    return board


def ending_names(tables: Tables) -> dict[str, tuple[int, ...]]:
    """Return the endings by the name of their scene; one with constants may stand for several."""
    names: dict[str, list[int]] = defaultdict(list)
    for index, ending in enumerate(tables.endings):
        names[tables.scenes[ending.scene].name].append(index)
    return {name: tuple(own) for name, own in names.items()}


class _Answers:
    """Answers for one board, player after player."""

    def __init__(
        self,
        program: Program,
        board: Board,
        found: Odds,
        asked: Sequence[str],
        told: Callable[[str], None],
        room: int,
    ) -> None:
        self.tables = program.tables
        self.board = board
        self.found = found
        self.asked = asked
        self.told = told
        self.room = room
        self.endings = ending_names(self.tables)

    def every(self, players: Sequence[str]) -> None:
        for player in players:
            if player in FIXED:
                self._fixed(player)
        self._free([player for player in FREE if player in players])

    def _fixed(self, player: str) -> None:
        self.told(f"the {player} player")
        places = reached(self.board, player, MOST_EXACT)
        if places is not None:
            tracks = along(self.board, player, places)
            with suppress(Exhausted):
                known = visits(tracks, int(np.searchsorted(places, self.board.start)))
                self._exactly(player, tracks, known)
                return
        safe = safe_places(self.board, player)
        pushed = flow(self.board, player, safe)
        self._bounded(player, pushed)
        if not pushed.lost and (not pushed.left or never_strays(self.board, player, safe)):
            self.found.unended[player] = exactly(Fraction(0))
        self._left(player, pushed.leavings.found())

    def _exactly(self, player: str, tracks: Tracks, known: list[Fraction]) -> None:
        ending = np.array([block.ending for block in self.board.blocks])[self.board.of[tracks.place]]
        parts: dict[int, Fraction] = defaultdict(Fraction)
        for at in np.flatnonzero(ending >= 0).tolist():
            parts[int(ending[at])] += known[at]
        whole = {name: sum((parts[one] for one in own), Fraction(0)) for name, own in self.endings.items()}
        self.found.players[player] = {name: exactly(part) for name, part in whole.items()}
        self.found.unended[player] = exactly(1 - sum(whole.values(), Fraction(0)))
        self._left(player, exact_leavings(self.board, tracks, known))

    def _bounded(self, player: str, pushed: Flow) -> None:
        def between(share: float) -> Chance:
            if not share and not pushed.left:
                return Chance(None, 0.0, 0.0)
            return Chance(
                None, share * (1 - pushed.error), min(1.0, share * (1 + pushed.error) + pushed.left)
            )

        self.found.players[player] = {
            name: self._decided(between(sum(pushed.endings.get(one, 0.0) for one in own)), player, name)
            for name, own in self.endings.items()
        }
        self.found.unended[player] = self._decided(between(pushed.lost), player, "no ending")

    def _left(self, player: str, leavings: dict[int, Leaving]) -> None:
        """Note how episodes are left, and say which chances of conditions have bounds too far apart."""
        if not any(block.meters or block.holds for block in self.board.blocks):
            return
        chapters = self.tables.chapters
        left = self.found.meters[player] = {chapters[one].id: leaving for one, leaving in leavings.items()}
        for episode, leaving in left.items():
            for text, chance in zip(self.found.conditions, leaving.holds, strict=True):
                self._decided(chance, player, f"`{text}` on leaving {episode}")

    def _free(self, players: Sequence[str]) -> None:
        chances: dict[str, dict[str, Chance]] = {player: {} for player in players}
        columns = list(self._columns(players))
        most = max(1, self.room // (8 * (2 if self.board.circles else 1) * max(1, self.board.size)))
        told = ""
        for first in range(0, len(columns), most):
            batch = dict(columns[first : first + most])
            last = next(reversed(batch)).player
            if last != told:
                self.told(f"the {last} player")
                told = last
            self._solved(batch, chances)
        for player, found in chances.items():
            self.found.players[player] = {name: found[name] for name in self.endings}

    def _solved(self, batch: dict[Column, str], chances: dict[str, dict[str, Chance]]) -> None:
        """Work out some columns and note what comes of them."""
        solved = Induction(self.board, list(batch))
        for at, one in enumerate(solved.columns):
            name = batch[one]
            if one.player in chances:
                low, high = solved.at(at, self.board.start)
                chances[one.player][name] = self._decided(Chance(None, low, high), one.player, name)
            if one.player == "best" and name in self.asked:
                self.found.losses[name] = losses(self.tables, self.board, solved, at)

    def _columns(self, players: Sequence[str]) -> Iterator[tuple[Column, str]]:
        """Yield what is to be worked out, each with the name of its ending."""
        for player in FREE:
            for name, own in self.endings.items():
                if player in players or (player == "best" and name in self.asked):
                    yield Column(player, own), name

    def _decided(self, chance: Chance, player: str, name: str) -> Chance:
        if chance.high - chance.low > WIDTH:
            self.found.reasons.append(
                f"{name} for the {player} player: its bounds did not meet in the rounds allowed"
            )
        return chance
