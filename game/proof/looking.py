"""Which sides of pieces a player of a run reads, outcome by outcome, as the front ends would show them."""

from __future__ import annotations

from game.engine.offers import can_push, open_choices
from game.language.closures import link
from game.proof.sites import at_start, sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from game.engine.state import Outcome
    from game.proof.pieces import Path, Piece
    from game.proof.sites import Mark, Site
    from game.story.program import Code, Program, Spans

FOR_THE_STEP = {"remember": "said", "pays": "said", "enter": "entered", "return": "entered"}
"""The kind of mark that an event leaves for its step."""


class Looking:
    """The sites of a program, and its conditions linked once."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.texts = program.tables.texts
        self._linked: dict[int, tuple[Code, Callable[[Sequence[int]], int]]] = {}
        self._on: dict[int, list[Site]] = {}
        """By scene; -1: on any page."""
        for site in sites(program.tables):
            if self.texts[site.text].live:
                self._on.setdefault(site.scene, []).append(site)
        self._looked_at: set[int] | None = None
        """The texts that are looked at; None for all."""

    def only(self, texts: set[int]) -> None:
        """Look at nothing from here on but some texts."""
        self._looked_at = texts
        self._on = {
            scene: kept
            for scene, on in self._on.items()
            if (kept := [site for site in on if site.text in texts])
        }

    def unplayed(self) -> set[Piece]:
        """Return what is read where no run is played."""
        values = [slot.start for slot in self.program.tables.slots]
        return {piece for text in at_start(self.program.tables) - {-1} for piece in self._sides(text, values)}

    def last(self, outcomes: Iterable[Outcome]) -> set[Piece]:
        """Return what is read at the end of a run."""
        found: set[Piece] = set()
        marks: set[Mark] = set()
        for outcome in outcomes:
            marks = after(marks, outcome)
            found = set(self.at(outcome, marks))
        return found

    def at(self, outcome: Outcome, marks: set[Mark]) -> Iterator[Piece]:
        """Yield what is read at an outcome, the marks of its step and of the way there given."""
        for event in outcome.events:
            if event[0] == "text" and event[2] is not None and self._is_looked_at(event[1]):
                yield from self._sides(event[1], event[2])
        values = outcome.state.values
        for site in (*self._on.get(outcome.state.scene, ()), *self._on.get(-1, ())):
            if self._is_read(site, outcome, marks):
                yield from self._sides(site.text, values)

    def _is_looked_at(self, text: int) -> bool:
        return self._looked_at is None or text in self._looked_at

    def _is_read(self, site: Site, outcome: Outcome, marks: set[Mark]) -> bool:
        if site.mark is not None and site.mark not in marks:
            return False
        if site.pushing >= 0 and not self._can_push(site.pushing, outcome):
            return False
        values = outcome.state.values
        return all(bool(self.holds(code, values)) == holds for code, holds in site.tests)

    def _can_push(self, choice: int, outcome: Outcome) -> bool:
        state = outcome.state
        return choice in open_choices(self.program, state) and can_push(self.program, state, choice)

    def _sides(self, text: int, values: Sequence[int]) -> Iterator[Piece]:
        return self._shown(text, self.texts[text].body, values, ())

    def _shown(self, text: int, spans: Spans, values: Sequence[int], path: Path) -> Iterator[Piece]:
        for number, span in enumerate(spans):
            here = (*path, number)
            if span[0] == "em":
                yield from self._shown(text, span[1], values, here)
            elif span[0] == "if":
                side = bool(self.holds(span[1], values))
                yield text, here, side
                yield from self._shown(text, span[2 if side else 3], values, (*here, int(side)))

    def holds(self, code: Code, values: Sequence[int]) -> Any:
        """Return what a condition is worth on some values."""
        known = self._linked.get(id(code))
        if known is None:
            known = self._linked[id(code)] = (code, link(code))
        return known[1](values)


def after(marks: set[Mark], outcome: Outcome) -> set[Mark]:
    """Return the marks there are after an outcome."""
    kept = {mark for mark in marks if mark[0] in ("chapter", "made")}
    for event in outcome.events:
        name = event[0]
        if name == "begin":
            kept = {mark for mark in kept if mark[0] != "chapter"} | {("chapter", event[1], -1)}
        elif name in FOR_THE_STEP:
            kept.add((FOR_THE_STEP[name], event[1], event[2] if len(event) > 2 else -1))
        if name == "remember":
            kept.add(("made", event[1], -1))
    return kept
