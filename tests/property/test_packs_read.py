"""What the strategies generate is valid, and a compiled pack survives being written down."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from agreement.reading import both
from game.pack.compiled import from_lines, to_lines
from game.pack.tables import ALL
from strategies.packs import packs, random_pack, seeded

SETTINGS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@SETTINGS
@given(packs())
def test_any_generated_pack_reads(files):
    """A generated pack reads without an error, and its compiled form comes back from JSON as it went."""
    check(files)


def test_seeded_packs_read():
    """So do seeded packs, tame and wild."""
    for seed in range(100):
        check(random_pack(seeded(seed), wild=seed % 2 == 1))


def test_the_same_seed_makes_the_same_pack():
    """A seeded pack depends on its seed alone."""
    assert random_pack(seeded(5)) == random_pack(seeded(5))
    assert random_pack(seeded(5)) != random_pack(seeded(6))


def test_generated_packs_use_every_key():
    """No key of the format is left out, but those of story tests, which are not part of a pack's story."""
    written = "\n".join(text for seed in range(200) for text in random_pack(seeded(seed)).values())
    tables = [
        table for table in ALL if table.name not in {"tests", "test", "test start", "step", "expectation"}
    ]
    unused = {key for table in tables for key in table.by_name if not re.search(rf"\b{key}:", written)}
    assert not unused


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_thousands_of_packs_read():
    """Five thousand seeded packs read."""
    for seed in range(5_000):
        check(random_pack(seeded(seed), wild=seed % 2 == 1))


def check(files):
    """Read, compile, write as JSON and read back."""
    _, program = both(files)
    lines = to_lines(program.tables)
    again = from_lines(lines)
    assert again == program.tables
    assert to_lines(again) == lines
