"""JSON with one thing a line is what the standard library writes."""

from __future__ import annotations

import json

from hypothesis import given

from game.cli.indented import indented
from strategies.values import json_values


@given(json_values(tuples=True))
def test_it_is_written_as_the_standard_library_writes_it(value):
    """Every value has the same text, to the letter."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
