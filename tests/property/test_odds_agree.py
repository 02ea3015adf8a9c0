"""The odds agree with a plain linear solve over the naive search, on packs nobody thought of."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.proof.odds_answers import odds
from game.proof.odds_conditions import with_conditions
from game.proof.odds_players import FIXED, FREE
from proving.plain_odds import plain
from strategies.packs import random_pack, seeded

LIMIT = 60
"""Packs with more states in a mode are left to the slow campaign."""


@pytest.mark.parametrize("first", range(0, 12, 4))
def test_seeded_packs(first):
    """Four packs in every mode: every ending for all five players."""
    for seed in range(first, first + 4):
        agree(seed, LIMIT)


def test_intervals_hold_the_fractions(monkeypatch):
    """Past the size up to which fractions are made, bounds no wider than promised hold what the fractions are."""
    for seed in range(40, 44):
        story = both(random_pack(seeded(seed)))[0]
        numbers = [one for one in story.variables if one.kind == "range" and not one.tag]
        program, wanted = with_conditions(story, [f"{one.name} > {one.low}" for one in numbers])
        players = ("uniform", "careful", "bold")
        exact = odds(program, 0, players, of=wanted)
        with monkeypatch.context() as patch:
            patch.setattr("game.proof.odds_answers.MOST_EXACT", -1)
            rounded = odds(program, 0, players, of=wanted)
        assert not rounded.reasons
        for player in players:
            for name, chance in rounded.players[player].items():
                assert chance.exact is None
                assert chance.low <= exact.players[player][name].exact <= chance.high, (seed, player, name)
                assert chance.high - chance.low <= 1e-9
            unended = rounded.unended[player]
            assert unended.low <= exact.unended[player].exact <= unended.high, (seed, player)
            for episode, leaving in rounded.meters.get(player, {}).items():
                means = exact.meters[player][episode].means
                for chance, known in zip(leaving.holds, exact.meters[player][episode].holds, strict=True):
                    assert chance.low <= known.exact <= chance.high, (seed, player, episode)
                assert leaving.means == pytest.approx({slot: float(mean) for slot, mean in means.items()})


def test_few_endings_at_a_time(monkeypatch):
    """However few chances there is room for at once, each comes out as it does beside the others."""
    for seed in range(60, 64):
        program = both(random_pack(seeded(seed)))[1]
        asked = [program.tables.scenes[ending.scene].name for ending in program.tables.endings][:1]
        together = odds(program, 0, ("best", "worst"), asked=asked)
        with monkeypatch.context() as patch:
            patch.setattr("game.proof.odds_answers.FOR_COLUMNS", 1 << 60)
            alone = odds(program, 0, ("best", "worst"), asked=asked)
        assert alone.players == together.players
        assert alone.losses == together.losses


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("first", range(0, 2000, 500))
def test_thousands_of_packs(first):
    """Two thousand packs agree in every mode."""
    for seed in range(first, first + 500):
        agree(seed, 300)


def agree(seed, limit):
    """Compare both on one pack."""
    story, program = both(random_pack(seeded(seed)))
    for number, mode in enumerate(program.tables.modes):
        found = plain(story, mode.name, limit)
        if found is None:
            continue
        try:
            compare(found, odds(program, number, (*FIXED, *FREE)))
        except AssertionError as difference:
            raise AssertionError(f"seed {seed}, mode {mode.name}") from difference


def compare(found, answer):
    """Compare the players one by one; an ending that is never reached has no chance."""
    assert not answer.reasons
    for player in ("uniform", "careful", "bold"):
        expected = found.odds(player)
        for ending, chance in answer.players[player].items():
            assert chance.exact == expected.get(ending, 0), (player, ending)
        assert answer.unended[player].exact == 1 - sum(expected.values())
    for ending in answer.players["best"]:
        worst, best = found.limits(ending) if ending in found.found.endings else (0, 0)
        for player, limit in (("worst", worst), ("best", best)):
            chance = answer.players[player][ending]
            assert chance.low <= limit <= chance.high, (player, ending, limit, chance)
            assert chance.high - chance.low <= 1e-9
