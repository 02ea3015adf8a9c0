"""The author's properties and the unlock conditions of the codex, decided mode by mode."""

from __future__ import annotations

from functools import partial

from game.proof.claims import ends_with
from game.proof.findings import REFUTED, Finding
from game.proof.questions import answered, open_questions, questions
from game.proof.walkthrough import Walkthroughs
from game.proof.wording import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from game.engine.replay import Step
    from game.proof.budget import Budget
    from game.proof.findings import Places
    from game.proof.ledger import Ledger, Walked
    from game.proof.questions import Answer, Question
    from game.proof.reach import Reached
    from game.proof.terrain import Terrain
    from game.story.program import Program


class Answering:
    """The questions of one proof."""

    def __init__(self, program: Program, ledger: Ledger, places: Places) -> None:
        self.program = program
        self.tables = program.tables
        self.ledger = ledger
        self.places = places
        self.asked = questions(program.tables)

    def decided(self, terrain: Terrain, budget: Budget, *, safety: bool) -> list[Finding]:
        """Note what a mode comes to; return the properties that it breaks, where its safety is asked about."""
        asked = [one for one in self.asked if safety or not one.claims]
        found = answered(terrain, open_questions(terrain, asked), budget)
        broken = self.note(found, terrain.mode)
        for answer in found.values():
            answer.reached.space.give_up()
        return broken

    def note(
        self, found: Mapping[Question, Answer], mode: int, ways: Walkthroughs | None = None
    ) -> list[Finding]:
        """Note what answers say that can be; return the properties that they break."""
        broken = []
        ways_of: dict[Reached, Walkthroughs] = {} if ways is None else {ways.reached: ways}
        for question, answer in found.items():
            reached = answer.reached
            if reached not in ways_of:
                ways_of[reached] = Walkthroughs(reached)
            walk = partial(self._walked, question, answer, ways_of[reached])
            if question.claims:
                broken.append(self.broken(question, *walk()))
            else:
                self.ledger.note(question.subject, mode, answer.depth, walk)
        return broken

    def broken(self, question: Question, steps: tuple[Step, ...], mode: int) -> Finding:
        """Return the finding that a property is broken at the end of a walkthrough."""
        can = "fail" if question.kind == "always" else "hold"
        text = f"The property {question.name} is broken: `{said(self.tables, question.code)}` can {can}."
        return self._finding("property-broken", question.name, text, steps, self.tables.modes[mode].name)

    def never_met(self) -> Iterator[Finding]:
        """Yield a finding for each property that says that something can be, and nothing is."""
        for prop in self.tables.properties:
            if prop.kind == "can" and ("property", prop.id) not in self.ledger:
                text = f"The property {prop.id} fails: `{said(self.tables, prop.condition)}` never holds."
                yield self._finding("property-impossible", prop.id, text)

    def _finding(
        self, rule: str, name: str, text: str, steps: tuple[Step, ...] | None = None, mode: str = ""
    ) -> Finding:
        at = self.places.of(f"property {name}")
        return Finding(rule, REFUTED, ("property", name), *at, text, steps, mode)

    def _walked(self, question: Question, answer: Answer, ways: Walkthroughs) -> Walked:
        taken = ways.to_node(answer.node, answer.bits, answer.depth)
        claim = ends_with(question.code, truth=question.wanted)
        return ways.walked(taken, claim, f"{question.kind} {question.name}")
