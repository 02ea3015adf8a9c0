"""Runs that are made easier at a camp: what no mode comes to by itself is found, with the lowering on the way."""

from __future__ import annotations

import pytest

from game.engine.replay import replay
from game.proof import parted
from game.proof.budget import Exhausted
from game.proof.layout import Layout
from game.proof.lowering import Carrying
from game.proof.report import as_text
from game.proof.verdicts import prove
from support import little

MODES = """\
modes:
  story: {title: Story, about: Nothing fails., rolls: never_fail, tops: {heat: 2}}
  standard: {title: Standard, about: As it is., default: true}
properties:
  - {id: calm, never: "mode == story and heat == 2 and door"}
"""
CAMP = """\
  first:
    text: A wall.
    choices:
      - say: Climb.
        id: climb
        risk: {{pips: 3, success: {{goto: camp}}, failure: {{effects: [heat += 3], goto: camp}}}}
  camp:
    text: "A fire.{{heat >= 2 and mode == story:  You were hurt, before.}}"
    camp: true
    choices:
      - {{say: Sleep., id: sleep, goto: gate}}
{more}\
  gate:
    text: A gate.
    choices:
      - {{say: Go., id: go, if: "{gate}", goto: end}}
"""


def camp(gate="true or heat >= 0", more=""):
    """Return a story in which only runs that failed before they were made easier are hot in the easy mode."""
    return little(CAMP.format(gate=gate, more=more), MODES)


def findings(verdict):
    """Return the rule of each finding with its subject."""
    return {(one.rule, one.subject[1]) for one in verdict.findings}


def test_a_dead_end_that_only_lowered_runs_come_to():
    """Neither mode by itself comes to it, and the walkthrough says where the difficulty is lowered."""
    program = camp("mode == standard or heat == 0")
    verdict = prove(program)
    dead = next(one for one in verdict.findings if one.rule == "dead-end")
    assert [(step.choice, step.roll, step.mode) for step in dead.walkthrough] == [
        ("climb", "failure", ""),
        ("", None, "story"),
        ("sleep", None, ""),
    ]
    assert dead.mode == "standard"
    last = replay(program, dead.walkthrough, 1)[-1].state
    assert (program.tables.scenes[last.scene].name, last.values[0]) == ("one/gate", 0)
    assert "     2. one/camp: the difficulty is lowered to story\n" in as_text(verdict, {})


def test_values_come_under_the_easier_tops():
    """Heat of three is two in a mode whose top is two."""
    assert ("dead-end", "one/gate") in findings(prove(camp("mode == standard or heat != 2")))
    assert ("dead-end", "one/gate") not in findings(prove(camp("mode == standard or heat != 3")))


def test_a_property_that_only_a_lowered_run_breaks():
    """What is never to be in the easy mode is broken by a run that comes into it from a harder one."""
    verdict = prove(camp(more="      - {say: Open., id: open, effects: [door = true]}\n"))
    broken = next(one for one in verdict.findings if one.rule == "property-broken")
    assert {step.mode for step in broken.walkthrough} == {"", "story"}


def test_what_only_a_lowered_run_comes_to_is_reached():
    """It is no finding, and its walkthrough begins in the harder mode."""
    more = '      - {say: Show it., id: show, if: "mode == story and heat == 2", goto: end}\n'
    verdict = prove(camp(more=more))
    shown = verdict.reached["choice", "one/camp/show"]
    assert (shown.mode, shown.depth) == ("standard", 2)
    assert [step.mode for step in shown.walkthrough] == ["", "story", ""]
    assert ("choice-never-open", "one/camp/show") not in findings(verdict)


def test_a_text_that_only_lowered_runs_might_read_is_undecided():
    """No other run reads it, so it is neither read for certain nor unread."""
    undecided = [one for one in prove(camp()).findings if one.rule == "text-undecided"]
    assert [one.verdict for one in undecided] == ["undecided"]
    assert "“You were hurt, before.” in one/camp/text" in undecided[0].message


@pytest.mark.parametrize("mode", [0, 1])
def test_one_mode_by_itself_says_what_it_is_not_about(mode):
    """With one mode asked for only runs that stay in it count, and that is said where others may come into it."""
    verdict = prove(camp("mode == standard or heat == 0"), [mode])
    assert not any(one.rule == "dead-end" for one in verdict.findings)
    told = "Runs that began in standard and were made easier at a camp are decided without --mode."
    assert verdict.notes == ((told,) if mode == 0 else ())


def test_what_does_not_fit_is_undecided(monkeypatch):
    """Where lowered runs are too many for the budget, that is said; all that was decided before stands."""

    def spent(*_arguments):
        raise Exhausted("after 3 choices 1 KiB is used up")

    monkeypatch.setattr("game.proof.easing.eased", spent)
    verdict = prove(camp("mode == standard or heat == 0"))
    assert verdict.verdict == "undecided"
    assert [one.message for one in verdict.findings if one.rule == "undecided"] == [
        "Undecided: of runs made easier at a camp nothing is told: after 3 choices 1 KiB is used up."
    ]
    assert ("scene", "one/gate") in verdict.reached


def test_what_is_remembered_of_carried_sets_is_bounded(monkeypatch):
    """However many sets are lowered, no more of their parts are kept than may be, and those past it are right too."""
    monkeypatch.setattr(parted, "MOST_REMEMBERED", 8)
    domains = ((0, 1, 2, 3), (0, 1, 2, 3))
    layout = Layout(domains, (0, 1))
    carrying = Carrying(layout, layout, 0b11, (3, 1))
    for bits in range(1 << 10):
        led = {(one[0], min(one[1], 1)) for one in layout.valuations(bits)}
        assert {(one[0], one[1]) for one in layout.valuations(carrying.forward(bits))} == led
    assert all(len(known) <= 8 for known in carrying._parted._known)
