"""Runs that are made easier at a camp: what comes of them is as a search says that lowers wherever it may."""

from __future__ import annotations

from collections import deque

import pytest

from agreement.reading import both
from game.engine.errors import StepError
from game.engine.offers import open_choices
from game.engine.replay import replay
from game.engine.step import begin, lower_mode, step
from game.proof.verdicts import prove
from game.story.program import END, MODE
from proving.search import known, rolls
from strategies.packs import random_pack, seeded

LIMIT = 400
"""Packs with more states are left out."""


@pytest.mark.parametrize("first", range(0, 12, 3))
def test_seeded_packs(first):
    """Three packs: the same scenes are come to, and the same ones are dead ends and soft-locks."""
    for seed in range(first, first + 3):
        agrees(seed)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_many_packs():
    """A thousand packs agree."""
    assert sum(agrees(seed) for seed in range(1_000)) > 100


def agrees(seed):
    """Compare one pack; return whether a run could be lowered in it to a state that no mode comes to by itself."""
    program = camping(both(random_pack(seeded(seed)))[1])
    found = lowered(program)
    if found is None:
        return False
    entered, states, ways = found
    alone = set().union(*(only(program, mode) for mode in range(len(program.tables.modes))))
    verdict = prove(program)
    scenes = program.tables.scenes
    told = {name for kind, name in verdict.reached if kind in ("scene", "ending")}
    ends = {state.scene for state in states if scenes[state.scene].kind == END}
    entered = {index for index in entered if scenes[index].kind != END} | ends
    assert told == {scenes[index].name for index in entered}, seed
    dead = {state for state in states if not ways[state] and scenes[state.scene].kind != END}
    locked = stuck(program, states, ways) - dead
    for rule, expected in (("dead-end", dead), ("soft-lock", locked)):
        stands = {finding.subject[1] for finding in verdict.findings if finding.rule == rule}
        assert stands == {scenes[state.scene].name for state in expected}, (seed, rule)
    for finding in verdict.findings:
        if finding.rule in ("dead-end", "soft-lock"):
            mode = [one.name for one in program.tables.modes].index(finding.mode)
            last = replay(program, finding.walkthrough, mode)[-1].state
            assert known(program, last) in (dead if finding.rule == "dead-end" else locked)
    return bool(states - alone)


def camping(program):
    """Return a program in which every other scene with choices is a camp."""
    tables = program.tables
    scenes = tuple(one._replace(camp=not at % 2) for at, one in enumerate(tables.scenes))
    return type(program)(tables._replace(scenes=scenes), "")


def only(program, mode):
    """Return the states of runs that are never lowered."""
    found = lowered(program, modes=[mode], easing=False)
    return found[1]


def lowered(program, modes=None, *, easing=True):
    """Return scenes entered, states and what choices lead to in each; None where it is too much or a step fails."""
    entered, ways = set(), {}
    waiting = deque()

    def note(outcome):
        entered.update(event[1] for event in outcome.events if event[0] == "enter")
        state = known(program, outcome.state)
        if state not in ways:
            ways[state] = []
            waiting.append(state)
        return state

    try:
        for mode in range(len(program.tables.modes)) if modes is None else modes:
            note(begin(program, mode))
        while waiting:
            state = waiting.popleft()
            if len(ways) > LIMIT:
                return None
            scene = program.tables.scenes[state.scene]
            if scene.kind == END:
                continue
            for choice in open_choices(program, state):
                for roll in rolls(program, state, choice):
                    ways[state].append(note(step(program, state, choice, roll)))
            for mode in range(state.values[MODE]) if scene.camp and easing else ():
                note(lower_mode(program, state, mode))
    except StepError:
        return None
    return entered, set(ways), ways


def stuck(program, states, ways):
    """Return the states from which choices lead to no ending."""
    back = {}
    for source, targets in ways.items():
        for target in targets:
            back.setdefault(target, []).append(source)
    safe = set()
    waiting = [state for state in states if program.tables.scenes[state.scene].kind == END]
    while waiting:
        state = waiting.pop()
        if state not in safe:
            safe.add(state)
            waiting += back.get(state, ())
    return states - safe
