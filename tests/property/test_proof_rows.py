"""Sets in rows agree with a breadth-first search over `step` as sets in one integer do."""

from __future__ import annotations

import pytest

from game.proof import rows_layout
from game.proof.space import ROWS
from proving.agreeing import agrees

LIMIT = 700
"""Packs with more states in a mode are left to the slow campaign."""
APART = ROWS._replace(one_layout=0, narrow=0)
"""Rows in a layout for every scene, so that sets are carried from one to the next."""


@pytest.mark.parametrize("first", [80])
@pytest.mark.parametrize("form", [ROWS, APART])
@pytest.mark.parametrize("least", [1, 6])
def test_seeded_packs_in_rows(monkeypatch, first, form, least):
    """Packs, tame and wild, agree on everything where rows are as short as can be, and where some slots are in them."""
    monkeypatch.setattr(rows_layout, "LEAST", least)
    for seed in range(first, first + 2):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT, form=form)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_hundreds_of_packs_in_rows(monkeypatch):
    """Three hundred packs agree in rows."""
    for seed in range(300):
        monkeypatch.setattr(rows_layout, "LEAST", 1 + seed % 9)
        for form in (ROWS, APART):
            agrees(seed, wild=bool(seed % 2), limit=LIMIT, form=form)
