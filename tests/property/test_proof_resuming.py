"""Looking for texts from an exploration that was made anyway finds what an exploration of their own finds."""

from __future__ import annotations

import pytest

from game.proof.budget import Budget
from game.proof.conditions import reads
from game.proof.exploring import explored
from game.proof.ledger import Ledger
from game.proof.reading import Reading
from game.proof.space import Space
from game.proof.terrain import Terrain
from game.proof.texts import shown, shown_after
from strategies.packs import random_pack, seeded
from support import compiled

SEEDS = range(40)
LEFT = {2, 3, 11, 21, 24, 27, 30, 32}
"""Seeds whose exploration is not resumed: what a push says is asked about, or a step is refused."""


def asked_of(program, mode):
    """Return the ground of a mode, the sites of the texts without marks, and the sides of their pieces."""
    terrains = {mode: Terrain(program, mode)}
    reading = Reading(program, terrains, Ledger(program.tables), lambda _subject: False)
    marked = {text for text, own in reading._sites.items() if any(site.mark for site in own)}
    wanted = {piece for piece in reading.names if piece[0] not in marked}
    return *reading._ground(mode, {piece[0] for piece in wanted}), wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_read_is_the_same_resumed_and_from_the_start(seed):
    """A side of a piece shows in the resumed exploration if and only if it shows in one of its own."""
    program = compiled(random_pack(seeded(seed), wild=seed % 3 == 0))
    mode = program.tables.default_mode
    ground, pages, wanted = asked_of(program, mode)
    before = explored(Space(program, mode, reads(program.tables, mode), terrain=ground), Budget())
    resumed = shown_after(before, pages, wanted, Budget())
    alone = shown(ground, pages, wanted, Budget(), deep=True)
    assert (resumed is None) == (seed in LEFT)
    if resumed is not None:
        assert resumed.keys() & wanted == (alone[1].keys() & wanted if alone else set())
    flooded = shown(ground, pages, wanted, Budget(), deep=False)
    assert (flooded[1].keys() if flooded else set()) == (alone[1].keys() if alone else set())
