"""Puzzles whose answers are known."""

from __future__ import annotations

import pytest

from game.proof.budget import Budget
from game.proof.count import count
from game.proof.verdicts import prove
from proving.packs import hanoi, meters, puzzle, quiz, river


@pytest.mark.parametrize("disks", [1, 3, 6, 8])
def test_towers_of_hanoi(disks):
    """There are 3ⁿ ways to stand, and the last is reached in 2ⁿ - 1 moves and one look."""
    program = hanoi(disks)
    verdict = prove(program, counting=True)
    assert verdict.states == 3**disks + 1
    assert verdict.reached["ending", "one/end"].depth == 2**disks
    assert verdict.verdict == "proved"


def test_crossing_the_river():
    """The wolf, the goat and the cabbage cross in seven trips; no trip that loses one is a dead end."""
    verdict = prove(river())
    assert verdict.reached["ending", "one/end"].depth == 7
    taken = [step.choice for step in verdict.reached["ending", "one/end"].walkthrough]
    assert taken[0] == taken[-1] == "take_goat"
    assert verdict.reached["ending", "one/eaten"].depth == 1
    assert verdict.verdict == "proved"


def test_twenty_right_answers_in_a_row():
    """What one run in 2²⁰ finds by chance is found by proof, in twenty choices."""
    verdict = prove(quiz(20))
    assert verdict.verdict == "proved"
    assert verdict.reached["ending", "one/end"].depth == 20


def test_a_million_states_are_counted():
    """Six meters of ten values each are a million states in one scene, and one at the end."""
    assert count(meters(6, 9), 0, Budget())[0] == 10**6 + 1


def test_a_range_that_moves_in_steps_is_kept_by_its_steps():
    """A purse that only changes by tens takes a tenth of its range."""
    program = puzzle(
        "  first:\n    text: A purse.\n    choices:\n"
        '      - {say: Earn., id: earn, effects: ["gold += 10"]}\n'
        "      - {say: Leave., id: leave, if: gold == 990, goto: end}\n",
        "  gold: {range: 0..990, start: 0}\n",
    )
    verdict = prove(program, counting=True)
    assert verdict.states == 101
    assert verdict.reached["ending", "one/end"].depth == 100
