"""Which form an exploration holds its sets in: integers where they fit, else sorted arrays, or neither.

An integer takes a bit for every valuation that a layout tells apart, whether a run comes to it or not; an array takes
64 for each that one comes to. So what has layouts too wide for the budget is explored in arrays; and where they are very
wide arrays come first, in case that the sets are thin, until they take as much as one integer of full length.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from game.proof.budget import Budget, Exhausted
from game.proof.form import DENSE, SPARSE
from game.proof.meter import Meter
from game.proof.reach import explore

if TYPE_CHECKING:
    from game.proof.reach import Reached
    from game.proof.space import Space

WIDE = 10**8
"""Valuations of a layout past which integers are slow wherever few of them are come to."""


def explored(space: Space, budget: Budget) -> Reached:
    """Return what can be reached in a space of integers, in the form that holds it; Exhausted where none does."""
    before = ""
    if DENSE in budget.forms:
        try:
            return _in_integers(space, budget)
        except Exhausted as spent:
            if SPARSE not in budget.forms:
                raise
            before = f"{spent}; one by one, "
    try:
        return _in_arrays(space, budget)
    except Exhausted as spent:
        raise Exhausted(f"{before}{spent}") from None


def _in_integers(space: Space, budget: Budget) -> Reached:
    budget.layouts_fit(space)
    widest = max(layout.size for layout in space.layouts())
    if widest > WIDE and SPARSE in budget.forms:
        with suppress(Exhausted):
            return _in_arrays(space, Budget(min(widest // 8, budget.most)))
    return explore(space, budget.check)


def _in_arrays(space: Space, budget: Budget) -> Reached:
    from game.proof.sparse_ways import ARRAYS  # noqa: PLC0415 - NumPy is brought only where it is needed

    space = space.held_as(ARRAYS)
    meter = Meter(budget, space)
    return explore(space, meter.check, meter.gathered)
