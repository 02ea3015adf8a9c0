"""Small packs on which the engine, the compiler or the reader once parted from the design, each as an example."""

from __future__ import annotations

import pytest

import naive
from agreement.lockstep import Difference, begun, compare, take, walk
from agreement.reading import both
from game.pack.diagnostics import PackError
from support import pack_files

ON = ("go_on", None)


def pair_after(scenes, *moves, rules="", variables=""):
    """Return both forms of a little pack after some moves."""
    files = pack_files(scenes, rules)
    files["rules.yaml"] = files["rules.yaml"].replace("variables:\n", "variables:\n" + variables)
    return walk(*both(files), *moves)


def test_an_uncalled_scene_gives_constants_to_another():
    """A scene with constants that nobody leads to is compiled, and so is everything it leads to."""
    scenes = """\
  first:
    choices: [{say: Go on, goto: end}]
  lost:
    params: {steep: 0..2}
    choices: [{say: Go on, goto: {to: found, with: {steep: 2}}}]
  found:
    params: {steep: 0..2}
    choices: [{say: Go on, goto: {to: lost, with: {steep: 1}}}]
"""
    assert pair_after(scenes, ON).naive.scene == "one/end"


def test_visits_as_a_number():
    """A lone count of visits that is assigned or weighs keeps its whole count."""
    scenes = """\
  first:
    choices:
      - {say: Go on, goto: first}
      - {say: Count, effects: [stamina = visited(first)]}
      - {say: Draw, chance: [{id: rain, weight: visited(first), goto: end}, {id: snow, weight: 1, goto: end}]}
"""
    pair = pair_after(scenes, ON, ON, ("count", None))
    assert pair.naive.values["stamina"] == 3
    assert dict(naive.rolls(pair.story, pair.naive, "draw"))["snow"] * 4 == 1


def test_a_flag_among_the_constants_is_a_number():
    """A flag assigned from a constant of the scene is kept as 0 or 1, so that the digest is the same."""
    scenes = """\
  first:
    choices: [{say: Go on, call: camp, with: {hard: false}}]
  camp:
    params: {hard: flag}
    enter: [door = hard]
    choices: [{say: Go on, return: true}]
"""
    pair_after(scenes, ON, ON)


DRAWN = """\
  first:
    choices: [{say: Go on, effects: [stamina = 0]}]
    hub: {pool: roofs, draw: Look around}
  dear:
    storylet: {pool: roofs, say: Pay, cost: {stamina: 1}, priority: 1}
    return: true
  shut:
    storylet: {pool: roofs, say: Ask, needs: {if: heat >= 1, why: Too quiet.}, priority: 2}
    return: true
  plain:
    storylet: {pool: roofs, say: Look}
    return: true
"""


def test_a_draw_takes_only_what_could_be_taken():
    """A locked storylet is not drawn, nor counts for the highest priority; a drawn one is paid for."""
    pair = pair_after(DRAWN, ("draw", "dear"))
    assert pair.naive.values["stamina"] == 1
    pair = pair_after(DRAWN, ON)
    assert naive.rolls(pair.story, pair.naive, "draw") == [("plain", 1)]


def test_a_chance_of_nothing_is_not_open():
    """A chance whose weights are all nothing, written or worked out, is not offered."""
    scenes = """\
  first:
    choices:
      - {say: Go on, effects: [heat = 1]}
      - {say: Wait, chance: [{id: rain, weight: 0}, {id: snow, weight: 0}]}
      - {say: Wade, chance: [{id: rain, weight: heat}, {id: snow, weight: heat - 1}]}
"""
    pair = pair_after(scenes)
    assert naive.choices(pair.story, pair.naive) == [("go_on", True)]
    pair = pair_after(scenes, ON)
    assert naive.choices(pair.story, pair.naive) == [("go_on", True), ("wade", True)]


def test_a_chance_that_its_own_cost_may_empty_is_refused():
    """Openness is asked before the costs and weights are read after them, so the reader lets no price empty a chance."""
    scenes = """\
  first:
    choices:
      - {say: Go on, goto: end}
      - {say: Pay, cost: {stamina: 2}, chance: [{id: rain, weight: stamina}, {id: snow, weight: stamina}]}
"""
    with pytest.raises(PackError, match="empty-chance"):
        pair_after(scenes)


TIMED = """\
  first:
    choices:
      - {say: Go on, goto: first}
      - {say: Stop, goto: stopped}
      - {say: Restart, goto: restarted}
  stopped:
    enter: [fever = 0]
    choices: [{say: Go on, goto: first}]
  restarted:
    enter: [fever = 3]
    choices: [{say: Go on, goto: first}]
  camp:
    choices: [{say: Go on, return: true}]
"""
FEVER = "  fever: {timer: 0..3, start: 1, each: one/first}\n"
FIRES = "rules: [{timer: fever, effects: [fever = 1], call: one/camp}, {timer: fever, call: one/camp}]\n"


def test_a_timer_fires_one_rule():
    """A rule takes the running out of a timer for itself, even where it starts the timer again at once."""
    pair = pair_after(TIMED, rules=FIRES, variables=FEVER)
    assert (pair.naive.scene, len(pair.naive.frames)) == ("one/camp", 1)
    assert pair.naive.values["fever"] == 1


@pytest.mark.parametrize("move", ["stop", "restart"])
def test_an_effect_that_moves_a_timer_calls_its_rule_off(move):
    """A timer that ran out and is then stopped or started anew in the same step fires nothing."""
    variables = FEVER.replace("start: 1", "start: 2").replace("one/first", "choice")
    rules = "rules: [{timer: fever, call: one/camp}]\n"
    pair = pair_after(TIMED, ON, (move, None), rules=rules, variables=variables)
    assert pair.naive.scene.startswith(f"one/{move}")


def test_how_far_scenes_lead_on():
    """A hundred scenes may be followed in one step, and the hundred and first is an error, in both forms."""
    scenes = """\
  first:
    choices: [{say: Go on, goto: loop}]
  loop:
    enter: [steps += 1]
    goto: [{to: loop, if: steps < 100}, end]
"""
    assert pair_after(scenes, ON, variables="  steps: {range: 0..200}\n").naive.scene == "one/end"
    with pytest.raises(naive.NaiveError):
        naive.advance(*_beginning(scenes.replace("100", "101")), *ON)
    pair = begun(*both(_steps(scenes.replace("100", "101"))), 0)
    assert not take(pair, ON)


def _steps(scenes):
    files = pack_files(scenes)
    files["rules.yaml"] = files["rules.yaml"].replace(
        "variables:\n", "variables:\n  steps: {range: 0..200}\n"
    )
    return files


def _beginning(scenes):
    story, _ = both(_steps(scenes))
    return story, naive.start(story)[0]


def test_what_the_naive_interpreter_finds_wrong_is_told():
    """A difference between the two forms is an error that names it."""
    pair = pair_after(DRAWN)
    pair.naive.values["heat"] = 2
    with pytest.raises(Difference, match="state differ"):
        compare(pair)


DARK = """\
  first:
    choices: [{say: Go on, goto: first}]
  dark:
    goto: second
  second:
    choices: [{say: Go on, goto: end}]
  cold:
    choices: [{say: Go on, goto: end}]
"""
TIMERS = "  wick: {timer: 0..3, start: 2, each: choice}\n  fire: {timer: 0..3, start: 2, each: choice}\n"


def test_two_timers_run_out_in_one_step():
    """The rule of the second fires where the first rule's scene leads on: what is due stays due until it has fired."""
    rules = "rules:\n  - {timer: wick, goto: one/dark}\n  - {timer: fire, goto: one/cold}\n"
    assert pair_after(DARK, ON, ON, rules=rules, variables=TIMERS).naive.scene == "one/cold"


def test_a_timer_that_its_own_rule_starts_again_is_not_due():
    """Where the rule's scene leads on, another rule of the same timer waits until it runs out anew."""
    rules = (
        "rules:\n  - {timer: wick, effects: [wick = 1], goto: one/dark}\n  - {timer: wick, goto: one/cold}\n"
    )
    assert pair_after(DARK, ON, ON, rules=rules, variables=TIMERS).naive.scene == "one/second"
