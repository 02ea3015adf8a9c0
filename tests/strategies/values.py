"""What JSON can say."""

from __future__ import annotations

from hypothesis import strategies as st


def json_values(*, tuples=False, infinite=False):
    """Return values of JSON, with tuples for lists or with what is no finite number where that is asked for."""
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=infinite)
    return st.recursive(
        st.none() | st.booleans() | numbers | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.text(), inner)
            | (st.tuples(inner, inner) if tuples else st.nothing())
        ),
    )
