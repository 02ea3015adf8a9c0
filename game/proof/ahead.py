"""Looking ahead from one state through `step`: what can be taken there, and the fewest choices to something wanted."""

from __future__ import annotations

from collections import deque

from game.engine.chance import chances
from game.engine.errors import StepError
from game.engine.offers import can_push, open_choices
from game.engine.step import step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.engine.state import Outcome, State
    from game.story.program import Program

Taken = tuple[int, str | None]
"""A choice and its roll."""
Way = tuple[Taken, ...]


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


class Look:
    """What a search from one state over at most so many states came to, the fewest choices first."""

    def __init__(
        self, program: Program, state: State, wanted: Callable[[Taken, State], bool], most: int
    ) -> None:
        self.program = program
        self.came_from: dict[State, tuple[State, Taken] | None] = {self._known(state): None}
        self.last = self._known(state)
        """The state found last: one of those furthest away."""
        self.way: Way | None = None
        """The way to what was wanted; None where it was not found."""
        self.whole = False
        """Whether everything that can come of the state was looked at, in vain."""
        self._search(wanted, most)

    def to_last(self) -> Way:
        """Return the way to the state that was found last."""
        return self._way_to(self.last)

    def _search(self, wanted: Callable[[Taken, State], bool], most: int) -> None:
        waiting = deque(self.came_from)
        while waiting:
            state = waiting.popleft()
            for taken in takeable(self.program, state):
                outcome = tried(self.program, state, taken)
                if outcome is None:
                    continue
                after = self._known(outcome.state)
                if wanted(taken, after):
                    self.way = (*self._way_to(state), taken)
                    return
                if after in self.came_from:
                    continue
                if len(self.came_from) >= most:
                    return
                self.came_from[after] = state, taken
                self.last = after
                waiting.append(after)
        self.whole = True

    def _way_to(self, state: State) -> Way:
        found: list[Taken] = []
        before = self.came_from[state]
        while before is not None:
            found.append(before[1])
            before = self.came_from[before[0]]
        return tuple(reversed(found))

    def _known(self, state: State) -> State:
        """Return the state without its tags' values, which decide nothing."""
        tables = self.program.tables
        tags = tuple(slot.start for slot in tables.slots[tables.tags_from :])
        return state._replace(values=state.values[: tables.tags_from] + tags)
