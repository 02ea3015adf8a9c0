"""Packs that are wrong on purpose: each finding, with its exact text and its place."""

from __future__ import annotations

import pytest

from game.proof.budget import Budget, read_budget
from game.proof.document import as_json
from game.proof.report import as_github, as_text
from game.proof.verdicts import prove
from proving.packs import meters
from support import little

FINE = """\
  first:
    text: A door.
    choices:
      - {say: Go on., id: go_on, goto: end}
"""


def findings(program, **more):
    """Return (rule, message) of everything found, but for conditions that pad the packs."""
    return [(one.rule, one.message) for one in prove(program, **more).findings]


def test_nothing_wrong():
    """A story in which everything is reached has no findings and is proved."""
    verdict = prove(little(FINE))
    assert (verdict.verdict, verdict.findings) == ("proved", ())
    assert verdict.reached["scene", "one/first"].depth == 0
    assert verdict.reached["ending", "one/end"].walkthrough[0].choice == "go_on"


def test_a_dead_end():
    """A scene in which nothing can be paid is a dead end, with the way there."""
    verdict = prove(
        little(
            "  first:\n    text: A toll.\n    choices:\n"
            "      - {say: Pay., id: pay, cost: {stamina: 1}}\n"
            "      - {say: Leave., id: leave, needs: {if: stamina >= 1, why: You are tired.}, goto: end}\n"
        )
    )
    dead = verdict.findings[0]
    assert verdict.verdict == "refuted"
    assert dead.rule == "dead-end"
    assert dead.message == "A run can end in one/first without an ending: no choice is open in one state."
    assert [step.choice for step in dead.walkthrough] == ["pay", "pay"]
    assert (dead.file, dead.line, dead.mode) == ("one.yaml", 7, "standard")


def test_a_soft_lock():
    """A scene that leads round for ever is found where the last way out was missed."""
    found = findings(
        little(
            "  first:\n    text: A fork.\n    choices:\n"
            "      - {say: Out., id: out, goto: end}\n      - {say: In., id: in, goto: round}\n"
            "  round:\n    text: Round.\n    choices:\n      - {say: Round., id: round, goto: round_too}\n"
            "      - {say: Out., id: out, if: door, goto: end}\n"
            "  round_too:\n    text: And round.\n    choices:\n      - {say: Back., id: back, goto: round}\n",
        )
    )
    assert (
        "soft-lock",
        "A run in one/round can be lost already: from one state no ending can be reached.",
    ) in found
    assert (
        "choice-never-open",
        "The choice one/round/out is never open: `door` never holds in one/round, where door is false.",
    ) in found


def test_a_scene_behind_a_condition():
    """An unreachable scene names the condition that bars it and the values there."""
    found = findings(
        little(
            "  first:\n    text: A fork.\n    choices:\n"
            "      - {say: Wait., id: wait, effects: [heat += 1 if heat <= 1], goto: look}\n"
            "  look:\n    text: On.\n    goto: [{to: hidden, if: heat == 3}, {to: end, if: heat == 2}, first]\n"
            "  hidden:\n    text: Hidden.\n    goto: end\n"
        )
    )
    why = "`heat == 3` never holds on the way from one/look, where heat is 1 or 2"
    assert ("scene-unreachable", f"No run ever comes to the scene one/hidden: {why}.") in found


def test_an_outcome_that_never_comes():
    """A risk that cannot fail has a failure that nobody sees."""
    found = findings(
        little(
            "  first:\n    text: A leap.\n    choices:\n      - say: Leap.\n        id: leap\n"
            "        risk: {pips: 6, success: {goto: end}, failure: {goto: end}}\n"
        )
    )
    assert [rule for rule, _ in found] == ["outcome-never-comes"]


def test_a_text_piece_that_nobody_reads():
    """A piece that reads a tag is decided on the states together with that tag."""
    scenes = (
        "  first:\n    text: 'A wall. {{mood == odd: It hums. | It stands.}}'\n    choices:\n"
        "      - {{say: Touch it., id: touch, effects: [{}], goto: second}}\n"
        "  second:\n    text: '{{mood == odd: Still humming. | Still.}}'\n    goto: end\n"
    )
    found = findings(little(scenes.format("mood = odd")))
    assert found == [
        (
            "text-never-shown",
            "Nobody ever reads “It hums.” in one/first/text: `mood == odd` never holds there.",
        ),
        (
            "text-never-shown",
            "Nobody ever reads “Still.” in one/second/text: `mood == odd` always holds there.",
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "claim", "rule"),
    [("always", "heat <= 1", "property-broken"), ("never", "heat == 2", "property-broken")],
)
def test_a_broken_property(kind, claim, rule):
    """A property that fails comes with a shortest walkthrough to where it fails."""
    scenes = (
        "  first:\n    text: A fire.\n    choices:\n      - {say: Blow., id: blow, effects: [heat += 1]}\n"
        "      - {say: Out., id: out, goto: end}\n"
    )
    verdict = prove(little(scenes, f"properties:\n  - {{id: cool, {kind}: {claim}}}\n"))
    broken = verdict.findings[0]
    assert broken.rule == rule
    assert [step.choice for step in broken.walkthrough] == ["blow", "blow"]


def test_a_property_that_can_hold():
    """A `can` that holds somewhere is proved, and one that holds nowhere is refuted."""
    rules = "properties:\n  - {id: ends_hot, can: heat == 3}\n"
    assert findings(little(FINE, rules)) == [
        ("property-impossible", "The property ends_hot fails: `heat == 3` never holds.")
    ]


def test_a_budget_that_runs_out():
    """What does not fit is undecided, by name and size, and never looks like a pass."""
    verdict = prove(meters(5, 9), budget=Budget(10_000))
    assert verdict.verdict == "undecided"
    assert [one.verdict for one in verdict.findings] == ["undecided"]
    assert "100000 combinations of values" in verdict.findings[0].message
    assert "more than 9.77 KiB can hold" in verdict.findings[0].message
    assert as_json(verdict)["endings"]["one/end"]["verdict"] == "undecided"


@pytest.mark.parametrize(
    ("text", "size"), [("2GiB", 2 << 30), ("512 MiB", 512 << 20), ("1000", 1000), ("3MB", 3_000_000)]
)
def test_budgets_as_they_are_written(text, size):
    """A budget is a number with a unit of bytes."""
    assert read_budget(text) == size


@pytest.mark.parametrize("text", ["", "GiB", "2 elephants", "-1", "1e9", "9" * 40])
def test_budgets_that_are_none(text):
    """Anything else is refused."""
    with pytest.raises(ValueError, match="is no amount of memory"):
        read_budget(text)


def test_the_document():
    """The JSON holds what design section 6 promises."""
    found = as_json(prove(little(FINE), counting=True))
    assert list(found) == [
        *("format", "story", "version", "states", "transitions", "explored", "form", "seconds", "verdict"),
        *("modes", "findings", "scenes", "endings", "subjects"),
    ]
    assert (found["format"], found["states"], found["transitions"]) == (1, 2, 1)
    assert found["scenes"]["one/first"] == {
        "verdict": "proved",
        "states": 1,
        "depth": 0,
        "modes": ["standard"],
    }
    assert found["endings"]["one/end"]["walkthrough"] == [
        {"scene": "one/first", "choice": "go_on", "roll": None}
    ]


def test_the_report():
    """The text counts by kind, and gives asked walkthroughs as numbered choices in the page's words."""
    text = as_text(prove(little(FINE)), {("one/first", "go_on"): "Go on."}, only=[("ending", "one/end")])
    assert "  1 of 1 scenes can be reached\n" in text
    assert "  no dead end, no soft-lock\n" in text
    assert "     1. one/first: Go on. [go_on]\n" in text
    assert text.endswith("Proved: everything can be reached, and nobody can get stuck.\n")


def test_annotations():
    """For GitHub each finding is an error at its line."""
    rules = "properties:\n  - {id: hot, can: heat == 3}\n"
    assert as_github(prove(little(FINE, rules))) == (
        "::error file=rules.yaml,line=12,col=5,title=property-impossible"
        "::The property hot fails: `heat == 3` never holds.\n"
    )
