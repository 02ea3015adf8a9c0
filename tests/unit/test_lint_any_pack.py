from __future__ import annotations

import pytest

from game.engine.errors import StepError
from game.engine.offers import open_choices
from game.engine.step import begin, step
from game.lint.running import lint
from game.lint.view import View
from game.pack.reader import load_pack
from game.story.compiler import compile_story
from game.story.program import CHANCE, FORK, RISK, Program
from strategies.packs import random_pack, seeded, write_pack

MOST_STATES = 150
CLOSED = {"no-free-choice", "once-as-only-way", "no-way-on", "hub-without-storylets"}
"""Rules that say a scene can be left without an open choice."""


def states(program, mode):
    """Return some of the states that a run can come to, breadth first."""
    waiting = [begin(program, mode).state]
    seen = dict.fromkeys(waiting)
    for state in waiting:
        for choice in open_choices(program, state):
            for roll in rolls(program.tables.choices[choice]):
                if len(seen) < MOST_STATES and (after := taken(program, state, choice, roll)) not in {
                    None,
                    *seen,
                }:
                    seen[after] = None
                    waiting.append(after)
    return list(seen)


def rolls(choice):
    if choice.kind == RISK:
        return ("success", "failure")
    return tuple(way.id for way in choice.ways) if choice.kind == CHANCE else (None,)


def taken(program, state, choice, roll):
    try:
        return step(program, state, choice, roll).state
    except StepError:
        return None


def played(seed, tmp_path):
    """Yield what lint and play say of a made-up pack: the view, the findings, the program, some states."""
    reading = load_pack(write_pack(random_pack(seeded(seed)), tmp_path / str(seed)))
    assert reading.story is not None
    program = Program(compile_story(reading.story), "made up")
    found = lint(reading.story, reading.sources)
    reached = [each for mode in range(len(program.tables.modes)) for each in states(program, mode)]
    return View(reading.story, reading.sources), found, program, reached


@pytest.mark.parametrize("first", range(0, 100, 25))
def test_made_up_packs(first, tmp_path):
    """No run enters a scene that is called unreachable, or meets shut doors in one of which nothing was said."""
    for seed in range(first, first + 25):
        view, found, program, reached = played(seed, tmp_path)
        warned = {(one.place.file, one.place.line) for one in found if one.rule in CLOSED}
        for state in reached:
            scene = program.tables.scenes[state.scene]
            assert scene.name in view.reached, (seed, scene.name)
            if scene.kind == FORK and not open_choices(program, state):
                place = view.scenes[scene.name].place
                assert (place.file, place.line) in warned, (seed, scene.name)


def test_every_finding_stands_in_a_file(tmp_path):
    """A finding's place is a character of a file of the pack, and a pack gives the same findings twice."""
    for seed in range(200, 230):
        reading = load_pack(write_pack(random_pack(seeded(seed), wild=True), tmp_path / str(seed)))
        found = lint(reading.story, reading.sources)
        assert found == lint(reading.story, reading.sources)
        for one in found:
            line = reading.sources[one.place.file].split("\n")[one.place.line - 1]
            assert 1 <= one.place.column <= len(line) + 1
            assert one.end_column is None or one.place.column < one.end_column <= len(line) + 1
