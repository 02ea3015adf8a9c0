"""Seeded runs through `step`, counted.

Each run has dice of its own, made from the seed and the run's number, so that a tally of runs is the same in whatever
order and in however many processes they are played.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING

from game.engine.chance import fallen, weights
from game.engine.errors import StepError
from game.engine.machine import machine_of
from game.engine.offers import open_choices
from game.engine.step import begin, step
from game.proof.simulate_pages import Pages
from game.proof.simulate_players import PLAYERS
from game.story.program import END, MODE, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.engine.state import State
    from game.proof.simulate_pages import Begins, Changes
    from game.proof.simulate_players import Player
    from game.story.program import Program

LONGEST = 10_000
"""Choices after which a run is given up."""
NOWHERE = -1


@dataclass(slots=True)
class Tally:
    """What runs came to; tallies add up."""

    runs: int = 0
    choices: int = 0
    letters: int = 0
    """Letters of all texts that were printed; counted only where each run is played by itself."""
    endings: Counter[str] = field(default_factory=Counter)
    """Runs that came to each ending, by the name of its scene; the others got stuck or were given up."""
    left: Counter[int] = field(default_factory=Counter)
    """How often each chapter was left."""
    sums: Counter[tuple[int, int]] = field(default_factory=Counter)
    """The sum of each meter over the leavings, by chapter and slot."""

    def add(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.runs += other.runs
        self.choices += other.choices
        self.letters += other.letters
        self.endings.update(other.endings)
        self.left.update(other.left)
        self.sums.update(other.sums)


class Simulation:
    """Runs of one program in one mode by one player."""

    def __init__(self, program: Program, mode: int, player: str, seed: str) -> None:
        self.program = program
        self.tables = program.tables
        self.mode = mode
        self.player: Player = PLAYERS[player]
        self.seed = seed
        chapters = self.tables.chapters
        self.chapter_of = [s.chapter if chapters[s.chapter].number else NOWHERE for s in self.tables.scenes]
        slots = self.tables.slots[: self.tables.tags_from]
        self.kinds = [choice.kind for choice in self.tables.choices]
        self.meters = [index for index, slot in enumerate(slots) if slot.show == "meter"]
        self.read = itemgetter(*self.meters, MODE, MODE)  # two more, so that it gives a tuple
        self.page = Pages(program, self.meters).page
        self.leavings: dict[tuple[int, ...], int] = {}
        """How often each chapter was left with each values of the meters: the chapter stands before them."""

    def tally(self, numbers: Iterable[int]) -> Tally:
        """Return what the runs of these numbers come to."""
        found = Tally()
        self.leavings.clear()
        for number in numbers:
            self._run(found, Random(f"{self.seed}/{number}"))  # noqa: S311 - dice that must come again
        for (chapter, *values), times in self.leavings.items():
            found.left[chapter] += times
            for slot, value in zip(self.meters, values, strict=False):
                found.sums[chapter, slot] += value * times
        return found

    def _run(self, found: Tally, dice: Random) -> None:
        found.runs += 1
        program, kinds, pick, page = self.program, self.kinds, self.player, self.page
        letters = taken = 0
        try:
            state, events = begin(program, self.mode)
            letters += page(events)[0]
            for _ in range(LONGEST):
                choices = open_choices(program, state)
                if not choices:
                    break
                choice = pick(program, state, choices, dice)
                taken += 1
                roll = None if kinds[choice] == PLAIN else self._rolled(state, choice, dice)
                before = state
                state, events = step(program, before, choice, roll)
                more, begins = page(events)
                letters += more
                if begins:
                    self._leave(before, begins)
        except StepError:
            return
        finally:
            found.letters += letters
            found.choices += taken
        scene = self.tables.scenes[state.scene]
        if scene.kind == END:
            found.endings[scene.name] += 1
            self._note(self._played(state), state.values)

    def _rolled(self, state: State, choice: int, dice: Random) -> str:
        """Return a roll with its true odds; a failure is accepted."""
        shares = weights(machine_of(self.program, state.values), state, choice)
        return self.tables.choices[choice].ways[fallen(shares, int(dice.random() * sum(shares)))].id

    def _leave(self, before: State, begins: Begins) -> None:
        """Note the episodes that are left within a step, with the meters as they are just then."""
        played = self._played(before)
        for chapter, changes in begins:
            self._note(played, before.values, changes)
            played = chapter

    def _note(self, chapter: int, values: Sequence[int], changes: Changes = ()) -> None:
        if chapter != NOWHERE:
            left = [chapter, *self.read(values)]
            for place, value in changes:
                left[place] = value
            key = tuple(left)
            self.leavings[key] = self.leavings.get(key, 0) + 1

    def _played(self, state: State) -> int:
        """Return the chapter played in a state: a library's scene belongs to its caller's."""
        chapter = self.chapter_of[state.scene]
        if chapter != NOWHERE or not state.stack:
            return chapter
        for scene in (frame[0] for frame in reversed(state.stack)):
            if self.chapter_of[scene] != NOWHERE:
                return self.chapter_of[scene]
        return NOWHERE
