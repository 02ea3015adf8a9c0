"""Text pieces that a few seeded runs happen to show: each is a witness, and spares a proof that there is one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from game.engine.chance import chances
from game.engine.errors import StepError
from game.engine.offers import can_push, open_choices
from game.engine.step import begin, step
from game.language.closures import link
from game.proof.asks import standing_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.engine.state import Outcome
    from game.proof.asks import Piece
    from game.story.program import Code, Program, Spans

CHOICES = 4_000
"""Choices taken in all."""
LONGEST = 200
"""Choices in one run."""


class Wandering:
    """Seeded runs through a story, and the sides of pieces that they show."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.found: set[Piece] = set()
        self._linked: dict[int, tuple[Code, Callable[[Sequence[int]], int]]] = {}
        self._standing = [standing_texts(program.tables, at) for at in range(len(program.tables.scenes))]

    def go(self, modes: Sequence[int]) -> set[Piece]:
        """Return what is shown in all the runs."""
        chosen = random.Random(0)  # noqa: S311 - runs to look at, the same ones every time
        taken = 0
        while taken < CHOICES:
            outcome = begin(self.program, modes[taken % len(modes)])
            self._look(outcome)
            for _ in range(LONGEST):
                taken += 1
                after = self._step(outcome, chosen)
                if after is None:
                    break
                outcome = after
                self._look(outcome)
        return self.found

    def _step(self, outcome: Outcome, chosen: random.Random) -> Outcome | None:
        choices = open_choices(self.program, outcome.state)
        if not choices:
            return None
        choice = chosen.choice(choices)
        rolls: list[str | None] = [roll for roll, _ in chances(self.program, outcome.state, choice)] or [None]
        if "failure" in rolls and can_push(self.program, outcome.state, choice):
            rolls.append("pushed")
        try:
            return step(self.program, outcome.state, choice, chosen.choice(rolls))
        except StepError:
            return None

    def _look(self, outcome: Outcome) -> None:
        texts = self.program.tables.texts
        for event in outcome.events:
            if event[0] == "text" and event[2] is not None:
                self._shown(event[1], texts[event[1]].body, event[2], ())
        values = outcome.state.values
        for text, codes in self._standing[outcome.state.scene]:
            if texts[text].live and all(bool(self._holds(code, values)) == holds for code, holds in codes):
                self._shown(text, texts[text].body, values, ())

    def _shown(self, text: int, spans: Spans, values: Iterable[int], path: tuple[int, ...]) -> None:
        for number, span in enumerate(spans):
            here = (*path, number)
            if span[0] == "em":
                self._shown(text, span[1], values, here)
            elif span[0] == "if":
                side = bool(self._holds(span[1], values))
                self.found.add((text, here, side))
                self._shown(text, span[2 if side else 3], values, (*here, int(side)))

    def _holds(self, code: Code, values: Iterable[int]) -> int:
        known = self._linked.get(id(code))
        if known is None:
            known = self._linked[id(code)] = (code, link(code))
        return known[1](tuple(values))
