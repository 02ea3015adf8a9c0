"""Steps that the engine refuses: each is found, and shown by choices the last of which it does refuse."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.engine.errors import Circle, StepError, TooDeep
from game.engine.replay import follow, replay
from game.engine.step import begin
from game.proof.verdicts import prove
from proving.packs import puzzle
from proving.search import search
from strategies.packs import random_pack, seeded

LIMIT = 150
"""Packs with more states in a mode are left out."""


def climbing(rungs, *, more=""):
    """Return a story in which one choice follows two scenes for each rung of a ladder."""
    scenes = f"""\
  first:
    text: A ladder.
    choices:
      - {{say: Wait., id: wait, if: not ready, effects: [ready = true]}}
      - {{say: Climb., id: climb, if: ready, goto: rung}}
      - {{say: Leave., id: leave, goto: end}}
{more}\
  rung:
    text: A rung.
    call: rest
    goto: [{{to: end, if: rungs == {rungs}}}, rung]
  rest:
    text: Breath.
    enter: [rungs += 1]
    return: true
"""
    return puzzle(scenes, "  rungs: {range: 0..99, start: 0}\n  ready: {flag: false}\n")


def refusal(program, finding):
    """Return what the engine raises at the last step of a finding's walkthrough, the others being taken."""
    mode = [one.name for one in program.tables.modes].index(finding.mode)
    steps = finding.walkthrough
    if not steps:
        with pytest.raises(StepError) as raised:
            begin(program, mode)
        return raised.type
    before = replay(program, steps[:-1], mode)
    with pytest.raises(StepError) as raised:
        follow(program, before[-1].state, steps[-1])
    return raised.type


def test_a_step_as_long_as_the_engine_follows():
    """A hundred scenes followed in one step are none too many, and everything past them is reached."""
    verdict = prove(climbing(50))
    assert {finding.rule for finding in verdict.findings} == set()
    assert verdict.reached["ending", "one/end"].depth == 1


@pytest.mark.parametrize("rungs", [51, 60, 99])
def test_a_step_that_is_longer(rungs):
    """One scene more is refused, with the fewest choices to where it is; the rest is undecided, not unreachable."""
    program = climbing(rungs)
    verdict = prove(program)
    circle, rest = sorted(verdict.findings, key=lambda one: one.rule)
    assert (circle.rule, circle.verdict) == ("circle", "refuted")
    assert [step.choice for step in circle.walkthrough] == ["wait", "climb"]
    assert refusal(program, circle) is Circle
    assert (rest.rule, rest.verdict) == ("undecided", "undecided")


def test_calls_that_nest_too_deep():
    """Wild packs fail as a search over `step` says, and nothing that only comes in a refused step counts as reached."""
    failing = 0
    for seed in range(12, 24):
        program = both(random_pack(seeded(seed), wild=True))[1]
        found = [search(program, mode, LIMIT) for mode in range(len(program.tables.modes))]
        if not all(one.complete for one in found):
            continue
        verdict = prove(program)
        refused = [finding for finding in verdict.findings if finding.rule == "step-fails"]
        failing += bool(refused)
        assert all(refusal(program, finding) in (TooDeep, StepError) for finding in refused)
        scenes = program.tables.scenes
        every = {scenes[index] for one in found for index in one.scenes}
        entered = {scene.name for scene in every if scene.ending < 0}
        assert {name for kind, name in verdict.reached if kind == "scene"} == entered
        assert any(one.errors for one in found) == bool(refused)
    assert failing > 1
