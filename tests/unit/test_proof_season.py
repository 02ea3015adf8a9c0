"""The proof room at full size: the season's skeleton, counted and proved."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.proof.budget import Budget
from game.proof.count import count
from game.proof.verdicts import prove
from season import plain_files, season_files

STATES = {"story": 3_442_979, "standard": 10_822_629, "curfew": 10_793_577}
"""By mode, as a program that has nothing in common with the proofs counts them: see the pack's README."""
TRANSITIONS = {"story": 9_323_340, "standard": 30_594_771, "curfew": 29_892_042}


@pytest.fixture(scope="module")
def season():
    """Return the full pack, compiled."""
    return both(season_files())[1]


@pytest.mark.parametrize(
    "mode",
    [
        "story",
        "standard",
        pytest.param("curfew", marks=pytest.mark.slow),
    ],
)
def test_a_season_is_counted(season, mode):
    """States and transitions are exactly those of an independent count."""
    at = [one.name for one in season.tables.modes].index(mode)
    assert count(season, at, Budget()) == (STATES[mode], TRANSITIONS[mode])


@pytest.mark.slow
def test_a_plain_season_is_counted():
    """Without push, betrayal and modes it has more states, and they are counted exactly too."""
    assert count(both(plain_files())[1], 0, Budget()) == (11_171_737, 31_249_468)


def test_a_season_is_proved(season):
    """Everything in ten million states can be reached, all thirteen endings too, and nobody can get stuck."""
    verdict = prove(season, [season.tables.default_mode])
    assert verdict.verdict == "proved"
    assert len([subject for subject in verdict.reached if subject[0] == "ending"]) == 13
    assert set(verdict.reached) >= set(verdict.wanted)
