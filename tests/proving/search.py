"""Every state of a program in one mode, breadth first over `step`: deliberately simple."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from game.engine.chance import chances
from game.engine.errors import StepError
from game.engine.offers import can_push, open_choices
from game.engine.state import State
from game.engine.step import begin, step
from game.story.program import END, Program


@dataclass
class Found:
    """What a search found; exact where `complete`."""

    depths: dict[State, int] = field(default_factory=dict)
    ways: dict[State, list[State]] = field(default_factory=dict)
    transitions: int = 0
    scenes: dict[int, int] = field(default_factory=dict)
    taken: dict[tuple[int, str | None], int] = field(default_factory=dict)
    opened: dict[int, int] = field(default_factory=dict)
    endings: dict[int, int] = field(default_factory=dict)
    dead_ends: set[State] = field(default_factory=set)
    errors: set[tuple[State, int, str | None]] = field(default_factory=set)
    rules: dict[int, int] = field(default_factory=dict)
    texts: dict[int, int] = field(default_factory=dict)
    codex: dict[int, int] = field(default_factory=dict)
    complete: bool = True

    def soft_locks(self) -> set[State]:
        """Return the states from which no ending can be reached."""
        back: dict[State, list[State]] = {}
        for source, targets in self.ways.items():
            for target in targets:
                back.setdefault(target, []).append(source)
        safe: set[State] = set()
        waiting = [state for state in self.depths if state.scene in self.endings]
        while waiting:
            state = waiting.pop()
            if state not in safe:
                safe.add(state)
                waiting += back.get(state, ())
        return set(self.depths) - safe


def search(program: Program, mode: int, limit: int = 3_000) -> Found:
    """Return what a breadth-first search over at most so many states finds."""
    found = Found()
    first = begin(program, mode)
    waiting = deque([_note(program, found, first, 0)])
    while waiting:
        state = waiting.popleft()
        depth = found.depths[state]
        if program.tables.scenes[state.scene].kind == END:
            found.endings.setdefault(state.scene, depth)
            continue
        choices = open_choices(program, state)
        if not choices:
            found.dead_ends.add(state)
        for choice in choices:
            found.opened.setdefault(choice, depth)
            for roll in rolls(program, state, choice):
                found.taken.setdefault((choice, roll), depth + 1)
                try:
                    outcome = step(program, state, choice, roll)
                except StepError:
                    found.errors.add((state, choice, roll))
                    continue
                if known(program, outcome.state) not in found.depths and len(found.depths) >= limit:
                    found.complete = False
                    return found
                new = known(program, outcome.state) not in found.depths
                after = _note(program, found, outcome, depth + 1)
                found.transitions += 1
                found.ways[state].append(after)
                if new:
                    waiting.append(after)
    return found


def rolls(program: Program, state: State, choice: int) -> list[str | None]:
    """Return every roll that can come of an open choice, a push after a failure that can come included."""
    found: list[str | None] = [roll for roll, _ in chances(program, state, choice)] or [None]
    if "failure" in found and can_push(program, state, choice):
        found.append("pushed")
    return found


def known(program: Program, state: State) -> State:
    """Return the state with every tag at its start: tags decide nothing."""
    tables = program.tables
    tags = tuple(slot.start for slot in tables.slots[tables.tags_from :])
    return State(state.scene, state.stack, state.values[: tables.tags_from] + tags)


def _note(program: Program, found: Found, outcome, depth: int) -> State:
    state = known(program, outcome.state)
    found.depths.setdefault(state, depth)
    found.ways.setdefault(state, [])
    kinds = {"enter": found.scenes, "rule": found.rules, "text": found.texts, "codex": found.codex}
    for event in outcome.events:
        if event[0] in kinds:
            kinds[event[0]].setdefault(event[1], depth)
    return state
