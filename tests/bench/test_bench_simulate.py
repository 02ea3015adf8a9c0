"""How many choices a second `simulate` takes: many runs at once, and run by run through `step` with its texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.fixed_loop import fixed_loop
from game.pack.reader import read_pack
from game.proof.batch import Batch
from game.proof.simulate_answers import BATCH
from game.proof.simulate_runs import Simulation
from game.story.compiler import compile_story
from game.story.program import Program

TOP = Path(__file__).resolve().parents[2]
PACKS = {"season": TOP / "tests/packs/season", "story": TOP / "story"}
MANY = 10_000_000
STEPS = 400_000
RUNS = 2_000
ROUNDS = 5
ROUNDS_OF_STEPS = 20


def program(name: str) -> Program:
    """Return the Program of a pack."""
    return Program(compile_story(read_pack(PACKS[name])), "bench")


@pytest.mark.bench
@pytest.mark.parametrize("name", PACKS)
def test_ten_million_choices_a_second_in_batches(name, capsys):
    """The uniform player in the pack's own mode, one process: the best of five batches."""
    made = program(name)
    batch = Batch(made, made.tables.default_mode, "uniform", "bench")
    best, loop = 0.0, 1e9
    for number in range(ROUNDS):
        loop = min(loop, fixed_loop())
        started = time.process_time()
        tally = batch.tally(range(number * BATCH, (number + 1) * BATCH))
        best = max(best, tally.choices / (time.process_time() - started))
    with capsys.disabled():
        print(
            f"\nsimulate {name}, {BATCH:,} runs at once: {best / 1e6:.1f} million choices/s "
            f"(wanted {MANY / 1e6:.0f}); fixed loop of 2 million rounds: {loop * 1000:.0f} ms"
        )
    assert best >= MANY


@pytest.mark.bench
def test_four_hundred_thousand_choices_a_second_through_step(capsys):
    """The uniform player on the season, run by run, with every text of the page built: the best of twenty rounds."""
    made = program("season")
    simulation = Simulation(made, made.tables.default_mode, "uniform", "bench")
    simulation.tally(range(20))
    best, loop, letters = 0.0, 1e9, 0
    for number in range(ROUNDS_OF_STEPS):
        loop = min(loop, fixed_loop())
        started = time.process_time()
        tally = simulation.tally(range(number * RUNS, (number + 1) * RUNS))
        best = max(best, tally.choices / (time.process_time() - started))
        letters = tally.letters // tally.choices
    with capsys.disabled():
        print(
            f"\nsimulate through step, {letters} letters of text a choice: {best:,.0f} choices/s "
            f"(wanted {STEPS:,}); fixed loop of 2 million rounds: {loop * 1000:.0f} ms"
        )
    assert best >= STEPS
