"""What runs take, by a search over `step` that remembers all that was taken on the way: deliberately simple."""

from __future__ import annotations

from collections import deque
from itertools import combinations, count
from typing import TYPE_CHECKING

from game.engine.step import begin
from game.proof.ahead import takeable, tried

if TYPE_CHECKING:
    from collections.abc import Collection

    from game.engine.state import State
    from game.story.program import Program

    Taken = frozenset[tuple[str, str, str | None]]
    """Pieces by names, as a cover has them."""


def taken_by_runs(program: Program, mode: int, limit: int) -> set[Taken] | None:
    """Return the largest sets of pieces that one run takes; None where there is too much to look at."""
    tables = program.tables

    def bare(state: State) -> State:
        return state._replace(
            values=state.values[: tables.tags_from] + (0,) * len(tables.slots[tables.tags_from :])
        )

    first = begin(program, mode).state, frozenset()
    seen = {(bare(first[0]), first[1])}
    waiting = deque([first])
    while waiting:
        state, taken = waiting.popleft()
        for choice, roll in takeable(program, state):
            outcome = tried(program, state, (choice, roll))
            if outcome is None:
                continue
            record = tables.choices[choice]
            more = taken | {(tables.scenes[record.scene].name, record.id, roll)}
            if (bare(outcome.state), more) not in seen:
                seen.add((bare(outcome.state), more))
                waiting.append((outcome.state, more))
        if len(seen) > limit:
            return None
    return largest({taken for _, taken in seen})


def largest(sets: Collection[Taken]) -> set[Taken]:
    """Return the sets that no other has all of."""
    return {one for one in sets if not any(one < other for other in sets)}


def smallest(sets: Collection[Taken]) -> int:
    """Return how few of some sets have everything between them."""
    whole = frozenset().union(*sets)
    return next(
        number
        for number in count()
        if any(frozenset().union(*some) == whole for some in combinations(sets, number))
    )
