"""The chance of a condition where an episode is left."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from game.__main__ import main
from game.pack.diagnostics import PackError
from game.pack.reader import read_pack
from game.proof.odds_answers import odds
from game.proof.odds_conditions import with_conditions
from game.proof.odds_players import FIXED
from proving.packs import EPISODE, HEAD
from support import write

TINY = "tests/packs/tiny"
VARIABLES = """\
variables:
  gold: {range: 0..4, start: 2, kind: hidden}
tags:
  hue: {one_of: [red, blue]}
define:
  rich: gold >= 3
"""
THROW = """\
  first:
    text: Throw.
    choices:
      - say: Throw.
        id: throw
        risk:
          pips: 2
          success: {effects: [gold += 1, hue = blue], then: Won., goto: walk}
          failure: {effects: [gold -= 1], then: Lost., goto: end}
  walk: {text: "A walk in the {hue == red: red | blue}.", goto: end}
  end: {text: Done., ending: {kind: good, title: Done}}
"""
AGAIN = """\
  first:
    text: Throw.
    choices:
      - say: Throw.
        id: throw
        risk:
          pips: 2
          success: {effects: [gold += 1], then: Won., goto: end}
          failure: {effects: [gold -= 1], then: Lost.}
  end: {text: Done., ending: {kind: good, title: Done}}
"""


@pytest.fixture
def throw(tmp_path):
    """Return a story in which two sixths bring one coin more and a walk, and four one less."""
    return _story(tmp_path, THROW)


def _story(tmp_path, scenes):
    return read_pack(write({"story.yaml": HEAD, "one.yaml": VARIABLES + EPISODE + scenes}, tmp_path))


def asked(story, *texts, players=FIXED):
    """Return what is known of some conditions on leaving the only episode, for each player."""
    program, wanted = with_conditions(story, texts)
    found = odds(program, 0, players, of=wanted)
    assert not found.reasons
    assert found.conditions == texts
    return {player: found.meters[player]["one"].holds for player in players}


def test_a_variable_that_nothing_else_reads(throw):
    """What no condition of the story reads is kept for the one that is asked for."""
    for chances in asked(throw, "gold == 3", "gold == 1", "gold == 2").values():
        assert [chance.exact for chance in chances] == [Fraction(1, 3), Fraction(2, 3), 0]


def test_visits_that_the_story_does_not_count(throw):
    """A scene's visits are counted for a condition that asks for them."""
    (chance,) = asked(throw, "visited(one/walk)")["uniform"]
    assert chance.exact == Fraction(1, 3)


def test_a_condition_with_a_name(throw):
    """A named condition means what it means in the pack, alone and within another."""
    first, second = asked(throw, "rich", "not rich and gold == 1")["careful"]
    assert (first.exact, second.exact) == (Fraction(1, 3), Fraction(2, 3))


def test_bounds_hold_the_fraction(throw, monkeypatch):
    """Past the size for fractions the bounds are no wider than promised."""
    monkeypatch.setattr("game.proof.odds_answers.MOST_EXACT", -1)
    for chances in asked(throw, "gold == 3", "gold >= 1", "gold == 2").values():
        for chance, exact in zip(chances, (Fraction(1, 3), 1, 0), strict=True):
            assert chance.exact is None
            assert chance.low <= exact <= chance.high
            assert chance.high - chance.low <= 1e-9


def test_bounds_hold_the_fraction_after_a_circle(tmp_path, monkeypatch):
    """What was still going round when the rounds ended is allowed for."""
    story = _story(tmp_path, AGAIN)
    texts = ("gold == 3", "gold == 2", "gold == 1")
    exact = asked(story, *texts)["uniform"]
    monkeypatch.setattr("game.proof.odds_answers.MOST_EXACT", -1)
    for chance, known in zip(asked(story, *texts)["uniform"], exact, strict=True):
        assert chance.low <= known.exact <= chance.high
        assert chance.high - chance.low <= 1e-9


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("gold == 2 and glod == 1", "unknown-name", 15),
        ("hue == red", "tag-in-logic", 1),
        ("gold", "wrong-type", 1),
        ("gold >", "bad-expression", 7),
        ("visited(one/wolk)", "unknown-name", 1),
    ],
)
def test_a_condition_that_means_nothing(throw, text, rule, column):
    """It is refused with its place: the number of the condition, and the column in it."""
    with pytest.raises(PackError) as refused:
        with_conditions(throw, ["rich", text])
    (found,) = refused.value.diagnostics
    assert (found.rule, found.place) == (rule, ("--of", 2, column))


def test_the_command_says_what_is_wrong_with_a_condition(capsys):
    """In a sentence, below which the condition stands with a mark."""
    assert main(["odds", TINY, "--of", "oyl == 1"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("--of:1:1: unknown-name There is no variable `oyl`")
    assert "    oyl == 1\n    ^^^" in told


def test_the_command_answers_in_json(capsys):
    """Each fixed player by name, each episode by its id, each condition as it was written."""
    assert main(["odds", TINY, "--of", "visited(crossing/ashore)", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["conditions"]
    assert set(found) == set(FIXED)
    assert found["uniform"]["crossing"]["visited(crossing/ashore)"]["exact"]


def test_the_command_answers_in_text(capsys):
    """A table for each condition, with a row for each episode."""
    assert main(["odds", TINY, "--of", "visited(crossing/ashore)"]) == 0
    out = capsys.readouterr().out
    assert "Chance of `visited(crossing/ashore)` on leaving each episode:" in out


def test_nobody_to_ask(capsys):
    """The best and the worst play for endings: a condition is refused where they alone are asked."""
    assert main(["odds", TINY, "--policy", "best", "--of", "mode == calm"]) == 2
    assert "uniform, careful and bold" in capsys.readouterr().err
