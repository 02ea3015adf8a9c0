"""Odds whose answers are known."""

from __future__ import annotations

from fractions import Fraction

import pytest

from game.proof.odds_answers import odds
from proving.packs import puzzle, quiz

THIRD = Fraction(1, 3)
LOST = "  lost: {text: Lost., ending: {kind: bad, title: Lost}}\n"
COINS = """\
  first:
    text: Two coins.
    choices:
      - say: Throw both.
        id: throw
        chance:
          - {id: heads, weight: 1, then: Heads., goto: second}
          - {id: tails, weight: 1, then: Tails., goto: lost}
  second:
    text: One coin.
    choices:
      - say: Throw it.
        id: throw
        chance:
          - {id: heads, weight: 1, then: Heads., goto: end}
          - {id: tails, weight: 1, then: Tails., goto: lost}
"""
RUIN = """\
  first:
    text: The purse.
    choices:
      - say: Play.
        id: play
        risk:
          pips: 3
          success: {effects: [gold += 1], then: Won., goto: look}
          failure: {effects: [gold -= 1], then: Lost., goto: look}
  look:
    text: You count.
    goto:
      - {to: lost, if: gold == 0}
      - {to: end, if: gold == 7}
      - first
"""
PUSH = """\
  first:
    text: A gap.
    choices:
      - say: Leap.
        id: leap
        risk:
          pips: 2
          push: true
          success: {then: Over., goto: end}
          failure: {then: Down., goto: lost}
      - {say: Walk away., id: away, goto: lost}
"""
LOOK = """\
  first:
    text: A door.
    choices:
      - {say: Look., id: look}
      - {say: Look away., id: away, goto: other}
      - {say: Open it., id: open, goto: end}
      - {say: Leave it., id: leave, goto: lost}
  other:
    text: A wall.
    choices:
      - {say: Look back., id: back, goto: first}
"""


def chances(program, *players, asked=()):
    """Return what is known of a program's odds in its only mode."""
    found = odds(program, 0, players, asked=asked)
    assert not found.reasons
    return found


def test_two_coins():
    """Both fall heads one time in four."""
    found = chances(puzzle(COINS + LOST, "  x: {flag: false}\n"), "uniform")
    assert found.players["uniform"]["one/end"].exact == Fraction(1, 4)
    assert found.players["uniform"]["one/lost"].exact == Fraction(3, 4)


@pytest.mark.parametrize("gold", [1, 3, 6])
def test_gamblers_ruin(gold):
    """Who has g of seven coins, and plays a fair game to the end, wins g times in seven."""
    found = chances(
        puzzle(RUIN + LOST, f"  gold: {{range: 0..7, start: {gold}}}\n"), "uniform", "best", "worst"
    )
    assert found.players["uniform"]["one/end"].exact == Fraction(gold, 7)
    assert found.unended["uniform"].exact == 0
    for player in ("best", "worst"):
        chance = found.players[player]["one/end"]
        assert chance.low <= gold / 7 <= chance.high
        assert chance.high - chance.low <= 1e-9


def test_twenty_right_answers():
    """Who guesses gets twenty answers of two right one time in 2²⁰; who knows, always."""
    found = chances(quiz(20), "uniform", "best", "worst")
    assert found.players["uniform"]["one/end"].exact == Fraction(1, 2**20)
    assert found.players["best"]["one/end"].high == 1
    assert found.players["worst"]["one/end"].high == 0


def test_a_push_is_the_best_players_alone():
    """A failure that can be turned always is, by who plays best; nobody else pushes."""
    program = puzzle(
        PUSH + LOST,
        "  gold: {range: 0..1, start: 1}\n",
        "push: {cost: {gold: 1}, say: Push., then: Pushed.}\n",
    )
    found = chances(program, "uniform", "careful", "bold", "best", "worst", asked=["one/end"])
    assert found.players["bold"]["one/end"].exact == THIRD
    assert found.players["uniform"]["one/end"].exact == THIRD / 2
    assert found.players["careful"]["one/end"].exact == 0
    assert found.players["best"]["one/end"].low > 1 - 1e-9
    assert found.players["best"]["one/lost"].low > 1 - 1e-9
    lost = {loss.choice: loss for loss in found.losses["one/end"]}
    assert lost["one/first/leap"].most < 1e-9
    assert lost["one/first/away"].least > 1 - 1e-9


def test_who_can_go_round_for_ever():
    """Going round gains the best nothing and costs the worst nothing; who only looks never ends."""
    found = chances(
        puzzle(LOOK + LOST, "  x: {flag: false}\n"), "uniform", "careful", "best", "worst", asked=["one/end"]
    )
    assert found.players["uniform"]["one/end"].exact == Fraction(1, 2)
    assert found.unended["careful"].exact == 1
    assert found.players["best"]["one/end"].low > 1 - 1e-9
    assert found.players["worst"]["one/end"].high == 0
    assert max(loss.most for loss in found.losses["one/end"]) == pytest.approx(1)


def test_careful_and_bold():
    """The careful take the sure and cheap, the bold the longest risk, however dear; each takes the first of equals."""
    scenes = """\
  first:
    text: Three ways.
    choices:
      - {say: Pay much., id: much, cost: {gold: 2}, goto: a}
      - {say: Pay little., id: little, cost: {gold: 1}, goto: b}
      - {say: Pay as little., id: same, cost: {gold: 1}, goto: a}
      - say: Leap.
        id: leap
        risk: {pips: 4, success: {then: Over., goto: end}, failure: {then: Down., goto: lost}}
      - say: Leap far.
        id: far
        risk: {pips: 2, success: {then: Over., goto: end}, failure: {then: Down., goto: lost}}
  a: {text: A., ending: {kind: good, title: A}}
  b: {text: B., ending: {kind: good, title: B}}
"""
    found = chances(puzzle(scenes + LOST, "  gold: {range: 0..3, start: 3}\n"), "careful", "bold")
    assert found.players["careful"]["one/b"].exact == 1
    assert found.players["bold"]["one/end"].exact == THIRD


def test_a_meter_is_expected_to_be_what_it_is_when_the_episode_is_left():
    """After one fair throw for one coin out of four, five halves of a coin are left in the mean."""
    scenes = """\
  first:
    text: Throw.
    choices:
      - say: Throw.
        id: throw
        risk:
          pips: 3
          success: {then: Won., goto: end}
          failure: {effects: [gold -= 3], then: Lost., goto: end}
"""
    found = chances(
        puzzle(scenes, "  gold: {range: 0..4, start: 4, levels: [None, One, Two, Three, Four]}\n"), "uniform"
    )
    (leaving,) = found.meters["uniform"].values()
    assert leaving.times == 1
    assert list(leaving.means.values()) == [Fraction(5, 2)]


def test_more_combinations_than_32_bits_hold():
    """Forty flags that all matter are told apart, though only two of their combinations come."""
    flags = [f"f{number}" for number in range(40)]
    scenes = f"""\
  first:
    text: A board of switches.
    choices:
      - {{say: Up with them., id: up, effects: [{", ".join(f"{flag} = true" for flag in flags)}], goto: look}}
      - {{say: Leave them., id: leave, goto: look}}
  look:
    text: You look.
    choices:
      - {{say: Well?, id: well, goto: [{{to: end, if: {" and ".join(flags)}}}, lost]}}
"""
    variables = "".join(f"  {flag}: {{flag: false}}\n" for flag in flags)
    found = chances(puzzle(scenes + LOST, variables), "uniform", "best")
    assert found.players["uniform"]["one/end"].exact == Fraction(1, 2)
    assert found.players["best"]["one/lost"].low == 1


def test_a_circle_that_does_not_fit_is_undecided(monkeypatch):
    """Where places lead to each other they are held all at once: if they are too many, that is said."""
    monkeypatch.setattr("game.proof.odds_board.IN_CIRCLE", 1 << 40)
    found = odds(puzzle(RUIN + LOST, "  gold: {range: 0..7, start: 3}\n"), 0, ["uniform", "best"])
    assert any("lead round among places" in reason for reason in found.reasons)
    assert not found.players


def test_more_than_the_budget_is_undecided():
    """What does not fit is said to be undecided, with the reason, and nothing is claimed."""
    found = odds(quiz(20), 0, ["uniform"], budget=100)
    assert found.reasons
    assert not found.players
