"""Steps of a story test, taken through the engine; one that can't be taken says why in the author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.chance import chances
from game.engine.errors import StepError
from game.engine.machine import machine
from game.engine.offers import offers
from game.engine.state import State
from game.engine.step import begin, start_at, step
from game.language.nearest import nearest
from game.story.program import CHANCE, END, MODE, PLAIN
from game.story.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.engine.state import Outcome
    from game.pack.tests_files import Start, Step, StoryTest
    from game.story.place import Place
    from game.story.program import Choice, Program

RISK_ROLLS = ("success", "failure", "pushed")


class NotTakenError(Exception):
    """A test that can't go on, with the reason and the place of what asks for it."""

    def __init__(self, sentence: str, place: Place, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.hint = hint
        """The nearest right word, or nothing."""


def played(program: Program, test: StoryTest) -> Iterator[Outcome]:
    """Yield the outcome of a test's start and of each of its steps; NotTakenError where it can't go on."""
    outcome = _start(program, test.start, test.place)
    yield outcome
    for wanted in (*test.start.walkthrough, *test.steps):
        outcome = take(program, outcome.state, wanted)
        yield outcome


def take(program: Program, state: State, wanted: Step) -> Outcome:
    """Return the outcome of a step by names; NotTakenError where it can't be taken."""
    here = program.tables.scenes[state.scene].name
    if wanted.scene and wanted.scene != here:
        raise NotTakenError(
            f"this step belongs into `{wanted.scene}`, and the test stands in `{here}`", wanted.place
        )
    choice = program.choice_index(state.scene, wanted.choice)
    if choice < 0:
        raise _no_such_choice(program, state, wanted)
    why_not = _shut(program, state, choice) or _wrong_roll(program, state, choice, wanted.roll)
    if why_not:
        raise NotTakenError(why_not, wanted.place)
    try:
        return step(program, state, choice, wanted.roll or None)
    except StepError as error:
        raise NotTakenError(_engine_says(error), wanted.place) from error


def quoted(names: Iterable[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(f"`{name}`" for name in names)


def _start(program: Program, start: Start, place: Place) -> Outcome:
    """Return what the start of a test leads to: the story's own start, or a scene entered with values of its own."""
    names = [mode.name for mode in program.tables.modes]
    mode = names.index(start.mode) if start.mode else program.tables.default_mode
    try:
        if not start.scene:
            return begin(program, mode)
        scene = next(index for index, one in enumerate(program.tables.scenes) if one.name == start.scene)
        return start_at(program, State(scene, (), _values(program, start, scene, mode, place)))
    except StepError as error:
        raise NotTakenError(_engine_says(error), place) from error


def _values(program: Program, start: Start, scene: int, mode: int, place: Place) -> tuple[int, ...]:
    """Return the values as the scene's episode begins, then those that the test sets."""
    tables = program.tables
    here = machine(program, mode)
    values = list(here.start)
    chapter = tables.scenes[scene].chapter
    begin_ops = here.begin[chapter] if tables.chapters[chapter].number else None
    if begin_ops is not None:
        begin_ops(values, [], [])
    for name, value in start.values:
        slot = program.slot_index(name)
        top = tables.modes[mode].tops[slot]
        if value > top:
            message = f"`{name}` is at most {top} in the mode `{tables.modes[mode].name}`, and the test sets {value}"
            raise NotTakenError(message, place)
        values[slot] = value
    return tuple(values)


def _no_such_choice(program: Program, state: State, wanted: Step) -> NotTakenError:
    tables = program.tables
    scene = tables.scenes[state.scene]
    if scene.kind == END:
        return NotTakenError(f"`{scene.name}` is an ending: nothing is chosen after it", wanted.place)
    ids = [tables.choices[index].id for index in scene.choices]
    sentence = f"`{scene.name}` has no choice `{wanted.choice}`: it has {quoted(ids)}"
    return NotTakenError(sentence, wanted.place, nearest(wanted.choice, ids) or "")


def _shut(program: Program, state: State, choice: int) -> str:
    """Return why a choice can't be taken, or nothing."""
    record = program.tables.choices[choice]
    offer = next((one for one in offers(program, state) if one.choice == choice), None)
    if offer is None:
        return f"`{record.id}` can't be taken: {_hidden(program, state, record)}"
    if offer.open:
        return ""
    slots = program.tables.slots
    reasons = [
        f"it costs `{slots[lock.slot].name}: {lock.needed}`, and there is {lock.have}"
        if lock.kind == "cost"
        else plain(program, lock.text, state.values).rstrip(".")
        for lock in offer.locks
    ]
    return f"`{record.id}` is locked: {'; '.join(reasons)}"


def _hidden(program: Program, state: State, record: Choice) -> str:
    scenes = program.tables.scenes
    called = record.ways[0].scene
    marks = [f"{scenes[record.scene].name}/{record.id}", scenes[called].name if called >= 0 else ""]
    slots = [program.slot_index(f"once {mark}") for mark in marks]
    if any(slot >= 0 and state.values[slot] for slot in slots):
        return "it was taken already, and it is offered `once`"
    if record.kind == CHANCE and record.condition is None:
        return "none of its outcomes has a weight above 0"
    return "its `if` does not hold"


def _wrong_roll(program: Program, state: State, choice: int, roll: str) -> str:
    """Return why a roll doesn't fit a choice, or nothing."""
    record, mode = program.tables.choices[choice], program.tables.modes[state.values[MODE]]
    if record.kind == PLAIN:
        return f"`{record.id}` rolls nothing: leave `roll` out" if roll else ""
    if record.kind == CHANCE:
        ids = [way.id for way in record.ways]
        possible = [result for result, _ in chances(program, state, choice)]
        if roll in possible:
            return ""
        if roll in ids:
            return f"the outcome `{roll}` has no weight here, so it never comes"
        return f"`{record.id}` ends in one of {quoted(ids)}: write which, as in `{{choice: {record.id}, roll: {ids[0]}}}`"
    if roll not in RISK_ROLLS:
        return f"`{record.id}` is a risk: write its roll, as in `{{choice: {record.id}, roll: success}}` (or `failure`, `pushed`)"
    if mode.never_fail and roll != "success":
        return f"no roll fails in the mode `{mode.name}`: write `roll: success`"
    possible = [result for result, _ in chances(program, state, choice)]
    if ("success" if roll == "success" else "failure") not in possible:
        return f"`{record.id}` can't come to `{roll}` here: it is sure to come to `{possible[0]}`"
    return ""


def _engine_says(error: StepError) -> str:
    """Return an engine's error as what an author can do something about."""
    said = str(error)
    if said.startswith("a return with nothing"):
        return "this comes to a `return`, and nothing was called: start the test in the scene that calls"
    return said
