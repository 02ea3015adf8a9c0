"""A step that is remembered leads where it led, and its page says the same: a Program that remembers agrees with one that is made to forget."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.engine.chance import chances
from game.engine.errors import NotOpen, StepError
from game.engine.machine import machine
from game.engine.offers import can_push, offers, open_choices
from game.engine.remembered import MOST
from game.engine.step import begin, step
from game.story.program import Program
from game.story.rendering import render
from strategies.packs import random_pack, seeded

CHOICES = 150
"""Choices of one pack in one mode, run after run."""


@pytest.mark.parametrize("wild", [False, True])
def test_seeded_packs(wild):
    """Thirty packs, run after run, so that most choices are taken on values seen before and on others."""
    assert sum(again(seed, wild=wild) for seed in range(30)) > 3_000


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("wild", [False, True])
def test_thousands_of_packs(wild):
    """Three thousand packs of each kind."""
    for seed in range(3_000):
        again(seed, wild=wild)


def test_what_is_remembered_of_one_scene_is_not_taken_from_another():
    """A choice that was taken twice is refused all the same where one does not stand in its scene."""
    program = both(random_pack(seeded(1)))[1]
    state = begin(program).state
    choice = open_choices(program, state)[0]
    roll = next((roll for roll, _ in chances(program, state, choice)), None)
    for _ in range(3):
        step(program, state, choice, roll)
    for scene in range(len(program.tables.scenes)):
        if scene != state.scene:
            with pytest.raises(NotOpen):
                step(program, state._replace(scene=scene), choice, roll)


def again(seed, *, wild):
    """Play one pack in all its modes with and without memory; return how many steps were remembered ones."""
    generator = seeded(seed)
    program = both(random_pack(generator, wild=wild))[1]
    forgetful = Program(program.tables, program.hash)
    return sum(played(program, forgetful, mode, generator) for mode in range(len(program.tables.modes)))


def played(program, forgetful, mode, generator):
    """Play runs from the start until enough choices are taken; return how many steps were remembered ones."""
    here, there = machine(program, mode), machine(forgetful, mode)
    state, hits = None, 0
    for _ in range(CHOICES):
        moves = [] if state is None else moves_of(program, forgetful, state)
        if not moves:
            try:
                state = begin(program, mode).state
            except StepError:
                break
            continue
        choice, roll = generator.choice(moves)
        there.known.clear()
        expected = result(forgetful, state, choice, roll)
        kept = here.known.get((choice, roll, state.scene, state.stack))
        hits += kept is not None and kept.read(state.values) in kept.found
        assert result(program, state, choice, roll) == expected
        forgetful.linked.pop("printed", None)
        assert page(program, expected) == page(forgetful, expected)
        state = None if isinstance(expected, type) else expected.state
    assert all(len(known.found) <= MOST for known in here.known.values() if known is not None)
    return hits


def result(program, state, choice, roll):
    """Return what a step leads to, or the kind of error that it ends in."""
    try:
        return step(program, state, choice, roll)
    except StepError as error:
        return type(error)


def page(program, outcome):
    """Return what a step prints."""
    events = () if isinstance(outcome, type) else outcome.events
    return [render(program, event[1], event[2]) for event in events if event[0] == "text"]


def moves_of(program, forgetful, state):
    """Return the choices that may be taken, with each roll that can come, and see that memory offers the same."""
    machine(forgetful, state.values[0]).offered[state.scene].found.clear()
    choices = open_choices(program, state)
    assert choices == open_choices(forgetful, state)
    assert choices == tuple(offer.choice for offer in offers(forgetful, state) if offer.open)
    return [
        (choice, roll)
        for choice in choices
        for roll in ([roll for roll, _ in chances(program, state, choice)] or [None])
        + (["pushed"] if can_push(program, state, choice) else [])
    ]
