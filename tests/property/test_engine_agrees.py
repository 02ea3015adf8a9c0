"""The engine does what the design says: it agrees, step by step, with an interpreter written from the design alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreement.lockstep import begun, compare_refusals, play, take
from agreement.reading import both
from naive.explore import moves_from
from strategies.packs import packs, playthroughs, random_pack, random_playthrough, seeded

SETTINGS = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@SETTINGS
@given(packs(), st.integers(0, 2), playthroughs())
def test_any_way_through_any_pack(files, mode, picks):
    """Offers, odds, values, scenes, calls, events, texts and digests are the same at every step."""
    story, program = both(files)
    play(story, program, mode % len(story.modes), picks)


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_seeded_packs(first):
    """Twenty seeded packs agree in every mode."""
    for seed in range(first, first + 20):
        played(seed, wild=False)


def test_wild_packs():
    """Packs whose rules nest calls too deep agree on what is an error, too."""
    for seed in range(30):
        played(seed, wild=True)


def test_what_one_refuses_the_other_refuses():
    """No choice that is hidden or locked, and no roll that can't come, is taken."""
    for seed in range(30):
        generator = seeded(seed)
        pair = begun(*both(random_pack(generator)), 0)
        for picked in random_playthrough(generator, 8):
            compare_refusals(pair)
            moves = list(moves_from(pair.story, pair.naive))
            if not moves or not take(pair, moves[picked % len(moves)]):
                break


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wild", [False, True])
def test_thousands_of_packs(wild):
    """Five thousand packs of each kind agree in every mode."""
    for seed in range(5_000):
        played(seed, wild=wild, ways=3)


def played(seed, *, wild, ways=1):
    """Play a seeded pack in each of its modes, some ways in each."""
    generator = seeded(seed)
    story, program = both(random_pack(generator, wild=wild))
    for mode in range(len(story.modes)):
        for _ in range(ways):
            try:
                play(story, program, mode, random_playthrough(generator))
            except AssertionError as difference:
                raise AssertionError(f"seed {seed}, wild {wild}, mode {mode}") from difference
