"""What an exploration leaves in memory once it is given up, where nothing is collected in between."""

from __future__ import annotations

import gc
from contextlib import contextmanager

import pytest

from game.proof.layout import Layout
from game.proof.projected_layout import PRODUCTS
from game.proof.reach import explore
from game.proof.space import INTEGERS, ROWS, Node, Space
from game.proof.sparse_ways import ARRAYS
from proving.packs import meters, vows

FORMS = pytest.mark.parametrize(
    "form", [INTEGERS, ROWS, PRODUCTS, ARRAYS], ids=["one", "rows", "products", "arrays"]
)


@contextmanager
def leaving_nothing():
    """Hold that no node and no layout stays of what is made here, with the collector off."""
    gc.collect()
    gc.disable()
    try:
        before = alive()
        yield
        assert alive() == before
    finally:
        gc.enable()


def alive():
    """Return how many nodes and layouts there are."""
    every = gc.get_objects()
    return sum(isinstance(one, Node) for one in every), sum(isinstance(one, Layout) for one in every)


def explored_and_given_up(program, form):
    """Explore a story in a form, ask for a way back and a state, and give it up."""
    space = Space(program, 0, form=form)
    reached = explore(space)
    for way in space.start.links_out:
        way.into(way.target.bits, space.start.bits)
    assert all(list(cell.layout.valuations(cell.bits)) for cell in reached.cells())
    space.give_up()


@FORMS
@pytest.mark.parametrize("program", [meters(3, 9), vows(3, 2, 12)], ids=["meters", "vows"])
def test_what_is_given_up_goes_by_itself(program, form):
    """Of an exploration that is given up no layout stays, whatever its sets were."""
    with leaving_nothing():
        explored_and_given_up(program, form)
