"""Seeded runs through `step`, counted.

Each run has dice of its own, made from the seed and the run's number, so that a tally of runs is the same in whatever
order and in however many processes they are played.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import add, itemgetter
from random import Random
from typing import TYPE_CHECKING

from game.engine.chance import fallen, weights
from game.engine.chapters import NOWHERE, played
from game.engine.errors import StepError
from game.engine.machine import machine
from game.engine.offers import open_in
from game.engine.step import advance, begin
from game.pack.garbage import no_collections
from game.proof.simulate_pages import Pages
from game.proof.simulate_players import PLAYERS
from game.story.program import END, MODE, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.engine.remembered import Values
    from game.engine.state import Stack
    from game.proof.simulate_pages import Begins, Changes
    from game.proof.simulate_players import Dice, Player
    from game.story.program import Program

LONGEST = 10_000
"""Choices after which a run is given up."""


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
        self.here = machine(program, mode)
        self.player: Player = PLAYERS[player]
        self.seed = seed
        slots = self.tables.slots[: self.tables.tags_from]
        self.kinds = [choice.kind for choice in self.tables.choices]
        self.meters = [index for index, slot in enumerate(slots) if slot.show == "meter"]
        self.read = itemgetter(*self.meters, MODE, MODE)  # two more, so that it gives a tuple
        self.pages = Pages(program, self.meters)
        self.left: Counter[int] = Counter()
        self.sums: dict[int, list[int]] = {}
        """Of each chapter, what the meters came to over its leavings."""

    def tally(self, numbers: Iterable[int]) -> Tally:
        """Return what the runs of these numbers come to."""
        found = Tally()
        self.left.clear()
        self.sums.clear()
        with no_collections():  # a run leaves nothing that only a search for garbage would find
            for number in numbers:
                self._run(found, Random(f"{self.seed}/{number}").random)  # noqa: S311 - dice that must come again
        found.left.update(self.left)
        for chapter, sums in self.sums.items():
            for slot, whole in zip(self.meters, sums, strict=False):
                found.sums[chapter, slot] += whole
        return found

    def _run(self, found: Tally, dice: Dice) -> None:
        """Play a run: `advance` is `step` without the tuples that name what it takes and gives."""
        found.runs += 1
        here, kinds, pick, page, pages = self.here, self.kinds, self.player, self.pages.page, self.pages.kept
        offered, letters, taken = here.offered, 0, 0
        try:
            (scene, stack, values), events = begin(self.program, self.mode)
            letters += page((scene, stack, values, events, None), values)[0]
            for _ in range(LONGEST):
                choices = offered[scene].only or open_in(here, scene, values)
                if not choices:
                    break
                choice = pick(here, values, choices, dice)
                taken += 1
                roll = None if kinds[choice] == PLAIN else self._rolled(values, choice, dice)
                led = advance(here, scene, stack, values, choice, roll)
                kept = None if led[4] else pages.get(id(led[3]))
                more, begins = page(led, values) if kept is None else kept[0]
                letters += more
                if begins:
                    self._leave(self._played(scene, stack), values, begins)
                scene, stack, values, _, _ = led
        except StepError:
            return
        finally:
            found.letters += letters
            found.choices += taken
        if self.tables.scenes[scene].kind == END:
            found.endings[self.tables.scenes[scene].name] += 1
            self._note(self._played(scene, stack), values)

    def _rolled(self, values: Values, choice: int, dice: Dice) -> str:
        """Return a roll with its true odds; a failure is accepted."""
        shares = weights(self.here, values, choice)
        return self.tables.choices[choice].ways[fallen(shares, int(dice() * sum(shares)))].id

    def _leave(self, played: int, values: Values, begins: Begins) -> None:
        """Note the episodes that are left within a step, with the meters as they are just then."""
        for chapter, changes in begins:
            self._note(played, values, changes)
            played = chapter

    def _note(self, chapter: int, values: Values, changes: Changes = ()) -> None:
        if chapter != NOWHERE:
            meters = self.read(values)
            if changes:
                meters = list(meters)
                for place, value in changes:
                    meters[place] = value
            self.left[chapter] += 1
            before = self.sums.get(chapter)
            self.sums[chapter] = list(meters) if before is None else list(map(add, before, meters))

    def _played(self, scene: int, stack: Stack) -> int:
        return played(self.here.chapter_of, scene, stack)
