"""The author's properties and the unlock conditions of the codex, decided mode by mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.claims import ends_with
from game.proof.findings import REFUTED, Finding
from game.proof.questions import answered, open_questions, questions
from game.proof.walkthrough import Walkthroughs
from game.proof.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.engine.replay import Step
    from game.proof.budget import Budget
    from game.proof.findings import Places
    from game.proof.ledger import Ledger, Walk
    from game.proof.questions import Answer, Question
    from game.proof.terrain import Terrain
    from game.story.program import Program

CLAIMS = ("always", "never")
"""Kinds of property that one state breaks."""


class Answering:
    """The questions of one proof."""

    def __init__(self, program: Program, ledger: Ledger, places: Places) -> None:
        self.program = program
        self.tables = program.tables
        self.ledger = ledger
        self.places = places
        self._asked = questions(program.tables)

    def decided(self, terrain: Terrain, budget: Budget, *, safety: bool) -> list[Finding]:
        """Note what a mode comes to; return the properties that it breaks, where its safety is asked about."""
        asked = [one for one in self._asked if safety or one.kind not in CLAIMS]
        found = answered(terrain, open_questions(terrain, asked), budget)
        broken = []
        for question, answer in found.items():
            steps = self._walked(question, answer)
            if question.kind in CLAIMS:
                broken.append(self.broken(question, steps, terrain.mode))
            else:
                subject = ("codex" if question.kind == "codex" else "property"), question.name
                self.ledger.note(subject, terrain.mode, answer.depth, _walk(steps))
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

    def _walked(self, question: Question, answer: Answer) -> tuple[Step, ...]:
        ways = Walkthroughs(answer.reached)
        taken = ways.to_node(answer.node, answer.bits, answer.depth)
        claim = ends_with(question.code, truth=question.wanted)
        ways.replayed(taken, claim, f"{question.kind} {question.name}")
        return ways.steps(taken)


def _walk(steps: tuple[Step, ...]) -> Walk:
    return lambda: steps
