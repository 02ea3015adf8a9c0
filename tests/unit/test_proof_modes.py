"""What is decided over the modes: coverage by all of them, whichever were asked for, and what bars the way in each."""

from __future__ import annotations

from game.proof.document import as_json
from game.proof.report import as_text
from game.proof.verdicts import prove
from support import compiled, little, pack_files

MODES = """\
modes:
  story: {title: Story, about: Nothing fails., rolls: never_fail}
  standard: {title: Standard, about: As it is., default: true}
"""
RISK = """\
  first:
    text: A leap.
    choices:
      - say: Leap.
        id: leap
        risk: {pips: 3, success: {goto: end}, failure: {effects: [heat += 1], goto: ditch}}
  ditch:
    text: A ditch.
    choices:
      - {say: Climb out., id: climb, goto: end}
"""
STORY, STANDARD = 0, 1


def messages(verdict):
    """Return what is said of each subject."""
    return {finding.subject: finding.message for finding in verdict.findings}


def test_what_one_mode_leaves_out_others_come_to():
    """A mode in which nothing fails is proved by itself, and what failing leads to is listed as of other modes."""
    verdict = prove(little(RISK, MODES), [STORY])
    assert (verdict.verdict, verdict.findings) == ("proved", ())
    assert ("scene", "one/ditch") in verdict.elsewhere()
    assert verdict.reached["scene", "one/ditch"].modes == ("standard",)
    text = as_text(verdict, {})
    assert "  1 of 2 scenes can be reached in story\n" in text
    assert "  scenes of other modes only: one/ditch\n" in text
    assert text.endswith("Proved: nobody can get stuck in story, and other modes come to the rest.\n")
    assert as_json(verdict)["scenes"]["one/ditch"]["modes"] == ["standard"]


def test_what_no_mode_comes_to_is_refuted_in_each():
    """Asked for one mode or for all, it is the same finding."""
    hidden = RISK + "      - {say: Look., id: look, if: heat == 3, goto: end}\n"
    program = little(hidden, MODES)
    sentence = (
        "The choice one/ditch/look is never open: in standard `heat == 3` never holds in one/ditch, where heat is 1; "
        "in story the scene one/ditch is never reached."
    )
    for modes in (None, [STANDARD], [STORY]):
        assert messages(prove(program, modes))["choice", "one/ditch/look"] == sentence


def test_values_of_several_modes_are_said_together():
    """What bars the way alike in two modes is said once, with the values that any of them brings there."""
    scenes = """\
  first:
    text: A door.
    choices:
      - {say: Wait., id: wait, if: mode == story and heat == 0, effects: [heat = 1]}
      - {say: Rest., id: rest, if: mode == standard and heat == 0, effects: [heat = 2]}
      - {say: Look., id: look, if: heat == 3, goto: end}
      - {say: Go., id: go, goto: end}
"""
    said = messages(prove(little(scenes, MODES)))["choice", "one/first/look"]
    assert (
        said
        == "The choice one/first/look is never open: `heat == 3` never holds in one/first, where heat is 0 to 2."
    )


def test_a_property_that_another_mode_meets():
    """That something can be is enough in one mode; that something never is holds in those that were asked for."""
    rules = MODES + "properties:\n  - {id: warm, can: heat == 1}\n  - {id: cold, never: heat == 1}\n"
    program = little(RISK, rules)
    assert prove(program, [STORY]).findings == ()
    assert [finding.subject[1] for finding in prove(program, [STANDARD]).findings] == ["cold"]


def test_a_timer_asks_nothing_that_anyone_wrote():
    """That a timer that ran out stands at one is no condition of the author's."""
    scenes = """\
  first:
    text: A candle.
    choices:
      - {say: Wait., id: wait, effects: [wick = 2 if wick == 0]}
      - {say: Go., id: go, goto: end}
  dark:
    text: Dark.
    goto: end
"""
    rules = "rules:\n  - {timer: wick, goto: one/dark}\n"
    files = pack_files(scenes, rules)
    wick = "variables:\n  wick: {timer: 0..2, each: choice}\n"
    files["rules.yaml"] = files["rules.yaml"].replace("variables:\n", wick)
    verdict = prove(compiled(files))
    assert ("rule", "wick") in verdict.reached
    assert not any(finding.rule == "condition-always" for finding in verdict.findings)
