"""How fast states are explored, and in how much memory, beside a breadth-first search in C made from the same tables."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.c_story import c_story
from bench.made_story import made_story
from game.pack.cache import load_program
from game.proof.budget import Budget
from game.proof.count import count

TOP = Path(__file__).resolve().parents[2]
SEARCH = Path(__file__).with_name("search.c")
STATUS = Path("/proc/self/status")
EXPLORE = Path(__file__).with_name("explore_once.py")
ROUNDS = 3
"""Rounds of ours of which the best counts; of the C program too, where it takes seconds."""
MIB = 1 << 10
"""KiB in a MiB."""


class Ours(NamedTuple):
    """What exploring takes here."""

    states: int
    seconds: float
    """Of the processor, from the compiled pack in memory to the sets of all cells."""
    as_prove: float
    """The same with merging, depths and layers, as `prove` explores."""
    before: int
    """Peak memory of the process before it explores, in KiB."""
    after: int


class Theirs(NamedTuple):
    """What the search takes in C."""

    states: int
    transitions: int
    depth: int
    seconds: float
    """Of the processor, from the start state to the last."""
    memory: int
    """Peak memory of the process, in KiB."""


def ours(folder: Path, cache: Path) -> Ours:
    """Explore in a new process, and take the best of some rounds."""
    if not STATUS.exists():
        pytest.skip("there is no /proc here to read a process's own memory from")
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(cache / "bytecode")
    found = []
    for _ in range(ROUNDS + 1):
        command = [sys.executable, str(EXPLORE), str(folder), str(cache)]
        done = subprocess.run(command, env=environment, cwd=TOP, capture_output=True, text=True, check=True)
        states, seconds, as_prove, before, after = done.stdout.split()
        found.append(Ours(int(states), float(seconds), float(as_prove), int(before), int(after)))
    return min(found[1:], key=lambda one: one.seconds)


def theirs(folder: Path, cache: Path, states: int, rounds: int) -> Theirs:
    """Make a search of the same tables, compile it with `cc -O2`, and take the best of some rounds."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler to make the search with that this is measured against")
    (cache / "story.h").write_text(c_story(load_program(folder, cache), 0), encoding="utf-8")
    program = cache / "search"
    subprocess.run([compiler, "-O2", f"-I{cache}", "-o", str(program), str(SEARCH)], check=True)
    found = []
    for _ in range(rounds):
        done = subprocess.run([str(program), str(states)], capture_output=True, text=True, check=True)
        one, two, depth, seconds, memory = done.stdout.split()
        found.append(Theirs(int(one), int(two), int(depth), float(seconds), int(memory)))
    return min(found, key=lambda one: one.seconds)


def told(here: Ours, there: Theirs) -> str:
    """Return the figures in words."""
    grown = here.after - here.before
    return (
        f"\n{here.states:,} states, {there.transitions:,} transitions: explored in {here.seconds:.3f} s "
        f"({here.as_prove:.3f} s as `prove` does), {here.after / MIB:.0f} MiB, of which exploring {grown / MIB:.0f}; "
        f"C {there.seconds:.2f} s, {there.memory / MIB:.0f} MiB; {there.seconds / here.seconds:.0f} times as fast, "
        f"memory 1/{there.memory / here.after:.1f} (exploring alone 1/{there.memory / grown:.1f})"
    )


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_millions_of_states_in_a_tenth_of_the_time_and_memory_of_c(tmp_path, capsys):
    """More than eight million states: the same states and transitions, ten times as fast as C, in a tenth of its memory.

    The memory compared is that of the whole process on both sides, the interpreter and the program included: nobody
    can explore without them.
    """
    folder = made_story(tmp_path / "pack", promises=6)
    here = ours(folder, tmp_path)
    there = theirs(folder, tmp_path, here.states, ROUNDS)
    with capsys.disabled():
        print(told(here, there))
    assert here.states >= 8_000_000
    assert (there.states, there.transitions) == count(load_program(folder, tmp_path), 0, Budget())
    assert here.states == there.states
    assert there.seconds >= 10 * here.seconds
    assert there.memory >= 10 * here.after


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_a_hundred_million_states_in_a_fiftieth_of_the_time_of_c(tmp_path, capsys):
    """More than a hundred million states: as many as C finds, and fifty times as fast. C needs about 3 GB for it."""
    folder = made_story(tmp_path / "pack", promises=10)
    here = ours(folder, tmp_path)
    there = theirs(folder, tmp_path, here.states, 1)
    with capsys.disabled():
        print(told(here, there))
    assert here.states >= 100_000_000
    assert here.states == there.states
    assert there.seconds >= 50 * here.seconds
