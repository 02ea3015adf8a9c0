"""Searching a whole pack naively and searching it with the engine find the same."""

from __future__ import annotations

from collections import Counter, deque

import pytest

from agreement.lockstep import visits_told_apart
from agreement.reading import both
from game.engine.chance import chances
from game.engine.digest import digest
from game.engine.errors import StepError
from game.engine.offers import can_push, open_choices
from game.engine.step import begin, step
from game.story.program import END
from naive import explore
from strategies.packs import random_pack, seeded

LIMIT = 150


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_both_searches_find_the_same(seed):
    """States as the design counts them, how deep they are, endings, dead ends and errors are the same."""
    story, program = both(random_pack(seeded(seed), wild=seed % 4 == 2))
    for mode, name in enumerate(one.name for one in story.modes):
        found = explore(story, name, LIMIT, visits_told_apart(program))
        if found.complete:
            depths, ends, stuck, errors = searched(program, mode)
            assert Counter(found.depths.values()) == Counter(depths.values())
            assert found.endings == ends
            assert (len(found.dead_ends), len(found.errors)) == (stuck, errors)


def test_a_search_that_runs_out_says_so():
    """A search stopped by its limit is not complete; the same search given room is."""
    story, program = both(random_pack(seeded(0)))
    room = explore(story, limit=5_000, most=visits_told_apart(program))
    assert room.complete
    short = explore(story, limit=len(room.states) - 1, most=visits_told_apart(program))
    assert not short.complete
    assert set(short.states) < set(room.states)


def searched(program, mode):
    """Return depths by digest, depths of endings, and how many dead ends and errors there are."""
    first = begin(program, mode).state
    depths, ends, stuck, errors = {digest(program, first): 0}, {}, 0, 0
    waiting = deque([(first, 0)])
    while waiting:
        state, depth = waiting.popleft()
        scene = program.tables.scenes[state.scene]
        if scene.kind == END:
            ends.setdefault(scene.name, depth)
            continue
        moves = list(moves_from(program, state))
        stuck += not moves
        for choice, roll in moves:
            try:
                after = step(program, state, choice, roll).state
            except StepError:
                errors += 1
                continue
            seen = digest(program, after)
            if seen not in depths:
                depths[seen] = depth + 1
                waiting.append((after, depth + 1))
    return depths, ends, stuck, errors


def moves_from(program, state):
    """Yield every open choice with every roll that can come or be pushed."""
    for choice in open_choices(program, state):
        rolls = [roll for roll, _ in chances(program, state, choice)] or [None]
        yield from ((choice, roll) for roll in rolls)
        if "failure" in rolls and can_push(program, state, choice):
            yield choice, "pushed"
