"""What a walkthrough must be seen to do when it is replayed, by what it claims to show."""

from __future__ import annotations

from game.engine.offers import open_choices
from game.engine.state import changed, start_values
from game.language.closures import link
from game.language.code import slots
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from game.engine.state import Outcome
    from game.proof.findings import Subject
    from game.story.program import Code, Program, Tables

    Claim = Callable[[list[Outcome]], bool]
    """Returns whether the outcomes of a walkthrough do what is claimed of them."""

SILENT = ("once",)
"""Kinds of slot whose changes no event tells; they change but once, so what is before and after is all there is."""


def reaches(program: Program, subject: Subject, label: tuple[Any, ...]) -> Claim:
    """Return the claim that a walkthrough comes to a subject; `label` is that of the link that shows it."""
    kind, name = subject
    scenes, rules, codex = program.tables.scenes, program.tables.rules, program.tables.codex

    def holds(outcomes: list[Outcome]) -> bool:
        last = outcomes[-1]
        if kind == "scene":
            return any(event[0] == "enter" and scenes[event[1]].name == name for event in last.events)
        if kind == "ending":
            return scenes[last.state.scene].name == name
        if kind == "rule":
            return any(event[0] == "rule" and rules[event[1]].id == name for event in last.events)
        if kind == "codex":
            return any(event[0] == "codex" and codex[event[1]].name == name for event in last.events)
        if label[:1] == ("open",):
            return label[1] in open_choices(program, last.state)
        return any(event[:2] == ("choice", label[1]) for event in last.events)

    return holds


def ends_with(code: Code, *, truth: bool) -> Claim:
    """Return the claim that a condition holds, or fails, in the state that a walkthrough comes to."""
    value = link(code)
    return lambda outcomes: bool(value(outcomes[-1].state.values)) == truth


def meets(tables: Tables, code: Code, *, truth: bool) -> Claim:
    """Return the claim that a condition holds, or fails, at some moment of a walkthrough's last step."""
    value = link(code)
    silent = [slot for slot in slots(code) if tables.slots[slot].kind in SILENT]

    def holds(outcomes: list[Outcome]) -> bool:
        return any(bool(value(values)) == truth for values in _moments(tables, outcomes, silent))

    return holds


def _moments(tables: Tables, outcomes: list[Outcome], silent: list[int]) -> Iterator[list[int]]:
    """Yield the values within the last step, event by event, as far as its events tell them."""
    last = outcomes[-1]
    after = last.state.values
    before = list(outcomes[-2].state.values if len(outcomes) > 1 else start_values(tables, after[MODE]))
    yield from _with_silent(before, after, silent)
    for event in last.events:
        change = changed(event)
        if change is not None:
            before[change[0]] = change[1]
        elif event[0] == "enter" and (visits := tables.scenes[event[1]].visits) >= 0:
            before[visits] = min(before[visits] + 1, tables.slots[visits].high)
        yield from _with_silent(before, after, silent)
    yield list(after)


def _with_silent(values: list[int], after: Sequence[int], silent: Sequence[int]) -> Iterator[list[int]]:
    """Yield values as they are told, and with what no event tells as it is after the step."""
    yield list(values)
    if silent:
        counted = list(values)
        for slot in silent:
            counted[slot] = after[slot]
        yield counted
