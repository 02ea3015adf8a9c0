"""Many runs at once: every run that stands at one point is moved in one go, as arithmetic on arrays.

It follows the same points as the proofs do, which `step` agrees with, and picks and rolls as `simulate_runs` does, with
dice of its own: NumPy's, made from the seed and the number of the batch. Points are taken in the order of their scenes,
so that runs which took different ways meet again and are moved together.
"""

from __future__ import annotations

from hashlib import sha256
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

import numpy as np

from game.engine.chapters import NOWHERE
from game.engine.state import start_values
from game.proof.batch_nodes import Nodes
from game.proof.batch_picks import PICKS
from game.proof.outline import stack_of
from game.proof.points import START
from game.proof.reach import ROUNDS
from game.proof.simulate_runs import LONGEST, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.proof.batch_fields import Words, Worth
    from game.proof.points import Point
    from game.story.program import Program

    Standing = tuple[Point, int]
    """A point, and the chapter that is played until the next one begins."""

BLOCK = 1 << 15
"""Runs moved in one go: as many as a processor keeps close."""


class Batch:
    """Runs of one program in one mode by one player, a batch at a time."""

    def __init__(self, program: Program, mode: int, player: str, seed: str) -> None:
        self.tables = program.tables
        self.nodes = Nodes(program, mode)
        self.seed = seed
        self.pick = PICKS[player]
        slots = self.tables.slots[: self.tables.tags_from]
        self.meters = [index for index, slot in enumerate(slots) if slot.show == "meter"]
        self.started = start_values(self.tables, mode)

    def tally(self, numbers: range) -> Tally:
        """Return what the runs of these numbers come to; their dice are made from the seed and the first number."""
        digest = sha256(f"{self.seed}/{numbers.start}".encode()).digest()
        dice = np.random.Generator(np.random.SFC64(int.from_bytes(digest)))
        return UnderWay(self, dice).tally(len(numbers))


class UnderWay:
    """The runs of one batch, by where they stand."""

    def __init__(self, batch: Batch, dice: np.random.Generator) -> None:
        self.batch = batch
        self.nodes = batch.nodes
        self.dice = dice
        self.found = Tally()
        self._standing: dict[Standing, list[Words]] = {}
        self._gone: dict[Standing, int] = {}
        """Links gone since the last choice; who goes more than a step may is given up."""
        self._links = 0
        self._order: list[tuple[int, int, int, Standing]] = []
        self._came = 0

    def tally(self, runs: int) -> Tally:
        """Play that many runs to their ends; who takes more than `LONGEST` choices in the mean is given up."""
        self.found.runs = runs
        self._arrive((START, NOWHERE), self.nodes.fields.started(self.batch.started, runs))
        while self._order and self.found.choices < runs * LONGEST:
            standing = heappop(self._order)[-1]
            self._links = self._gone.pop(standing) + 1
            for words in _blocks(self._standing.pop(standing)):
                self._move(*standing, words)
        return self.found

    def _arrive(self, standing: Standing, words: Words) -> None:
        """Let runs come to a point; those that the engine would refuse to go on with, or that go in a circle, are given up."""
        if standing[0][0] == "error" or self._links > ROUNDS:
            return
        waiting = self._standing.get(standing)
        self._gone[standing] = max(self._links, self._gone.get(standing, 0))
        if waiting is not None:
            waiting.append(words)
            return
        self._standing[standing] = [words]
        self._came += 1
        heappush(self._order, (*rank(standing[0]), self._came, standing))

    def _move(self, point: Point, played: int, words: Words) -> None:
        """Move runs on from a point."""
        if point[0] == "cell":
            self._cell(point, words)
        elif point[0] == "roll":
            self._roll(point, played, words)
        else:
            if point[0] == "walk" and point[4] >= 0:
                self._leave(played, words)
                played = point[4]
            self._follow(point, played, words)

    def _follow(self, point: Point, played: int, words: Words) -> None:
        """Let the values decide where each run goes."""
        for way in self.nodes.ways(point):
            gone, passed = way.gone(words)
            if gone is not None:
                self._arrive((way.target, played), gone)
            if passed is True:
                return
            if gone is not None:
                words = [word[~passed] for word in words]

    def _cell(self, point: Point, words: Words) -> None:
        played = self.nodes.played(point)
        if self.nodes.ends(point):
            self.found.endings[self.batch.tables.scenes[point[1]].name] += len(words[0])
            self._leave(played, words)
            return
        turns = self.nodes.turns(point)
        if not turns:
            return
        self._links = 0
        picked = self.batch.pick(turns, words, self.dice)
        for number, turn in enumerate(turns):
            own = _chosen(words, picked, number)
            if own is None:
                continue
            self.found.choices += len(own[0])
            if turn.before is not None:
                turn.before(own)
            self._arrive((turn.target, played), own)

    def _roll(self, point: Point, played: int, words: Words) -> None:
        weights, ways = self.nodes.rolled(point)
        picked = self._thrown(weights, words)
        for number, way in enumerate(ways):
            own = _chosen(words, picked, number)
            if own is not None:
                gone, _ = way.gone(own)
                if gone is not None:
                    self._arrive((way.target, played), gone)

    def _thrown(self, weights: Sequence[Worth], words: Words) -> Any:
        """Return the number of the outcome that each run rolls."""
        size = len(words[0])
        if len(weights) == 1:
            return np.zeros(size, np.int8)
        edges = np.cumsum([np.broadcast_to(weight(words), size) for weight in weights], axis=0)
        thrown = self.dice.random(size) * edges[-1]
        return (thrown >= edges[:-1]).sum(axis=0, dtype=np.int8)

    def _leave(self, played: int, words: Words) -> None:
        """Note that runs leave the chapter they played, and their meters as they are just then."""
        if played == NOWHERE:
            return
        size = len(words[0])
        self.found.left[played] += size
        for slot in self.batch.meters:
            values = self.nodes.fields.values(slot, words)
            self.found.sums[played, slot] += int(np.broadcast_to(values, size).sum())


def rank(point: Point) -> tuple[int, int]:
    """Return where a point comes in the order of moving: by the scene stood in or called from, what is called first."""
    stack = stack_of(point)
    scene = stack[0][0] if stack else point[2] if point[0] == "route" else point[1] if len(point) > 1 else -1
    return scene, -len(stack)


def _blocks(groups: list[Words]) -> Iterator[Words]:
    """Yield all runs in pieces of a handy size."""
    whole = (
        groups[0] if len(groups) == 1 else [np.concatenate(column) for column in zip(*groups, strict=True)]
    )
    size = len(whole[0])
    if size <= BLOCK:
        yield whole
        return
    for first in range(0, size, BLOCK):
        yield [word[first : first + BLOCK] for word in whole]


def _chosen(words: Words, picked: Any, number: int) -> Words | None:
    """Return the runs that picked a number, as words of their own; None for no runs."""
    at = np.flatnonzero(picked == number)
    return [word[at] for word in words] if len(at) else None
