"""From an exploration to a board: what is between two places is followed, point after point from the ends on.

A point's positions are let go once everything that leads to it was looked at, so that never more than the ways of the
board and the points still asked for are held.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from game.engine.chance import FACES
from game.engine.terms import pips_code, weight_code
from game.proof.budget import USUAL
from game.proof.odds_board import NONE, Block, Board, Way, check_size
from game.proof.odds_explore import leaves
from game.proof.odds_fields import number, truth, values
from game.proof.odds_grouping import grouped, in_order
from game.story.program import END, RISK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.proof.odds_arena import Whole
    from game.proof.odds_explore import Ahead, Explored, Field
    from game.proof.points import Point
    from game.proof.space import Node
    from game.story.program import Choice, Code

DOUBLINGS = 16
"""Steps between two places are followed in jumps that double; what is not there by then goes in a circle."""


class Endless(Exception):
    """Scenes lead on to each other without end, so that a step never ends."""


def linked(
    explored: Explored, meters: Iterable[int], conditions: Iterable[Code] = (), budget: int = USUAL
) -> Board:
    """Return the board of an exploration, which is used up.

    Raises Endless where a step never ends, and Exhausted where the board or what is to be made of it is too large.
    """
    board = _Linker(explored, meters, conditions).board()
    check_size(board, budget)
    return board


class _Linker:
    """A board in the making."""

    def __init__(self, explored: Explored, meters: Iterable[int], conditions: Iterable[Code]) -> None:
        self.explored = explored
        self.space = explored.space
        self.tables = self.space.tables
        self.meters, self.conditions = tuple(meters), tuple(conditions)
        self.order = in_order(explored)
        self.first: dict[int, int] = {}
        self.size = 0
        for field in (field for group in self.order for field in group):
            if is_place(field.node.point):
                self.first[id(field.node)] = self.size
                self.size += len(field.positions)
        self.kind: Any = np.int32 if self.size < 1 << 31 else np.int64
        self.where: dict[int, Whole] = {}
        """For a point between places, the place to which each of its positions leads."""
        self.asked = Counter(
            id(ahead.target) for group in self.order for one in group for ahead in self._used(one)
        )

    def board(self) -> Board:
        """Return the board."""
        blocks: list[Block] = []
        for group in self.order:
            self._follow([field for field in group if not is_place(field.node.point)])
            blocks += [self._block(field) for field in group if is_place(field.node.point)]
            for ahead in [ahead for field in group for ahead in self._used(field)]:
                self._let_go(ahead.target)
        start = int(self._places(self.space.start)[0])
        return grouped(blocks, start, self.kind)

    def _let_go(self, node: Node) -> None:
        """Forget a point that nothing asks for any more."""
        self.asked[id(node)] -= 1
        if not self.asked[id(node)]:
            self.where.pop(id(node), None)
            self.explored.fields[id(node)] = self.explored.fields[id(node)]._replace(
                positions=np.zeros(0, np.int32)
            )

    def _used(self, field: Field) -> list[Ahead]:
        return [ahead for ahead in self.explored.ahead(field.node) if ahead.used]

    def _places(self, node: Node) -> Whole:
        """Return the place that each position of a point is or leads to."""
        if id(node) in self.where:
            return self.where[id(node)]
        count = len(self.explored.fields[id(node)].positions)
        return np.arange(self.first[id(node)], self.first[id(node)] + count, dtype=self.kind)

    def _along(self, field: Field, ahead: Ahead) -> tuple[Whole | None, Whole]:
        """Return which positions of a field go along a link (None: all), and which of its target's they come to."""
        kept, positions = ahead.follow(field.positions)
        there = self.explored.fields[id(ahead.target)].positions
        return kept, np.searchsorted(there, positions)

    def _led(self, field: Field, ahead: Ahead) -> tuple[Whole | None, Whole]:
        """Return which positions of a field go along a link (None: all), and the places to which it leads them."""
        kept, at = self._along(field, ahead)
        narrow = kept if kept is None else kept.astype(np.int32)
        first = self.first.get(id(ahead.target))
        return narrow, self.where[id(ahead.target)][at] if first is None else at.astype(self.kind) + first

    def _follow(self, between: Sequence[Field]) -> None:
        """Find out where points that are no places lead; among themselves they may do so in any order."""
        offset: dict[int, int] = {}
        count = 0
        for field in between:
            offset[id(field.node)] = count
            count += len(field.positions)
        # a place, or below 0 what is still to be followed
        found = -1 - np.arange(count, dtype=self.kind)
        for field in between:
            own = found[offset[id(field.node)] :][: len(field.positions)]
            for ahead in self._used(field):
                if id(ahead.target) in offset:
                    kept, at = self._along(field, ahead)
                    led = -1 - (at + offset[id(ahead.target)])
                else:
                    kept, led = self._led(field, ahead)
                own[slice(None) if kept is None else kept] = led
        self._settle(found)
        for field in between:
            self.where[id(field.node)] = found[offset[id(field.node)] :][: len(field.positions)]

    def _settle(self, found: Whole) -> None:
        for _ in range(DOUBLINGS):
            open_ = np.flatnonzero(found < 0)
            if not len(open_):
                return
            found[open_] = found[-1 - found[open_]]
        if (found < 0).any():
            raise Endless("scenes lead on to each other without end")

    def _block(self, field: Field) -> Block:
        point, first, size = field.node.point, self.first[id(field.node)], len(field.positions)
        chapter = self.space.chapter_of(point)
        if point[0] == "roll":
            return self._rolled(field, first, size, chapter)
        ends = point[0] == "cell" and self.tables.scenes[point[1]].kind == END
        left = ends or leaves(point)
        layout, positions = field.node.layout, field.positions
        return Block(
            first,
            size,
            dice=False,
            ways=tuple(self._turn(field, ahead) for ahead in self._used(field)),
            cell=point[0] == "cell",
            ending=self.tables.scenes[point[1]].ending if ends else NONE,
            chapter=chapter,
            threshold=leaves(point),
            meters=tuple((slot, _narrow(values(layout, slot, positions))) for slot in self.meters if left),
            holds=tuple(truth(layout, code, positions).copy() for code in self.conditions if left),
        )

    def _turn(self, field: Field, ahead: Ahead) -> Way:
        kept, target = self._led(field, ahead)
        if field.node.point[0] != "cell":
            return Way(kept, target)
        choice = self.tables.choices[ahead.label[1]]
        cost = sum(price[1] for price in choice.costs[self.space.mode])
        return Way(kept, target, ahead.label[1], cost, choice.kind == RISK)

    def _rolled(self, field: Field, first: int, size: int, chapter: int) -> Block:
        choice = self.tables.choices[field.node.point[1]]
        weights, pips = self._weights(choice, field)
        aheads = {ahead.label[2]: ahead for ahead in self._used(field)}
        whole = np.zeros(size, np.int64)
        ways = []
        for name, weight in weights.items():
            if name in aheads:
                kept, target = self._led(field, aheads[name])
                own = weight if kept is None else weight[kept]
                whole[slice(None) if kept is None else kept] += own
                other = (
                    self._pushed(field, aheads["pushed"], kept, target)
                    if name == "failure" and "pushed" in aheads
                    else None
                )
                ways.append(Way(kept, target, weight=_narrow(own), other=other))
        return Block(
            first, size, dice=True, ways=tuple(ways), whole=_narrow(whole), pips=pips, chapter=chapter
        )

    def _weights(self, choice: Choice, field: Field) -> tuple[dict[str, Whole], Whole | None]:
        """Return how often the dice fall how, and the pips of a risk that can fail."""
        layout, positions = field.node.layout, field.positions
        if choice.kind != RISK:
            return {way.id: number(layout, weight_code(way.weight), positions) for way in choice.ways}, None
        if self.tables.modes[self.space.mode].never_fail:
            return {"success": np.ones(len(positions), np.int64)}, None
        pips = number(layout, pips_code(self.space.program, choice), positions)
        return {"success": pips, "failure": FACES - pips}, pips.astype(np.int8)

    def _pushed(self, field: Field, ahead: Ahead, failed: Whole | None, target: Whole) -> Whole:
        """Return where failures lead if they are pushed, and where they lead where they can't be."""
        kept, pushed = self._led(field, ahead)
        whole = np.full(len(field.positions), NONE, self.kind)
        whole[slice(None) if kept is None else kept] = pushed
        own = whole if failed is None else whole[failed]
        found: Whole = np.where(own >= 0, own, target)
        return found


def is_place(point: Point) -> bool:
    """Return whether someone decides here, or nobody does any more."""
    return point[0] in ("cell", "roll", "error") or leaves(point)


def _narrow(numbers: Whole) -> Whole:
    """Return whole numbers in as few bytes as they need."""
    least, most = int(numbers.min(initial=0)), int(numbers.max(initial=0))
    return numbers.astype(np.result_type(np.min_scalar_type(least), np.min_scalar_type(most)))
