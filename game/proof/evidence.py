"""What the explorations of one proof have come to so far, and what should be come to and was not."""

from __future__ import annotations

from game.proof.answering import Answering
from game.proof.completing import Completing
from game.proof.conditions import truths
from game.proof.coverage import seen, wanted
from game.proof.findings import Places
from game.proof.form import DENSE
from game.proof.ledger import Ledger
from game.proof.questions import found_in
from game.proof.showing import Showing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.conditions import Condition
    from game.proof.findings import Subject
    from game.proof.reach import Reached
    from game.proof.reading import Wish
    from game.proof.walkthrough import Walkthroughs
    from game.story.program import Program


class Evidence:
    """What is shown, and with which walkthroughs."""

    def __init__(self, program: Program, wish: Wish, given: Wish) -> None:
        self.tables = program.tables
        self.places = Places(self.tables)
        self.ledger = Ledger(self.tables)
        self.showing = Showing(program, self.ledger, self.places, wish, given)
        self.answering = Answering(program, self.ledger, self.places)
        codex = [("codex", entry.name) for entry in self.tables.codex if not entry.start]
        self.wanted = tuple(dict.fromkeys([*wanted(self.tables, self.places), *codex]))
        """What should be come to, in the order of the story, but for conditions, texts and properties."""
        self.conditions: dict[Condition, None] = {}
        """Those that are read anywhere and could change in some mode, in the order in which they were come to."""

    def show(self, ways: Walkthroughs, among: set[Subject] | None = None) -> None:
        """Note what an exploration comes to; of runs made easier only what is `among` what is asked, or not known."""
        steps = ways.completed
        self.showing.subjects(ways, seen(ways.reached, self.places, steps), among)
        found = truths(ways.reached, steps)
        fixed = ways.reached.space.fixed
        if among is not None:
            for one in {condition for condition, _ in found} - self.conditions.keys():
                sides = {one.subject(self.tables, truth=truth) for truth in (True, False)}
                if not fixed(one.code) or not any(side in self.ledger for side in sides):
                    among |= sides
        self.conditions.update(dict.fromkeys(one for one, _ in found if not fixed(one.code)))
        self.showing.conditions(ways, found, among)

    def missed(self) -> Iterator[Subject]:
        """Yield what should be come to and is not, but for texts."""
        for subject in (*self.wanted, *self.sides(), *self.possible()):
            if subject not in self.ledger:
                yield subject

    def possible(self) -> Iterator[Subject]:
        """Yield the properties that say that something can be."""
        return (("property", one.id) for one in self.tables.properties if one.kind == "can")

    def sides(self) -> Iterator[Subject]:
        """Yield both truths of each condition."""
        for condition in self.conditions:
            for truth in (True, False):
                yield condition.subject(self.tables, truth=truth)

    def adds(self, reached: Reached) -> bool:
        """Return whether an exploration comes to what none before it came to."""
        missed = set(self.missed())
        if not missed:
            return False
        steps = Completing(reached)
        found = set(seen(reached, self.places, steps))
        open_ends = [one for one in self.answering.asked if one.subject in missed]
        found |= {question.subject for question in found_in(reached, open_ends)}
        found |= {one.subject(self.tables, truth=truth) for one, truth in truths(reached, steps)}
        return bool(missed & found)


class Extent:
    """How much the explorations of one proof tell apart."""

    def __init__(self) -> None:
        self.held = 0
        """The slots that are told apart in some cell, as an integer."""
        self.width = 0
        """How many valuations the layouts of a mode have, at most."""
        self.form = DENSE
        """The form that the sets of states had, in the last mode in which it was not dense."""
        self.states: dict[str, int] = {}
        """Merged states by scene, over the modes asked for."""

    def begin(self, reached: Reached) -> None:
        """Take in the sets of one more mode, whether they say anything or not."""
        if reached.space.form.name != DENSE:
            self.form = reached.space.form.name
        self.width = max(self.width, reached.space.width)

    def add(self, reached: Reached) -> None:
        """Take in one more mode that was explored to its end."""
        for cell in reached.cells():
            self.held |= cell.live
            name = reached.space.tables.scenes[cell.point[1]].name
            self.states[name] = self.states.get(name, 0) + cell.bits.bit_count()
