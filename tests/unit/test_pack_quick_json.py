"""JSON as the cache reads it says what the standard library's says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from game.pack.quick_json import loads
from strategies.values import json_values


@given(json_values(infinite=True))
def test_what_was_written_is_read(value):
    """Every value comes back from its text."""
    assert loads(json.dumps(value, ensure_ascii=False)) == value


@pytest.mark.parametrize(
    "text", ["", "[1,", "[1] ", ' {"a":1}', '{"a":1}}', "nul", '"\n"', "[Infinity]", "1 2", "'a'"]
)
def test_a_damaged_text_is_refused_alike(text):
    """What the standard library makes of a text is what comes of it, in value or in words."""
    assert _read(loads, text) == _read(json.loads, text)


def _read(reading, text):
    try:
        return reading(text)
    except ValueError as error:
        return str(error)
