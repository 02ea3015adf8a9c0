"""Looking ahead from one state through `step`: what can be taken there, and the fewest choices to something wanted."""

from __future__ import annotations

from collections import deque

from game.engine.chance import chances
from game.engine.errors import StepError
from game.engine.offers import can_push, open_choices
from game.engine.step import step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from game.engine.state import Outcome, State
    from game.story.program import Program

Taken = tuple[int, str | None]
"""A choice and its roll."""
Run = tuple[Taken, ...]


def takeable(program: Program, state: State) -> Iterator[Taken]:
    """Yield every open choice with every roll that can come of it, a push after a failure included."""
    for choice in open_choices(program, state):
        rolls: list[str | None] = [roll for roll, _ in chances(program, state, choice)] or [None]
        if "failure" in rolls and can_push(program, state, choice):
            rolls.append("pushed")
        yield from ((choice, roll) for roll in rolls)


def tried(program: Program, state: State, taken: Taken) -> Outcome | None:
    """Return what comes of a choice; None where the engine refuses the step."""
    try:
        return step(program, state, *taken)
    except StepError:
        return None


def nearest(program: Program, state: State, wanted: Callable[[State], bool], most: int) -> Run | None:
    """Return the fewest choices to a state that is wanted; None where none is found among so many states."""
    start = _known(program, state)
    came_from: dict[State, tuple[State, Taken] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for taken in takeable(program, here):
            outcome = tried(program, here, taken)
            if outcome is None:
                continue
            after = _known(program, outcome.state)
            if wanted(after):
                return (*_way_to(came_from, here), taken)
            if after not in came_from:
                if len(came_from) >= most:
                    return None
                came_from[after] = here, taken
                waiting.append(after)
    return None


def _way_to(came_from: Mapping[State, tuple[State, Taken] | None], state: State) -> Run:
    found: list[Taken] = []
    before = came_from[state]
    while before is not None:
        found.append(before[1])
        before = came_from[before[0]]
    return tuple(reversed(found))


def _known(program: Program, state: State) -> State:
    """Return the state without its tags' values, which decide nothing."""
    tables = program.tables
    tags = tuple(slot.start for slot in tables.slots[tables.tags_from :])
    return state._replace(values=state.values[: tables.tags_from] + tags)
