"""Runs that are moved many at once: each of them, replayed through `step`, goes where the batch says it went."""

from __future__ import annotations

import numpy as np
import pytest

from agreement.reading import both
from game.engine.errors import StepError
from game.engine.machine import machine
from game.engine.offers import open_choices
from game.engine.step import begin, step
from game.proof.batch import Batch, UnderWay
from game.proof.batch_picks import PICKS
from game.proof.simulate_players import PLAYERS
from strategies.packs import random_pack, seeded
from support import little

RUNS = 16
CHOICES = 30
"""Choices of a run after which it is watched no more."""


class Watched(UnderWay):
    """A batch in which every run carries its number as a word of its own, and says what it comes to."""

    def __init__(self, batch, dice):
        super().__init__(batch, dice)
        self.stories = [[] for _ in range(RUNS)]
        """Of each run: ("at", scene, stack, values), ("choice", choice), ("roll", roll), in order."""

    def note(self, words, told):
        """Write down what each of the runs came to, given one by one."""
        for number, one in zip(words[-1].tolist(), told, strict=True):
            self.stories[number].append(one)

    def _arrive(self, standing, words):
        if len(words) == self.nodes.fields.count:
            words = [*words, np.arange(len(words[0]))]
        super()._arrive(standing, words)

    def _cell(self, point, words):
        columns = [
            np.broadcast_to(self.nodes.fields.values(slot, words), len(words[0])).tolist()
            for slot in range(self.batch.tables.tags_from)
        ]
        values = list(zip(*columns, strict=True)) or [()] * len(words[0])
        self.note(words, [("at", point[1], point[2], one) for one in values])
        going = np.array([len(self.stories[number]) < 3 * CHOICES for number in words[-1].tolist()])
        if going.any():
            super()._cell(point, [word[going] for word in words])

    def _roll(self, point, played, words):
        self.ids = [way.label[2] for way in self.nodes.rolled(point)[1]]
        super()._roll(point, played, words)

    def _thrown(self, weights, words):
        picked = super()._thrown(weights, words)
        self.note(words, [("roll", self.ids[one]) for one in picked.tolist()])
        return picked


def watched(program, mode, player, seed):
    """Play some runs at once and return what each of them says."""
    batch = Batch(program, mode, player, "watched")
    under_way = Watched(batch, np.random.Generator(np.random.SFC64(seed)))
    pick = PICKS[player]

    def picking(turns, words, dice):
        picked = pick(turns, words, dice)
        chosen = [("choice", turns[one].choice) if one >= 0 else ("stuck",) for one in picked.tolist()]
        under_way.note(words, chosen)
        return picked

    batch.pick = picking
    under_way.tally(RUNS)
    return under_way.stories


def replayed(program, mode, player, told):
    """Take one run again through `step`; every place it stood in must be the same, and a player's pick its own."""
    if not told:
        with pytest.raises(StepError):
            begin(program, mode)
        return
    state = begin(program, mode).state
    tags_from = program.tables.tags_from
    waiting = list(told)
    while waiting:
        _, scene, stack, values = waiting.pop(0)
        assert (scene, stack, values) == (state.scene, state.stack, state.values[:tags_from])
        if not waiting:
            return
        kind, *choice = waiting.pop(0)
        opened = open_choices(program, state)
        if kind == "stuck":
            assert not opened
            return
        assert choice[0] in opened
        if player != "uniform":
            assert choice[0] == PLAYERS[player](machine(program, mode), state.values, opened, None)
        roll = waiting.pop(0)[1] if waiting and waiting[0][0] == "roll" else None
        if not waiting:
            with pytest.raises(StepError):
                step(program, state, choice[0], roll)
            return
        state = step(program, state, choice[0], roll).state


def agrees(seed, *, wild):
    """Compare every run of a pack's batches, in every mode and for every player; return how many places were compared."""
    program = both(random_pack(seeded(seed), wild=wild))[1]
    places = 0
    for mode in range(len(program.tables.modes)):
        for player in PLAYERS:
            for number, told in enumerate(watched(program, mode, player, seed)):
                places += len(told)
                try:
                    replayed(program, mode, player, told)
                except AssertionError as difference:
                    where = f"seed {seed}, wild {wild}, mode {mode}, {player}, run {number}"
                    raise AssertionError(where) from difference
    return places


@pytest.mark.parametrize("wild", [False, True])
def test_each_run_of_a_batch_goes_the_way_of_step(wild):
    """Eight packs, every mode, three players: places, values, choices, rolls."""
    assert sum(agrees(seed, wild=wild) for seed in range(8)) > 4_000


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wild", [False, True])
def test_thousands_of_packs(wild):
    """Two thousand packs of each kind."""
    for seed in range(2_000):
        agrees(seed, wild=wild)


def test_calls_that_nest_too_deep():
    """A run whose next step the engine refuses stops there, in a wild pack that has such calls."""
    assert agrees(10_004, wild=True)


def test_scenes_that_lead_on_without_end_are_given_up():
    """A circle of scenes ends the runs in it, as a step that goes in one does."""
    program = little("  first: {goto: [{to: end, if: door}, second]}\n  second: {goto: first}\n")
    tally = Batch(program, 0, "uniform", "s").tally(range(7))
    assert (tally.runs, tally.choices, tally.endings) == (7, 0, {})
