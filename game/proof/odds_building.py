"""From an exploration to an arena: what is between two places is followed, and every edge is given its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.engine.chance import FACES
from game.engine.machine import pips_code, weight_code
from game.proof.odds_arena import SURE, Arena, starts
from game.proof.odds_explore import leaves
from game.proof.odds_fields import number, truth, values
from game.story.program import END, PLAIN, RISK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.odds_arena import Whole
    from game.proof.odds_explore import Ahead, Explored, Field
    from game.proof.points import Point
    from game.story.program import Code

DOUBLINGS = 16
"""Steps between two places are followed in jumps that double; what is not there by then goes in a circle."""
NONE = -1


class Endless(Exception):
    """Scenes lead on to each other without end, so that a step never ends."""


class Piece(NamedTuple):
    """Edges of one kind, from one node along one link."""

    source: Whole
    """The place."""
    rank: int
    """Which of a place's turns they belong to."""
    roll: int
    """Which edge of the turn each is."""
    target: Whole
    weight: Whole
    choice: int


class Builder:
    """An arena in the making."""

    def __init__(self, explored: Explored, meters: Iterable[int], conditions: Iterable[Code] = ()) -> None:
        self.explored = explored
        self.space = explored.space
        self.tables = self.space.tables
        self.fields = list(explored.nodes())
        self.meters = tuple(meters)
        self.conditions = tuple(conditions)
        self.offset: dict[int, int] = {}
        count = 0
        for field in self.fields:
            self.offset[id(field.node)] = count
            count += len(field.positions)
        self.count = count
        self.kind: Any = np.int32 if count < 1 << 30 else np.int64
        """What numbers of places are kept in."""
        self.pieces: list[Piece] = []
        self.failures = 0
        self.pips = np.full(count, SURE, np.int8)
        self.where = self._followed()

    def built(self) -> Arena:
        """Return the arena."""
        for field in self.fields:
            if is_place(field.node.point):
                self._leave(field)
        return self._gathered()

    def _followed(self) -> Whole:
        """Return, for every valuation, the valuation at a place that it is or leads to."""
        following: Whole = np.arange(self.count, dtype=self.kind)
        for field in self.fields:
            if not is_place(field.node.point):
                for ahead in self.explored.ahead(field.node):
                    kept, targets = self._along(field, ahead)
                    following[kept + self.offset[id(field.node)]] = targets
        for _ in range(DOUBLINGS):
            after = following[following]
            if np.array_equal(after, following):
                break
            following = after
        places = np.zeros(self.count, bool)
        for field in self.fields:
            if is_place(field.node.point):
                first = self.offset[id(field.node)]
                places[first : first + len(field.positions)] = True
        if not places[following].all():
            raise Endless("scenes lead on to each other without end")
        self.places = places
        return following

    def _along(self, field: Field, ahead: Ahead) -> tuple[Whole, Whole]:
        """Return which valuations of a field go along a link, and the numbers of those they come to."""
        kept, positions = ahead.follow(field.positions)
        if not len(kept):
            return kept, kept
        there = self.explored.fields[id(ahead.target)].positions
        return kept, np.searchsorted(there, positions) + self.offset[id(ahead.target)]

    def _leave(self, field: Field) -> None:
        """Note the edges from a place."""
        kind = field.node.point[0]
        if kind == "roll":
            self._roll(field)
            return
        first = self.offset[id(field.node)]
        for rank, ahead in enumerate(self.explored.ahead(field.node)):
            kept, targets = self._along(field, ahead)
            if len(kept):
                sure = np.ones(len(kept), np.int64)
                choice = ahead.label[1] if kind == "cell" else NONE
                turn = rank if kind == "cell" else 0
                self._piece(kept + first, turn, 0, self.where[targets], sure, choice)

    def _roll(self, field: Field) -> None:
        point, first = field.node.point, self.offset[id(field.node)]
        choice = self.tables.choices[point[1]]
        layout, positions = field.node.layout, field.positions
        if choice.kind == RISK and not self.tables.modes[self.space.mode].never_fail:
            success = number(layout, pips_code(self.space.program, choice), positions)
            self.pips[first : first + len(positions)] = success
            weights = {"success": success, "failure": FACES - success}
        elif choice.kind == RISK:
            weights = {"success": np.ones(len(positions), np.int64)}
        else:
            weights = {way.id: number(layout, weight_code(way.weight), positions) for way in choice.ways}
        aheads = {ahead.label[2]: ahead for ahead in self.explored.ahead(field.node)}
        pushed = self._push(field, aheads)
        for roll, name in enumerate(weights):
            kept, targets = self._along(field, aheads[name])
            targets = self.where[targets]
            if name == "failure" and len(kept):
                targets = np.where(pushed[kept] >= 0, pushed[kept], targets)
            self._piece(kept + first, 0, roll, targets, weights[name][kept], NONE)

    def _push(self, field: Field, aheads: dict[str, Ahead]) -> Whole:
        """Return the place at which each failure may be pushed, or -1; each is a place of its own, with two turns."""
        found = np.full(len(field.positions), NONE)
        if "pushed" not in aheads:
            return found
        kept, targets = self._along(field, aheads["pushed"])
        found[kept] = self.count + self.failures + np.arange(len(kept))
        self.failures += len(kept)
        failed, failures = self._along(field, aheads["failure"])
        accepted = np.full(len(field.positions), NONE)
        accepted[failed] = self.where[failures]
        sure = np.ones(len(kept), np.int64)
        self._piece(found[kept], 0, 0, accepted[kept], sure, NONE)
        self._piece(found[kept], 1, 0, self.where[targets], sure, NONE)
        return found

    def _piece(self, source: Whole, rank: int, roll: int, target: Whole, weight: Whole, choice: int) -> None:
        narrow = source.astype(self.kind), target.astype(self.kind)
        if weight.max(initial=0) < 1 << 31:
            weight = weight.astype(np.int32)
        self.pieces.append(Piece(narrow[0], rank, roll, narrow[1], weight, choice))

    def _gathered(self) -> Arena:
        """Return the pieces as one arena, its places numbered anew."""
        whole = self.count + self.failures
        is_here = np.concatenate([self.places, np.ones(self.failures, bool)])
        renumbered: Whole = np.cumsum(is_here, dtype=self.kind) - 1
        source, target, weight, rank, roll, choice = _joined(self.pieces)
        self.pieces.clear()
        # each piece is in order already, which a stable sort of one key makes use of
        ranks, rolls = int(rank.max(initial=0)) + 1, int(roll.max(initial=0)) + 1
        order = np.argsort((source.astype(np.int64) * ranks + rank) * rolls + roll, kind="stable")
        source, target, weight = source[order], target[order], weight[order]
        rank, choice = rank[order], choice[order]
        new_turn = np.ones(len(source), bool)
        new_turn[1:] = (source[1:] != source[:-1]) | (rank[1:] != rank[:-1])
        at = np.flatnonzero(new_turn)
        per_place = np.bincount(source[at], minlength=whole)[is_here]
        kinds = np.array([one.kind for one in self.tables.choices] or [PLAIN])
        costs = np.array(
            [sum(p[1] for p in one.costs[self.space.mode]) for one in self.tables.choices] or [0]
        )
        own = choice[at]
        pips = np.concatenate([self.pips, np.full(self.failures, SURE, np.int8)])
        risk = (own >= 0) & (kinds[own] == RISK)
        return Arena(
            first_turn=starts(per_place),
            first_edge=np.append(at, len(source)),
            choice=own,
            pips=np.where(risk, pips[target[at]], SURE).astype(np.int8),
            risk=risk,
            cost=np.where(own >= 0, costs[own], 0).astype(np.int32),
            target=renumbered[target],
            weight=weight,
            total=np.add.reduceat(weight, at, dtype=np.int64) if len(at) else weight,
            start=int(renumbered[self.where[self.offset[id(self.space.start)]]]),
            **self._marks(),
        )

    def _marks(self) -> dict[str, Any]:
        """Return what is noted of each place."""
        more = np.full(self.failures, NONE, np.int32)
        ending, episode, threshold, cell = [], [], [], []
        meters: dict[int, list[Whole]] = {slot: [] for slot in self.meters}
        holds: list[list[Whole]] = [[] for _ in self.conditions]
        for field in self.fields:
            point, size = field.node.point, len(field.positions)
            if not is_place(point):
                continue
            ends = point[0] == "cell" and self.tables.scenes[point[1]].kind == END
            ending.append(np.full(size, self.tables.scenes[point[1]].ending if ends else NONE, np.int32))
            episode.append(np.full(size, self.space.chapter_of(point), np.int32))
            threshold.append(np.full(size, leaves(point)))
            cell.append(np.full(size, point[0] == "cell"))
            read = ends or leaves(point)
            for code, told in zip(self.conditions, holds, strict=True):
                told.append(truth(field.node.layout, code, field.positions) if read else np.zeros(size, bool))
            for slot, kept in meters.items():
                known = values(field.node.layout, slot, field.positions) if read else np.zeros(size)
                kept.append(known.astype(np.int32))
        return {
            "ending": np.concatenate([*ending, more]),
            "episode": np.concatenate([*episode, more]),
            "threshold": np.concatenate([*threshold, more >= 0]),
            "cell": np.concatenate([*cell, more >= 0]),
            "meters": {slot: np.concatenate([*kept, more]) for slot, kept in meters.items()},
            "holds": tuple(np.concatenate([*told, more >= 0]) for told in holds),
        }


def is_place(point: Point) -> bool:
    """Return whether someone decides here, or nobody does any more."""
    return point[0] in ("cell", "roll", "error") or leaves(point)


def _joined(pieces: list[Piece]) -> tuple[Whole, Whole, Whole, Whole, Whole, Whole]:
    def whole(one: int, piece: Piece) -> Whole:
        return np.full(len(piece.source), piece[one], np.int32)

    empty = np.zeros(0, np.int32)
    return (
        np.concatenate([empty, *(piece.source for piece in pieces)]),
        np.concatenate([empty, *(piece.target for piece in pieces)]),
        np.concatenate([empty, *(piece.weight for piece in pieces)]),
        np.concatenate([empty, *(whole(1, piece) for piece in pieces)]),
        np.concatenate([empty, *(whole(2, piece) for piece in pieces)]),
        np.concatenate([empty, *(whole(5, piece) for piece in pieces)]),
    )
