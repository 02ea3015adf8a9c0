"""Conditions of story tests on the state a test has come to: whether each holds, and the values it was read on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from game.language.closures import link
from game.language.code import lower_condition
from game.language.limits import MAX_VISITS
from game.language.printing import to_text
from game.language.syntax import Binary, Name, Visited, walk
from game.story.compiling.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.engine.state import Outcome, State
    from game.language.code import Code
    from game.language.syntax import Expr
    from game.story.model import Condition, Story
    from game.story.program import Program, Slot


class Moment:
    """A state, with the visits that led to it: a program counts only those that some condition of the story reads."""

    def __init__(self, program: Program, story: Story, outcomes: Sequence[Outcome]) -> None:
        self.state: State = outcomes[-1].state
        self._names = _Names(program, story)
        visits = _visits(program, outcomes)
        counts = [min(MAX_VISITS, visits[scene.name]) for scene in story.scenes]
        self._values = (*self.state.values, *counts)

    def false_parts(self, condition: Condition) -> Iterator[Expr]:
        """Yield the parts of a condition, joined by `and`, that do not hold."""
        for part in _parts(condition.expr):
            if not self._holds(part):
                yield part

    def told(self, expr: Expr) -> str:
        """Return what a condition reads, with the values: `heat` is 1, `door` is false."""
        read = {to_text(part): part for part in walk(expr) if isinstance(part, Name | Visited)}
        listed = {
            name for name in read if name not in self._names.defines and name not in self._names.indices
        }
        found = (
            f"`{text}` is {self._value(part)}"
            for text, part in read.items()
            if isinstance(part, Visited) or text not in listed
        )
        return ", ".join(found)

    def _holds(self, expr: Expr) -> bool:
        return bool(link(lower_condition(expr, self._names))(self._values))

    def _value(self, part: Expr) -> str:
        if isinstance(part, Name) and part.text in self._names.indices:
            index = self._names.indices[part.text]
            return value_word(self._names.slots[index], self._values[index])
        if isinstance(part, Name):
            return "true" if self._holds(part) else "false"
        assert isinstance(part, Visited)  # noqa: S101 - nothing else is asked for
        return str(link(self._names.visits(part.scene))(self._values))


def value_word(slot: Slot, value: int) -> str:
    """Return a value as an author writes it."""
    if slot.kind == "flag":
        return "true" if value else "false"
    return slot.levels[value - slot.low] if slot.kind in ("list", "mode") else str(value)


class _Names(Names):
    """The names of a story; every scene's visits have a place behind the slots."""

    def __init__(self, program: Program, story: Story) -> None:
        super().__init__(story, list(program.tables.slots))
        first = len(self.slots)
        self._visits = {scene.name: first + number for number, scene in enumerate(story.scenes)}

    def visits(self, scene: str) -> Code:
        """Return the place that counts a scene's visits."""
        return ("var", self._visits[scene])


def _visits(program: Program, outcomes: Iterable[Outcome]) -> Counter[str]:
    scenes = program.tables.scenes
    entered = (event[1] for outcome in outcomes for event in outcome.events if event[0] == "enter")
    return Counter(scenes[scene].name for scene in entered)


def _parts(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, Binary) and expr.op == "and":
        yield from _parts(expr.left)
        yield from _parts(expr.right)
    else:
        yield expr
