"""The verdicts on a pack are the same in every form: everything that `prove` decides, runs made easier at a camp as well."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.proof import easing, exploring, projected_layout, sparse_ways, verdicts
from game.proof.budget import Budget
from game.proof.form import DENSE, PROJECTED, SPARSE
from game.proof.verdicts import prove
from proving.agreeing import without_ways
from proving.scattered import APART, SCATTERED
from season import season_files
from strategies.packs import random_pack, seeded


@pytest.fixture
def in_small_layouts(monkeypatch):
    """Let every scene have layouts of its own, and products hold any slots apart."""
    monkeypatch.setattr(sparse_ways, "ARRAYS", APART)
    monkeypatch.setattr(projected_layout, "PRODUCTS", SCATTERED)
    monkeypatch.setattr(easing, "PRODUCTS", SCATTERED)


@pytest.mark.parametrize("seed", range(130, 132))
def test_verdicts_of_seeded_packs(in_small_layouts, seed):
    """Tame and wild packs."""
    agree(both(random_pack(seeded(seed), wild=bool(seed % 2)))[1])


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_verdicts_of_hundreds_of_packs(in_small_layouts):
    """Three hundred packs."""
    for seed in range(300):
        agree(both(random_pack(seeded(seed), wild=bool(seed % 2)))[1])


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_verdicts_of_a_season():
    """A season of ten million states, in the default mode."""
    program = both(season_files())[1]
    agree(program, [program.tables.default_mode])


def agree(program, modes=None):
    """Compare the verdicts in all forms."""
    dense, *others = (
        without_ways(prove(program, modes, budget=Budget(forms=[form])))
        for form in (DENSE, SPARSE, PROJECTED)
    )
    for other in others:
        assert other == dense


@pytest.mark.parametrize(
    ("other", "seed"), [(SPARSE, 134), (PROJECTED, 135), (SPARSE, 136), (PROJECTED, 137)]
)
def test_modes_in_different_forms(in_small_layouts, monkeypatch, other, seed):
    """One mode in integers and the next in another form: runs of the one are made easier in the other."""
    program = both(random_pack(seeded(seed), wild=True))[1]
    dense = without_ways(prove(program, budget=Budget(forms=[DENSE])))

    def by_mode(space, budget):
        return exploring.explored(space, Budget(budget.most, forms=[other if space.mode % 2 else DENSE]))

    monkeypatch.setattr(verdicts, "explored", by_mode)
    monkeypatch.setattr(easing, "explored", by_mode)
    assert without_ways(prove(program)) == dense
