"""The set explorer agrees with a breadth-first search over `step` on everything, on packs nobody thought of."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.proof import sparse_layout, sparse_ways, sparse_where
from game.proof.space import INTEGERS
from game.proof.sparse_ways import ARRAYS
from game.proof.verdicts import prove
from proving.agreeing import agrees
from proving.scattered import APART
from strategies.packs import random_pack, seeded

LIMIT = 700
"""Packs with more states in a mode are left to the slow campaign."""


@pytest.mark.parametrize("first", range(0, 16, 4))
def test_seeded_packs(first):
    """Four packs, tame and wild, in every mode: states, depths, dead ends, soft-locks, errors, walkthroughs."""
    for seed in range(first, first + 4):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT)


@pytest.mark.parametrize("form", [ARRAYS, APART])
def test_seeded_packs_in_arrays(form):
    """Packs, tame and wild, agree on the same when sets are sorted arrays."""
    for seed in range(60, 63):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT, form=form)


def test_words_and_tables_too_small_for_anything(monkeypatch):
    """Arrays agree as well where positions take many words and conditions no table."""
    monkeypatch.setattr(sparse_layout, "MOST_BITS", 4)
    monkeypatch.setattr(sparse_where, "LARGEST", 5)
    for seed in range(72, 74):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT, form=APART)


@pytest.mark.parametrize("dearer", [0, 1 << 40])
def test_back_by_either_way(monkeypatch, dearer):
    """What leads into a set is found alike by going back from it and by trying what might."""
    monkeypatch.setattr(sparse_ways, "DEARER", dearer)
    for seed in range(76, 78):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT, form=APART)


def test_prove_never_contradicts_itself():
    """Every walkthrough of five packs replays, or `prove` would raise."""
    for seed in range(5):
        verdict = prove(both(random_pack(seeded(seed)))[1])
        stuck = {finding.rule for finding in verdict.findings}
        assert (verdict.verdict == "proved") == (not stuck)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("form", [INTEGERS, ARRAYS, APART])
@pytest.mark.parametrize("wild", [False, True])
def test_thousands_of_packs(wild, form):
    """Three thousand packs of each kind agree in every mode, whichever form their sets have."""
    for seed in range(3_000):
        agrees(seed, wild=wild, limit=20_000 if form is INTEGERS else 2_000, form=form)
