"""Sets as products of near and far valuations agree with a breadth-first search over `step`, however slots are parted."""

from __future__ import annotations

import pytest

from game.proof.carrying import carried
from game.proof.space import Space
from proving.agreeing import agrees
from proving.packs import vows
from proving.scattered import PARTED, SCATTERED

LIMIT = 500
"""Packs with more states in a mode are left to the slow campaign."""


@pytest.mark.parametrize("form", [PARTED, SCATTERED])
def test_seeded_packs_in_products(form):
    """Packs, tame and wild, agree on everything."""
    for seed in range(120, 122):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT, form=form)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("form", [PARTED, SCATTERED])
def test_hundreds_of_packs_in_products(form):
    """Six hundred packs agree in products."""
    for seed in range(600):
        agrees(seed, wild=bool(seed % 2), limit=2_000, form=form)


def test_what_a_chapter_carries():
    """A chapter carries what nothing in it reads or writes."""
    space = Space(vows(3, 2, 4), 0)
    names = [slot.name for slot in space.tables.slots]
    found = carried(space.terrain, space.changes, space.asked)
    told = {
        chapter: {name for slot, name in enumerate(names) if slots >> slot & 1 and name.startswith("v")}
        for chapter, slots in found.items()
        if chapter >= 0
    }
    first, _, third, *_ = told.values()
    assert first == {"v2", "v3", "v4", "v5"}
    assert third == {"v0", "v1", "v2", "v3"}
