"""Which form an exploration holds its sets in: integers where they fit, else arrays or products, or none.

An integer takes a bit for every valuation that a layout tells apart, whether a run comes to it or not; an array takes
64 for each that one comes to. So where layouts are very wide arrays come first, in case that the sets are thin, until
they take as much as one integer of full length. What does not fit as integers is explored as products, if it is what
episodes only carry that makes the layouts so wide, and in arrays with all the budget last.
"""

from __future__ import annotations

from contextlib import contextmanager

from game.proof.budget import Budget, Exhausted
from game.proof.form import DENSE, PROJECTED, SPARSE
from game.proof.reach import explore, flood
from game.proof.space import INTEGERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.proof.reach import Reached
    from game.proof.space import Space

    Try = Callable[[], Reached]

WIDE = 10**9
"""Valuations of a layout past which arrays are tried first; up to it integers in rows are as good for thin sets."""
TRIAL = 16 << 20
"""Most bytes that arrays may take before something else is tried."""
GAIN = 16
"""How many times narrower products must be than integers before they are tried."""


@contextmanager
def given_up_if_spent(space: Space) -> Iterator[None]:
    """Give up what was explored of a space by the time that its budget runs out: it would not go by itself."""
    try:
        yield
    except Exhausted:
        space.give_up()
        raise


def explored(space: Space, budget: Budget, *, shallow: bool = False) -> Reached:
    """Return what can be reached in a space of integers, in a form that holds it; Exhausted where none does.

    A `shallow` one need not tell after how many choices; it may have neither depths nor layers.
    """
    why: list[str] = []
    for words, attempt in _attempts(space, budget, shallow=shallow):
        try:
            return attempt()
        except Exhausted as spent:
            why += [f"{words}{spent}"] if words is not None else []
    raise Exhausted("; ".join(why))


def _attempts(space: Space, budget: Budget, *, shallow: bool) -> Iterator[tuple[str | None, Try]]:
    """Yield ways to explore, the likeliest first, each with how its failure is told, or None for a mere trial.

    Where the given layouts don't fit narrower ones are taken, between which sets are carried more often.
    """
    if not all(budget.fits(layout) for layout in space.layouts()):
        space = space.held_as(INTEGERS)
    widest = _span(space)
    if widest > WIDE and SPARSE in budget.forms and len(budget.forms) > 1:
        trial = Budget(min(TRIAL, widest // 8, budget.most // 16))
        yield None, lambda: _in_arrays(space, trial)
    if DENSE in budget.forms:
        yield "", lambda: _in_integers(space, budget, shallow=shallow)
    if PROJECTED in budget.forms:
        from game.proof.projected_layout import PRODUCTS  # noqa: PLC0415 - most stories are explored by now

        products = space.held_as(PRODUCTS)
        if _span(products) * GAIN <= widest or len(budget.forms) == 1:
            yield "episode by episode, ", lambda: _in_products(products, budget)
    if SPARSE in budget.forms:
        yield "one by one, ", lambda: _in_arrays(space, budget)


def _span(space: Space) -> int:
    return max(layout.span for layout in space.layouts())


def _in_integers(space: Space, budget: Budget, *, shallow: bool) -> Reached:
    budget.layouts_fit(space)
    if shallow:
        with given_up_if_spent(space):
            found = flood(space, budget.check, inside=True)
        if not any(node.bits for node in space.nodes.values() if node.point[0] == "error"):
            return found
        space.give_up()
        space = space.held_as(space.form)  # which steps are refused is told by depths
    with given_up_if_spent(space):
        return explore(space, budget.watch())


def _in_products(space: Space, budget: Budget) -> Reached:
    budget.layouts_fit(space)
    return _metered(space, budget)


def _in_arrays(space: Space, budget: Budget) -> Reached:
    from game.proof.sparse_ways import ARRAYS  # noqa: PLC0415 - NumPy is brought only where it is needed

    return _metered(space.held_as(ARRAYS), budget)


def _metered(space: Space, budget: Budget) -> Reached:
    from game.proof.meter import Meter  # noqa: PLC0415 - only what does not fit as integers is metered

    meter = Meter(budget, space)
    with given_up_if_spent(space):
        return explore(space, meter.check, meter.gathered)
