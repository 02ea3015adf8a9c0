"""One story in both forms, played step by step, with every answer compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import naive
from agreement.by_name import engine_events, engine_state, naive_events, naive_state
from agreement.offered import engine_offers, naive_offers
from game.engine.chance import chances
from game.engine.digest import digest
from game.engine.errors import BadRoll, NotOpen, StepError
from game.engine.offers import can_push, offers, open_choices
from game.engine.step import begin, lower_mode, step
from naive.digest import as_number, names_of
from naive.digest import digest as naive_digest
from naive.explore import moves_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.engine.state import State
    from game.story.model import Story
    from game.story.program import Program
    from naive.explore import Move
    from naive.state import NaiveState

ROLLS = (None, "success", "failure", "pushed", "rain", "snow", "nonsense")
"""What is tried that may not fit."""

EASED = 3
"""One in so many steps is followed by lowering the difficulty, if that is allowed where it ends."""


class Difference(AssertionError):
    """Where the engine and the naive interpreter part."""


@dataclass
class Pair:
    """A story in both forms, and where both are in it."""

    story: Story
    program: Program
    naive: NaiveState
    engine: State


def begun(story: Story, program: Program, mode: int) -> Pair:
    """Return both at the start of a run, after comparing how they came there."""
    state, events = naive.start(story, story.modes[mode].name)
    outcome = begin(program, mode)
    pair = Pair(story, program, state, outcome.state)
    _same("events of the start", naive_events(story, events), engine_events(program, outcome.events))
    compare(pair)
    return pair


def play(story: Story, program: Program, mode: int, picks: Iterable[int]) -> int:
    """Play one way through a story in both forms, over again where it ends, and return how many steps it took."""
    pair = begun(story, program, mode)
    steps = since = 0
    for picked in picks:
        moves = list(moves_from(story, pair.naive))
        if moves and take(pair, moves[picked % len(moves)]):
            compare(pair)
            if picked % EASED == 0:
                ease(pair)
            steps, since = steps + 1, since + 1
        elif since:
            pair, since = begun(story, program, mode), 0
        else:
            break
    return steps


def walk(story: Story, program: Program, *moves: Move) -> Pair:
    """Take some moves one after the other in both forms, from the start in the first mode, and return where both are."""
    pair = begun(story, program, 0)
    for move in moves:
        take(pair, move)
        compare(pair)
    return pair


def ease(pair: Pair) -> None:
    """Lower the difficulty by one in both forms, where both allow it."""
    mode = as_number(pair.story, "mode", pair.naive.values["mode"]) - 1
    if mode >= 0 and pair.program.tables.scenes[pair.engine.scene].camp:
        pair.engine = lower_mode(pair.program, pair.engine, mode).state
        pair.naive, _ = naive.lower_mode(pair.story, pair.naive, pair.story.modes[mode].name)
        compare(pair)


def take(pair: Pair, move: Move) -> bool:
    """Take a move in both forms, and return whether it was no error; compare what happened."""
    choice, roll = move
    index = pair.program.choice_index(pair.engine.scene, choice)
    try:
        state, events = naive.advance(pair.story, pair.naive, choice, roll)
    except naive.NaiveError as error:
        _refused(pair, index, roll, str(error))
        return False
    try:
        outcome = step(pair.program, pair.engine, index, roll)
    except StepError as error:
        raise Difference(f"{move}: the engine refuses ({error}), the naive interpreter does not") from error
    pair.naive, pair.engine = state, outcome.state
    _same(f"events of {move}", naive_events(pair.story, events), engine_events(pair.program, outcome.events))
    return True


def compare(pair: Pair) -> None:
    """Compare everything that both say of where they are."""
    _compare_states(pair)
    choices = pair.program.tables.choices
    offered = [(offer.id, offer.open) for offer in offers(pair.program, pair.engine)]
    _same("offers", naive.choices(pair.story, pair.naive), offered)
    _same(
        "what the offers say", naive_offers(pair.story, pair.naive), engine_offers(pair.program, pair.engine)
    )
    found = [choices[index].id for index in open_choices(pair.program, pair.engine)]
    _same("open choices", [name for name, is_open in offered if is_open], found)
    for name in found:
        _compare_odds(pair, name)


def _compare_states(pair: Pair) -> None:
    slots = pair.program.tables.slots
    mine = naive_state(pair.story, pair.naive, slots)
    theirs = engine_state(pair.program, pair.engine)
    names = names_of(pair.story, pair.naive, visits_told_apart(pair.program))
    _leave_out_closed_ways(mine["stack"], theirs["stack"], names["stack"])
    _same("state", mine, theirs)
    _same("digest", naive_digest(names), digest(pair.program, pair.engine))


def visits_told_apart(program: Program) -> dict[str, int]:
    """Return how far the program counts the visits of each scene."""
    slots = [slot for slot in program.tables.slots if slot.kind == "visits"]
    return {slot.name.removeprefix("visits "): slot.high for slot in slots}


def compare_refusals(pair: Pair) -> None:
    """Compare what both refuse: every choice of the scene with every roll, fitting or not."""
    fitting = set(moves_from(pair.story, pair.naive))
    for index in pair.program.tables.scenes[pair.engine.scene].choices:
        name = pair.program.tables.choices[index].id
        for roll in ROLLS:
            if (name, roll) not in fitting:
                _refused(pair, index, roll, "the naive interpreter does not offer it")


def _compare_odds(pair: Pair, name: str) -> None:
    index = pair.program.choice_index(pair.engine.scene, name)
    mine = {roll: chance for roll, chance in naive.rolls(pair.story, pair.naive, name) if roll is not None}
    theirs = {roll: chance for roll, chance in chances(pair.program, pair.engine, index) if chance}
    _same(f"odds of {name}", mine, theirs)
    if "failure" in mine:
        pushed = can_push(pair.program, pair.engine, index)
        _same(f"push of {name}", naive.pushable(pair.story, pair.naive, name), pushed)


def _refused(pair: Pair, index: int, roll: str | None, why: str) -> None:
    """Check that the engine refuses, too."""
    try:
        step(pair.program, pair.engine, index, roll)
    except (NotOpen, BadRoll, StepError):
        return
    name = pair.program.tables.choices[index].id
    raise Difference(f"{name} with {roll}: the engine goes on, but {why}")


def _same(what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise Difference(f"{what} differ\n  naive:  {_told(mine)}\n  engine: {_told(theirs)}")


def _told(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n    {one}" for one in value)
    if isinstance(value, dict):
        return "".join(f"\n    {key}: {one}" for key, one in value.items())
    return str(value)


def _leave_out_closed_ways(mine: Any, theirs: Any, named: Any) -> None:
    """Take from the naive routes to go on by what the compiler left out because it can never be taken."""
    for index, (one, other) in enumerate(zip(mine, theirs, strict=False)):
        left = list(other[1])
        if one[1] != tuple(left) and _within(left, one[1]):
            mine[index] = (one[0], tuple(left), one[2])
            named[index][1] = [[name, [list(arg) for arg in args]] for name, args in left]


def _within(fewer: list[object], more: tuple[object, ...]) -> bool:
    """Return whether some things stand among others in the same order."""
    waiting = iter(more)
    return all(one in waiting for one in fewer)
