"""Points as places where many runs stand: what each of their links asks, does and leads to, linked once.

A node parts the runs that stand at it. At a *cell* somebody picks, at a *roll* the dice do, and elsewhere the values
alone decide: there each link takes, of the runs that are left, those for which all its guards hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from game.engine.chance import FACES
from game.engine.terms import pips_code, weight_code
from game.proof.batch_fields import Fields
from game.proof.batch_moves import change, together
from game.proof.points import Points
from game.story.program import END, PLAIN, RISK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.batch_fields import Words, Worth
    from game.proof.batch_moves import Change
    from game.proof.points import Item, Link, Point
    from game.story.program import Program

    Stage = tuple[Worth | None, bool, Change | None]
    """What is asked, whether it must hold or must not, and what is done to the runs that pass."""
    Part = tuple[Words, Point, tuple[Any, ...]]
    """Runs, the point that they come to, and the label of the link."""


class Turn(NamedTuple):
    """A choice as it can be picked."""

    choice: int
    open: Worth | None
    """None: always."""
    before: Change | None
    """What it does before it is rolled for."""
    pips: Worth | None
    """Sixths of success on the words after that; of what can't fail none."""
    risk: bool
    cost: int
    target: Point
    label: tuple[Any, ...]


class Nodes:
    """The nodes of a program in one mode."""

    def __init__(self, program: Program, mode: int) -> None:
        self.program = program
        self.tables = program.tables
        self.mode = mode
        self.points = Points(program, mode)
        self.fields = Fields(self.tables, mode)
        self._turns: dict[Point, tuple[Turn, ...]] = {}
        self._ways: dict[Point, tuple[Way, ...]] = {}
        self._rolled: dict[Point, tuple[tuple[Worth, ...], tuple[Way, ...]]] = {}

    def turns(self, point: Point) -> tuple[Turn, ...]:
        """Return the choices of a cell."""
        found = self._turns.get(point)
        if found is None:
            found = self._turns[point] = tuple(self._turn(link) for link in self.points.links(point))
        return found

    def ways(self, point: Point) -> tuple[Way, ...]:
        """Return the links of a point at which nobody picks and nothing is rolled."""
        found = self._ways.get(point)
        if found is None:
            links = self.points.links(point)
            found = self._ways[point] = tuple(self._way(link, link.items) for link in links)
        return found

    def rolled(self, point: Point) -> tuple[tuple[Worth, ...], tuple[Way, ...]]:
        """Return the weight of each outcome at a roll and where it leads; a failure is accepted."""
        found = self._rolled.get(point)
        if found is None:
            found = self._rolled[point] = self._roll(point)
        return found

    def ends(self, point: Point) -> bool:
        """Return whether a point is an ending."""
        return point[0] == "cell" and self.tables.scenes[point[1]].kind == END

    def played(self, point: Point) -> int:
        """Return the chapter played at a cell, or -1."""
        return self.points.played(point[1], point[2])

    def change_of(self, items: tuple[Item, ...]) -> Change | None:
        """Return what items without guards do."""
        return together([change(self.tables, self.mode, self.fields, item) for item in items])

    def _turn(self, link: Link) -> Turn:
        index = link.label[1]
        choice = self.tables.choices[index]
        guarded = bool(link.items) and link.items[0][0] == "if"
        risky = choice.kind == RISK and not self.tables.modes[self.mode].never_fail
        return Turn(
            index,
            self.fields.truth(link.items[0][1]) if guarded else None,
            self.change_of(link.items[1:] if guarded else link.items),
            self.fields.worth(pips_code(self.program, choice)) if risky else None,
            choice.kind == RISK,
            sum(amount for _, amount in choice.costs[self.mode]),
            link.target,
            link.label if choice.kind == PLAIN else (),
        )

    def _way(self, link: Link, items: tuple[Item, ...]) -> Way:
        return Way(tuple(self._stages(items)), link.target, link.label)

    def _stages(self, items: tuple[Item, ...]) -> Iterator[Stage]:
        """Yield guards, each with what is done before the next."""
        asked: tuple[Worth | None, bool] = (None, True)
        done: list[Change | None] = []
        for item in items:
            if item[0] in ("if", "unless"):
                if asked[0] is not None or any(done):
                    yield (*asked, together(done))
                asked, done = (self.fields.truth(item[1]), item[0] == "if"), []
            else:
                done.append(change(self.tables, self.mode, self.fields, item))
        if asked[0] is not None or any(done):
            yield (*asked, together(done))

    def _roll(self, point: Point) -> tuple[tuple[Worth, ...], tuple[Way, ...]]:
        choice = self.tables.choices[point[1]]
        links = [link for link in self.points.links(point) if link.label[2] != "pushed"]
        ways = tuple(self._way(link, _unguarded(link.items)) for link in links)
        if choice.kind == RISK:
            pips = self.fields.worth(pips_code(self.program, choice))
            if len(links) == 1:
                return (lambda _words: FACES,), ways
            return (pips, lambda words: FACES - pips(words)), ways
        return tuple(self.fields.worth(weight_code(way.weight)) for way in choice.ways), ways


class Way:
    """A link that runs go along."""

    def __init__(self, stages: tuple[Stage, ...], target: Point, label: tuple[Any, ...]) -> None:
        self.stages = stages
        self.target = target
        self.label = label

    def gone(self, words: Words) -> tuple[Words | None, Any]:
        """Return the runs that pass, changed, and which of them passed; the words given are used up where all do.

        `True` and `False` stand for all and none.
        """
        passed: Any = True
        last = len(self.stages) - 1
        for number, (asked, wanted, done) in enumerate(self.stages):
            holds = True if asked is None else _meets(asked(words), wanted=wanted)
            if holds is False:
                return None, False
            if holds is not True:
                words = [word[holds] for word in words]
                passed = holds if passed is True else _within(passed, holds)
            if done is not None:
                if passed is True and number < last:
                    words = [word.copy() for word in words]
                done(words)
        return words, passed


def _meets(holds: Any, *, wanted: bool) -> Any:
    """Return which runs answer as wanted, or True or False where all or none do."""
    if not isinstance(holds, np.ndarray):
        return bool(holds) == wanted
    if not wanted:
        holds = ~holds
    count = int(np.count_nonzero(holds))
    return True if count == len(holds) else holds if count else False


def _within(passed: Any, holds: Any) -> Any:
    """Return which of all runs are those that passed and then hold."""
    found = np.zeros(len(passed), bool)
    found[np.flatnonzero(passed)[holds]] = True
    return found


def _unguarded(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return a roll's items without the guard that it can come, which its weight says already."""
    return items[1:] if items and items[0][0] == "if" else items
