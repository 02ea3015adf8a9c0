"""How many choices a second a random player takes through `step`, events and all."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from bench.fixed_loop import fixed_loop
from game.engine.errors import BadRoll
from game.engine.offers import open_choices
from game.engine.step import begin, step
from game.pack.reader import read_pack
from game.story.compiler import compile_story
from game.story.program import RISK, Program

TOP = Path(__file__).resolve().parents[2]
CHOICES = 60_000
ROUNDS = 20
WANTED = 250_000
"""Choices a second; ink's JavaScript runtime takes 25,000."""


def play(program: Program, choices: int, seed: int) -> int:
    """Play runs from the start, choosing and rolling at random; return the events seen."""
    table = program.tables.choices
    chance = random.Random(seed).random
    taken = events = 0
    state = begin(program).state
    while taken < choices:
        offered = open_choices(program, state)
        if not offered:
            state = begin(program).state
            continue
        choice = offered[int(chance() * len(offered))]
        kind = table[choice].kind
        roll = None if kind != RISK else "failure" if chance() < 1 / 3 else "success"
        try:
            outcome = step(program, state, choice, roll)
        except BadRoll:
            outcome = step(program, state, choice, "success")
        state = outcome.state
        events += len(outcome.events)
        taken += 1
    return events


@pytest.mark.bench
def test_a_random_player_takes_a_quarter_of_a_million_choices_a_second(capsys):
    """The best of twenty rounds on the game's own story reaches the figure; the fixed loop is printed beside it."""
    program = Program(compile_story(read_pack(TOP / "story")), "bench")
    play(program, 2_000, 0)
    best, loop, events = 0.0, 1e9, 0
    for seed in range(ROUNDS):
        loop = min(loop, fixed_loop())
        started = time.process_time()
        events = play(program, CHOICES, seed)
        best = max(best, CHOICES / (time.process_time() - started))
    with capsys.disabled():
        print(
            f"\nstep: {best:,.0f} choices/s with {events / CHOICES:.1f} events each "
            f"(wanted {WANTED:,}); fixed loop of 2 million rounds: {loop * 1000:.0f} ms"
        )
    assert best >= WANTED
