"""Why no smaller set will do: pieces apart, scarce ones, and how few of some sets have everything."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.proof.cover import cover
from game.proof.cover_clique import largest_clique
from game.proof.cover_fewest import fewest
from game.proof.sets import places
from strategies.packs import seeded
from support import little

VALUES = """\
  first:
    text: The door.
    choices:
      - {say: Leave it open., id: open, effects: [door = true], goto: second}
      - {say: Lock it., id: lock, goto: second}
  second:
    text: Later.
    choices:
      - {say: Walk through., id: through, if: door, goto: end}
      - {say: Climb., id: climb, if: door, goto: end}
      - {say: Wait., id: wait, if: not door, goto: end}
"""


def errands(number: int, most: int) -> str:
    """Return a scene with so many choices, each once, of which a run takes at most so many."""
    lines = [
        f"      - {{say: Do {one}., id: do_{one}, if: heat < {most}, once: true, effects: [heat += 1], goto: first}}"
        for one in range(number)
    ]
    return "\n".join(
        ["  first:\n    text: A yard.\n    choices:", *lines, "      - {say: Home., goto: end}\n"]
    )


def packed(neighbours: list[int], size: int) -> bool:
    """Return whether there is a clique of a size, by trying every set."""
    return any(
        all(neighbours[one] >> other & 1 for one, other in combinations(some, 2))
        for some in combinations(range(len(neighbours)), size)
    )


def test_values_keep_pieces_apart():
    """Links lead from the lock to the way through, but no run takes both: three walks are needed, and no more."""
    found = cover(little(VALUES))
    assert (len(found.walks), found.least) == (3, 3)


def test_three_of_which_a_run_takes_any_two():
    """Every two are in one run and all three are in none, so that two walks are needed although none are apart."""
    found = cover(little(errands(3, 2)))
    assert (len(found.walks), found.least) == (2, 2)


def test_many_of_which_a_run_takes_a_few():
    """Twenty choices of which a run takes three need seven walks, which are far too many ways to try all of them."""
    found = cover(little(errands(20, 3)))
    assert (len(found.walks), found.least) == (7, 7)


def test_without_time_nothing_is_called_smallest():
    """A search that was stopped says what is certain, and that is less than what it has."""
    found = cover(little(errands(20, 3)), seconds=0)
    assert found.least < 7 <= len(found.walks)


def test_without_room_nothing_is_called_smallest(monkeypatch):
    """Where the sets would take too much memory, what is certain is told and nothing more."""
    monkeypatch.setattr("game.proof.cover_takes.ROOM", 0)
    found = cover(little(errands(3, 2)), seconds=0.2)
    assert (len(found.walks), found.least) == (2, 1)


@pytest.mark.parametrize("seed", range(8))
def test_a_largest_clique(seed):
    """It is one, and trying every set finds none with one more."""
    chance = seeded(seed)
    neighbours = [0] * 9
    for one, other in combinations(range(9), 2):
        if chance.random() < 0.6:
            neighbours[one] |= 1 << other
            neighbours[other] |= 1 << one
    found = list(places(largest_clique(neighbours)))
    assert all(neighbours[one] >> other & 1 for one, other in combinations(found, 2))
    assert not packed(neighbours, len(found) + 1)


@pytest.mark.parametrize("seed", range(8))
def test_how_few_sets_have_everything(seed):
    """As few as by trying every choice of sets."""
    chance = seeded(seed)
    sets = [chance.getrandbits(9) | 1 << one for one in range(9)]
    few = next(
        size
        for size in range(10)
        if any(
            sum(1 << n for n in range(9) if any(one >> n & 1 for one in some)) == 511
            for some in combinations(sets, size)
        )
    )
    assert fewest(sets, 511, 1, 9) == few


def test_what_is_given_up_is_no_proof(monkeypatch):
    """Where the branches run out, only what was refuted before counts."""
    every_two_meet = [0b000111, 0b011001, 0b101010, 0b110100]
    assert fewest(every_two_meet, 0b111111, 1, 9) == 3
    monkeypatch.setattr("game.proof.cover_fewest.MOST_BRANCHES", 1)
    assert fewest(every_two_meet, 0b111111, 1, 9) == 2
