"""The two forms of sets: when each is taken, that both say the same, and what is said where neither is enough."""

from __future__ import annotations

import subprocess
import sys

import pytest

from game.proof import exploring
from game.proof.budget import Budget
from game.proof.count import count
from game.proof.document import as_json
from game.proof.form import DENSE, PROJECTED, SPARSE
from game.proof.verdicts import prove
from proving.agreeing import without_ways
from proving.packs import hanoi, lamps, meters, quiz, river, rooms, vows

ARRAYS = Budget(forms=[SPARSE])


PUZZLES = [hanoi(5), river(), quiz(20), meters(3, 9), lamps(7, free=True), vows(3, 2, 12)]


@pytest.mark.parametrize("pack", PUZZLES)
@pytest.mark.parametrize("form", [SPARSE, PROJECTED])
def test_every_form_says_the_same(pack, form):
    """Verdicts, depths, states and counts of a puzzle are the same in integers, arrays and products."""
    said = [without_ways(prove(pack, budget=Budget(forms=[one]), counting=True)) for one in (DENSE, form)]
    assert said[0] == said[1]


def test_what_is_only_carried_costs_nothing():
    """Vows that episodes between only carry multiply the states and not the work: projection by episode."""
    program = vows(5, 4, 40)
    verdict = prove(program, budget=Budget(40 << 20))
    assert (verdict.verdict, verdict.form) == ("proved", PROJECTED)
    assert verdict.explored > 10**9
    assert verdict.reached["ending", "e6/end"].depth == 5 * (4 + 80 + 1) + 20


def test_a_tower_in_arrays():
    """There are 3ⁿ ways to stand, and the last is reached in 2ⁿ - 1 moves and one look."""
    verdict = prove(hanoi(6), budget=ARRAYS, counting=True)
    assert (verdict.states, verdict.form) == (3**6 + 1, SPARSE)
    assert verdict.reached["ending", "one/end"].depth == 2**6


@pytest.mark.parametrize("count", [40, 98])
def test_few_states_of_very_many_combinations(count):
    """A pack far too wide for integers is proved in arrays by itself, in two words of a position or more if need be."""
    verdict = prove(lamps(count), budget=Budget(1 << 20))
    assert (verdict.verdict, verdict.form, verdict.explored) == ("proved", SPARSE, count + 2)
    assert verdict.reached["ending", "one/end"].depth == count + 1
    assert as_json(verdict)["form"] == SPARSE


def test_what_fits_stays_in_integers():
    """Arrays are not taken where integers do."""
    assert prove(meters(4, 9)).form == DENSE


def test_thin_sets_are_tried_in_arrays(monkeypatch):
    """Where a layout is very wide arrays come first; where the set is not thin after all it is integers again."""
    monkeypatch.setattr(exploring, "WIDE", 1 << 20)
    assert prove(lamps(22)).form == SPARSE
    assert prove(lamps(22, free=True), budget=Budget(64 << 20)).form == DENSE


def test_integers_that_grow_too_large_become_arrays():
    """A budget that runs out on the way in integers is tried again in arrays."""
    assert prove(lamps(14), budget=Budget(60_000)).form == SPARSE


def test_what_neither_form_holds():
    """It is undecided, with the scene and the variables, each with how many values it has."""
    verdict = prove(lamps(40, free=True), budget=Budget(1 << 20))
    assert verdict.verdict == "undecided"
    said = verdict.findings[0].message
    assert f"tells {1 << 40} combinations of values apart, of 40 variables, f0 (2)" in said
    assert "more than 1 MiB can hold; one by one, within" in said
    assert "used up, most of it in one/first, where" in said


def test_only_integers():
    """A budget may leave arrays out."""
    verdict = prove(lamps(40), budget=Budget(1 << 20, forms=[DENSE]))
    assert verdict.verdict == "undecided"
    assert verdict.findings[0].message.endswith("more than 1 MiB can hold.")


def test_counting_in_arrays():
    """States and transitions are counted in arrays too."""
    assert count(lamps(40), 0, Budget(1 << 20)) == (42, 41)
    assert count(meters(4, 9), 0, ARRAYS) == count(meters(4, 9), 0, Budget())


def test_a_proof_in_integers_brings_no_numpy():
    """NumPy is imported only where arrays are needed."""
    asked = (
        "import sys; sys.path[:0] = ['.', 'tests'];"
        "from proving.packs import hanoi; from game.proof.verdicts import prove;"
        "print(prove(hanoi(3)).verdict, 'numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout == "proved False\n"


def test_layouts_that_are_only_wide_together():
    """Integers are enough where each scene asks for little, however much all of them ask for together."""
    assert prove(rooms(12, 9)).form == DENSE
