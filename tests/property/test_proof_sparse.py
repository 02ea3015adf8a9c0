"""A sorted array does what the integer does that it stands for: every operator and every movement."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.proof.layout import Layout
from game.proof.masks import mask_of
from game.proof.movements import Assign, Forget, Guard, Repack, Shift
from game.proof.sparse_layout import SparseLayout

DOMAINS = ((0,), (0, 1), (2, 3, 5), (0, 10, 20, 30, 40), (1, 2, 3), (0, 1))
OTHER = ((0,), (0, 1), (2, 5), (0, 10, 20, 30, 40, 50), (3,), (1,))
"""Value sets somewhere else: some values are gone, one is new, and two slots have but one."""
SLOTS = (1, 2, 3, 4, 5)
DENSE = Layout(DOMAINS, SLOTS)
SPARSE = SparseLayout(DOMAINS, SLOTS)
sets = st.frozensets(st.integers(0, DENSE.size - 1), max_size=60)


def dense(layout, places):
    """Return a set of positions as an integer."""
    return sum(1 << place for place in places)


def sparse(layout, places):
    """Return the same set as an array of a sparse layout; the positions are those of a dense one."""
    found = 0
    for place in places:
        found |= layout.single(layout.position(Layout.valuation(DENSE, place)))
    return found


def told(layout, bits):
    """Return a set as its valuations, in a form that can be compared."""
    return {tuple(sorted(one.items())) for one in layout.valuations(bits)} if bits else set()


def conditions():
    """Generate conditions on the slots, as they are compiled and settled."""
    compared = st.tuples(
        st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"]),
        st.sampled_from([("var", slot) for slot in SLOTS]),
        st.sampled_from([*(("int", value) for value in (0, 1, 2, 3, 10, 20)), *(("var", s) for s in SLOTS)]),
    )
    return st.recursive(
        compared,
        lambda inner: st.one_of(
            st.tuples(st.sampled_from(["and", "or"]), inner, inner), st.tuples(st.just("not"), inner)
        ),
        max_leaves=6,
    )


@given(sets, sets)
def test_operators(one, two):
    """Union, intersection, difference, truth and count are those of integers."""
    a, b = dense(DENSE, one), dense(DENSE, two)
    x, y = sparse(SPARSE, one), sparse(SPARSE, two)
    for mine, theirs in (
        (x | y, a | b),
        (x & y if one and two else 0, a & b),
        (x & ~y if one else 0, a & ~b),
    ):
        assert told(SPARSE, mine) == told(DENSE, theirs)
        assert bool(mine) == bool(theirs)
        assert mine.bit_count() == theirs.bit_count()


@given(sets, conditions())
def test_conditions(places, code):
    """A condition holds for the same valuations, and fails for the same."""
    a, x = dense(DENSE, places), sparse(SPARSE, places)
    mask, where = mask_of(DENSE, code), mask_of(SPARSE, code)
    assert bool(mask) == bool(where)
    if places:
        assert told(SPARSE, x & where) == told(DENSE, a & mask)
        assert told(SPARSE, x & ~where) == told(DENSE, a & ~mask)


@given(sets, conditions(), st.sampled_from(SLOTS), st.data())
def test_movements(places, code, slot, data):
    """Every movement leads to the same valuations, and back to the same."""
    count = len(DOMAINS[slot])
    place = data.draw(st.integers(0, count - 1))
    moved = data.draw(st.integers(0, count - 1))
    forgotten = data.draw(st.sets(st.sampled_from(SLOTS)))

    def of(layout):
        where = mask_of(layout, code)
        yield Guard(where)
        yield Assign(layout, slot, place)
        yield Forget(layout, sorted(forgotten))
        part = layout.holding(slot, (place,)) & where
        if part and moved != place:
            yield Shift(layout.full, [(part, (moved - place) * layout.strides[slot])])

    a, x = dense(DENSE, places), sparse(SPARSE, places)
    for mine, theirs in zip(map(SPARSE.ready, of(SPARSE)), of(DENSE), strict=True):
        assert told(SPARSE, mine.forward(x)) == told(DENSE, theirs.forward(a))
        assert told(SPARSE, mine.backward(x)) == told(DENSE, theirs.backward(a))


@given(sets, st.permutations(SLOTS).map(lambda order: order[:3]), st.integers(0, 63))
def test_changes_of_layout(places, order, live):
    """A set comes to the same valuations in another layout, and from the same ones of this."""
    order = [slot for slot in SLOTS if slot in order and len(OTHER[slot]) > 1]
    target, there = Layout(OTHER, order), SparseLayout(OTHER, order)
    theirs = Repack(DENSE, target, live)
    mine = SPARSE.ready(Repack(SPARSE, there, live), there)
    a, x = dense(DENSE, places), sparse(SPARSE, places)
    came, arrived = theirs.forward(a), mine.forward(x)
    assert told(there, arrived) == told(target, came)
    assert told(SPARSE, mine.backward(arrived)) == told(DENSE, theirs.backward(came))


@given(st.lists(sets, max_size=12))
def test_sets_that_grow(parts):
    """A set that is added to again and again holds each position once."""
    whole, everything = 0, frozenset()
    for part in parts:
        if part:
            whole |= sparse(SPARSE, part)
            everything |= part
            assert whole.bit_count() == len(everything)
            assert whole & ~sparse(SPARSE, part) or everything == part
