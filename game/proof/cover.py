"""A small set of walkthroughs that takes every choice and every outcome that can be reached in a mode.

A *piece* is a choice with its roll, by names; the pieces to take come from the proof, so that none is missed. The set is
greedy (Chvátal, "A greedy heuristic for the set-covering problem", 1979): each round tries some walks, keeps the one that
takes most of what none has taken, and in the end walks whose pieces others take as well are left out. Over a fixed list
of walks that is at most 1 + ln n times the smallest set, n the most pieces that one walk takes. Walks are without number,
and only a few are tried in each round: a shortest walkthrough from the proof, extended forward to the nearest piece not
yet taken, again and again. So ln n is what to expect and no bound on the set that is returned; that it takes
everything is certain, since every walk is replayed through `step`. How far it can be from the smallest set is told by
`cover_bound`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.engine.errors import StepError
from game.engine.replay import replay
from game.engine.step import begin, step
from game.proof.ahead import Look
from game.proof.budget import Budget
from game.proof.cover_bound import least_walks
from game.proof.exploring import explored
from game.proof.space import Space
from game.proof.walkthrough import Disproved, Walkthroughs
from game.story.program import END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.engine.replay import Step
    from game.engine.state import State
    from game.proof.ahead import Taken, Way
    from game.proof.space import Way as Link
    from game.story.program import Program

Piece = tuple[str, str, str | None]
"""(full name of the scene, id of the choice, its roll)."""
FAR = 1_000
"""States that one look ahead goes through."""
LOOKS = 12
"""Looks in vain, each from where the one before it ended, after which a walk goes no further."""
LONGEST = 400
"""Choices after which a walk is not extended."""
TRIED = 10
"""Walks tried in each round."""


class Walk(NamedTuple):
    """One walkthrough of a cover."""

    steps: tuple[Step, ...]
    end: State


class Cover(NamedTuple):
    """Walkthroughs that take every piece between them."""

    walks: tuple[Walk, ...]
    pieces: frozenset[Piece]
    least: int
    """No cover has fewer walkthroughs than so many."""


def cover(
    program: Program,
    mode: int | None = None,
    *,
    kept: Iterable[Sequence[Step]] = (),
    budget: Budget | None = None,
    told: Callable[[str], None] = lambda _line: None,
) -> Cover:
    """Return walkthroughs that take every choice and outcome reachable in a mode, the story's default if none is given.

    Walkthroughs in `kept` that still replay are built upon. Raises `budget.Exhausted` where the proof would not fit.
    """
    return _Covering(program, program.tables.default_mode if mode is None else mode, budget, told).whole(kept)


class _Covering:
    """One `cover`: what is still to be taken, and the walks so far."""

    def __init__(
        self, program: Program, mode: int, budget: Budget | None, told: Callable[[str], None]
    ) -> None:
        self.program = program
        self.mode = mode
        self.told = told
        self.ways = Walkthroughs(explored(Space(program, mode), budget or Budget()))
        self.links = self._links()
        self.left = set(self.links)
        self.walks: list[Way] = []

    def whole(self, kept: Iterable[Sequence[Step]]) -> Cover:
        """Return the cover."""
        for steps in kept:
            self._keep(self._still(steps))
        while self.left:
            self.told(f"covering: {len(self.left)} of {len(self.links)} choices and outcomes to go")
            before = len(self.left)
            tried = [self._extended(start) for start in self._starts()]
            self._keep(max(tried, key=lambda walk: len(self._taken(walk) & self.left)))
            if len(self.left) == before:
                raise Disproved("no walkthrough takes what is still to be taken")
        found = (Walk(self.ways.steps(walk), self._end(walk)) for walk in self._needed())
        return Cover(tuple(found), frozenset(self.links), self._least())

    def _least(self) -> int:
        return least_walks(
            self.ways.reached,
            lambda way: self._piece((way.label[1], way.label[2])) if way.label[:1] == ("take",) else None,
        )

    def _links(self) -> dict[Piece, Link]:
        """Return each piece with the link that shows it by the fewest choices."""
        found: dict[Piece, Link] = {}
        for node in self.ways.reached.space.nodes.values():
            for link in node.links_out or ():
                if link.depth >= 0 and link.label[:1] == ("take",):
                    piece = self._piece((link.label[1], link.label[2]))
                    if piece not in found or link.depth < found[piece].depth:
                        found[piece] = link
        return found

    def _piece(self, taken: Taken) -> Piece:
        choice = self.program.tables.choices[taken[0]]
        return self.program.tables.scenes[choice.scene].name, choice.id, taken[1]

    def _taken(self, walk: Way) -> set[Piece]:
        return {self._piece(taken) for taken in walk}

    def _still(self, steps: Sequence[Step]) -> Way:
        """Return a walkthrough of another day; nothing where it does not replay any more."""
        try:
            outcomes = replay(self.program, steps, self.mode)
        except StepError:
            return ()
        states = (outcome.state for outcome in outcomes)
        pairs = zip(steps, states, strict=False)
        return tuple((self.program.choice_index(at.scene, one.choice), one.roll) for one, at in pairs)

    def _starts(self) -> list[Way]:
        """Return the walks that a round extends: the very start, and the ways to what is furthest away."""
        far = sorted(self.left, key=lambda piece: (-self.links[piece].depth, piece[:2], piece[2] or ""))
        return [(), *(self.ways.along(self.links[piece]) for piece in far[:TRIED])]

    def _extended(self, walk: Way) -> Way:
        """Return a walk gone on to the nearest piece not yet taken as long as there is one, then to an ending."""
        left = self.left - self._taken(walk)
        done = walk
        looks = 0
        while left and looks < LOOKS and len(walk) < LONGEST:
            look = self._look(walk, left)
            if look.whole:
                break
            looks = 0 if look.way else looks + 1
            walk += look.to_last() if look.way is None else look.way
            if look.way:
                left -= self._taken(walk)
                done = walk
        return done + self._finish(done)

    def _look(self, walk: Way, left: set[Piece]) -> Look:
        return Look(self.program, self._end(walk), lambda taken, _: self._piece(taken) in left, FAR)

    def _finish(self, walk: Way) -> Way:
        scenes = self.program.tables.scenes
        state = self._end(walk)
        if scenes[state.scene].kind == END:
            return ()
        look = Look(self.program, state, lambda _, after: scenes[after.scene].kind == END, FAR)
        return look.way or ()

    def _end(self, walk: Way) -> State:
        state = begin(self.program, self.mode).state
        for taken in walk:
            state = step(self.program, state, *taken).state
        return state

    def _keep(self, walk: Way) -> None:
        fresh = self._taken(walk) & self.left
        if fresh:
            self.walks.append(walk)
            self.left -= fresh

    def _needed(self) -> list[Way]:
        """Return the walks without those whose pieces others take, the shortest left out first."""
        needed = list(self.walks)
        for walk in sorted(self.walks, key=lambda one: (len(self._taken(one)), len(one))):
            others = [one for one in needed if one is not walk]
            if set().union(*map(self._taken, others)) >= set(self.links):
                needed = others
        if set().union(*map(self._taken, needed)) != set(self.links):
            raise Disproved("the walkthroughs that were to take everything do not")
        return needed
