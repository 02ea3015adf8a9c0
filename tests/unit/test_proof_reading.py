"""Texts beside the passage, each read where a player reads it: found where somebody does, and told where nobody can."""

from __future__ import annotations

import pytest

from game.proof import wandering
from game.proof.verdicts import prove
from proving.packs import puzzle
from support import little

SCENES = """\
  first:
    text: A door.
    place: "{heat == 2: Here, hot. | Here.}"
    choices:
      - say: Knock.
        id: knock
        remember: {word: "{heat == 0: said coldly | said}"}
        effects: [heat += 1]
        codex: bell
      - say: Go.
        id: go
        risk: {pips: 3, push: true, success: {goto: end}, failure: {goto: end}}
  end:
    text: The end.
    ending: {kind: good, title: "{heat == 1: Warm | Done}"}
"""
HEADER = """\
recap:
  - "{heat == 3: It was hot. | It was not.}"
  - "{door: The door was open. | The door was shut.}"
close: "{heat >= 1: Warm by then. | Cold by then.}"
"""
RULES = """\
codex:
  bell: {title: Bell, group: Things, text: "{heat == 0: Cold metal. | Warm metal.}"}
promises:
  word: {made_in: 1, about: "{heat == 0: Before anything. | After a knock.}"}
push: {say: "{heat == 3: Push, hot. | Push.}", cost: {stamina: 1}}
"""


@pytest.fixture(params=["by chance and by proof", "by proof alone"])
def verdict(request, monkeypatch):
    """Return the verdict on a story with every kind of text, with and without runs at random."""
    if request.param == "by proof alone":
        monkeypatch.setattr(wandering, "CHOICES", 0)
    return prove(little(SCENES, RULES, header=HEADER), wish=lambda subject: subject[0] == "text")


def test_every_kind_is_decided(verdict):
    """Only what no state allows is told, each by its text."""
    told = {(one.subject[1], one.message) for one in verdict.findings if one.rule.startswith("text")}
    assert told == {
        ("one/recap/2", "Nobody ever reads “The door was open.” in one/recap/2: `door` never holds there."),
        (
            "promises/word/about",
            "Nobody ever reads “Before anything.” in promises/word/about: `heat == 0` never holds there.",
        ),
    }


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("one/first/place: “Here, hot.”", 2),
        ("one/first/knock/remember/word: “said coldly”", 0),
        ("one/first/knock/remember/word: “said”", 1),
        ("one/end/ending/title: “Warm”", 2),
        ("one/recap/1: “It was hot.”", 3),
        ("one/close: “Cold by then.”", 0),
        ("codex/bell/text: “Warm metal.”", 1),
        ("promises/word/about: “After a knock.”", 1),
        ("push/say: “Push, hot.”", 3),
    ],
)
def test_each_comes_with_the_fewest_choices(verdict, text, depth):
    """And with a walkthrough of so many, replayed to where the piece is read."""
    shown = verdict.reached["text", text]
    assert (shown.depth, shown.modes) == (depth, ("standard",))
    assert len(shown.walkthrough) == depth


def test_a_sign_is_read_at_its_value():
    """What a meter feels like is read while it stands there, and at no other time."""
    variables = "  cold: {range: 0..2, start: 0, signs: {1: '{door: In. | Out.}', 2: '{door: A. | B.}'}}\n"
    scenes = """\
  first:
    text: A door.
    choices:
      - {say: Wait., id: wait, if: cold == 0, effects: [cold += 1]}
      - {say: Go in., id: go_in, if: cold == 1, effects: [door = true]}
      - {say: Go., id: go, goto: end}
"""
    verdict = prove(puzzle(scenes, variables + "  door: {flag: false}\n"))
    unread = [one.message[:22] for one in verdict.findings if one.rule == "text-never-shown"]
    assert unread == ["Nobody ever reads “A.”", "Nobody ever reads “B.”"]
    assert ("text", "variables/cold/signs/1: “In.”") in verdict.reached


def test_the_same_words_twice_are_two_pieces():
    """A second piece with the words of a first one is not taken for read with it."""
    scenes = """\
  first:
    text: "{heat == 0: She nods.}{heat == 3: She nods.}"
    choices:
      - {say: Go., id: go, goto: end}
"""
    assert [one.message for one in prove(little(scenes)).findings if one.rule == "text-never-shown"] == [
        "Nobody ever reads “She nods.” in one/first/text: `heat == 3` never holds there."
    ]
