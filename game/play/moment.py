"""Moments: what a run was after each step, and what the way there decides beyond the state."""

from __future__ import annotations

from game.language.closures import link
from game.language.records import NamedTuple
from game.story.rendering import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.replay import Step
    from game.engine.state import Event, Outcome, State
    from game.story.program import Program


class Made(NamedTuple):
    """A promise that this run has made."""

    promise: int
    words: str
    chapter: int


class Trail(NamedTuple):
    """What the way so far decides beyond the state; nothing that can happen turns on it."""

    chapter: int
    where: str
    slot: str
    made: tuple[Made, ...]
    """The latest of each promise, in the order in which they were first made."""
    kept: tuple[int, ...]
    codex: tuple[int, ...]
    """Entries open, in the order in which they opened."""


class Moment(NamedTuple):
    """A run after one step."""

    step: Step | None
    """None: the first moment of all that can be gone back to."""
    choice: int
    """Index of the choice taken, or -1."""
    state: State
    events: tuple[Event, ...]
    trail: Trail


START = Trail(-1, "", "", (), (), ())


def after(program: Program, trail: Trail, outcome: Outcome) -> Trail:
    """Return the trail after an outcome."""
    chapter, where, slot, made, kept, codex = trail
    values = outcome.state.values
    for event in outcome.events:
        name = event[0]
        if name == "begin":
            chapter = event[1]
        elif name in ("enter", "return"):
            scene = program.tables.scenes[event[1]]
            where = words(program, scene.where, values) or where
            slot = words(program, scene.slot, values) or slot
        elif name == "remember":
            mark = Made(event[1], words(program, event[2], values), chapter)
            made = (*(other for other in made if other.promise != event[1]), mark)
        elif name == "pays" and event[1] not in kept:
            kept = (*kept, event[1])
        elif name == "codex" and event[1] not in codex:
            codex = (*codex, event[1])
    return Trail(chapter, where, slot, made, kept, codex + unlocked(program, values, codex))


def words(program: Program, text: int, values: Sequence[int]) -> str:
    """Return a text on one line, or nothing for none."""
    return plain(program, text, values).replace("\n\n", " ") if text >= 0 else ""


def unlocked(program: Program, values: Sequence[int], known: Sequence[int]) -> tuple[int, ...]:
    """Return the codex entries that open on these values and are not known yet."""
    tests = _unlock_tests(program)
    return tuple(entry for entry, test in tests if entry not in known and (test is None or test(values)))


def _unlock_tests(program: Program) -> list[tuple[int, Callable[[Sequence[int]], int] | None]]:
    """Return (entry, condition) for those that open by themselves; linked once for each program."""
    tests = program.linked.get("codex")
    if tests is None:
        tests = program.linked["codex"] = [
            (index, None if entry.start else link(entry.unlock))
            for index, entry in enumerate(program.tables.codex)
            if entry.start or entry.unlock is not None
        ]
    found: list[tuple[int, Callable[[Sequence[int]], int] | None]] = tests
    return found
