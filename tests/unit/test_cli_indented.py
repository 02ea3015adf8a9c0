"""JSON with one thing a line is what the standard library writes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from game.cli.indented import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_written_as_the_standard_library_writes_it(value):
    """Every value has the same text, to the letter."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
