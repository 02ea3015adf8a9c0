"""Story tests, tried: what an author says must come of some choices, held against what comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.engine.offers import open_choices
from game.language.nearest import nearest
from game.language.printing import to_text
from game.proof.trial_conditions import Moment, value_word
from game.proof.trial_steps import NotTakenError, played, quoted
from game.story.program import END
from game.story.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.engine.state import Outcome, State
    from game.pack.tests_files import StoryTest
    from game.story.model import Story
    from game.story.place import Place
    from game.story.program import Program

MOST_SHOWN = 120
"""Characters of a page that a sentence quotes."""

_UNNAMED = ("mode", "visits", "once")
"""Kinds of slots that an author has not declared."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that came out otherwise than the test says."""

    sentence: str
    place: Place
    end_column: int | None = None
    """Column after the last character that is meant, on the same line; None when not known."""
    hint: str = ""
    """The nearest right word, or nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a test ended."""

    scene: str
    """Full name."""
    open: tuple[str, ...]
    """Ids of the choices that can be taken."""
    changed: tuple[tuple[str, str], ...]
    """Variables and tags that are not at the story's start, with their values."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a story test."""

    name: str
    place: Place
    misses: tuple[Miss, ...]
    """Empty where the test holds."""
    standing: Standing | None
    """None where the test could not even start."""

    @property
    def passed(self) -> bool:
        """Tell whether everything came out as the test says."""
        return not self.misses


def run_test(program: Program, story: Story, test: StoryTest) -> Trial:
    """Return what came of a test, on a program and the story it was compiled from.

    The story is needed for the conditions of `that`, which may read named conditions and visits that no table keeps.
    """
    outcomes: list[Outcome] = []
    try:
        for outcome in played(program, test):
            outcomes.append(outcome)  # noqa: PERF402 - those before a step that can't be taken are wanted too
    except NotTakenError as error:
        misses: tuple[Miss, ...] = (Miss(error.sentence, error.place, hint=error.hint),)
    else:
        misses = tuple(_misses(program, story, test, outcomes))
    standing = _standing(program, outcomes[-1].state) if outcomes else None
    return Trial(test.name, test.place, misses, standing)


def _misses(program: Program, story: Story, test: StoryTest, outcomes: list[Outcome]) -> Iterator[Miss]:
    state, place = outcomes[-1].state, test.expect.place
    for sentence in _wrong_scene(program, test, state):
        yield Miss(sentence, place)
    yield from _unknown_choices(program, test, state)
    for sentence in (*_wrong_choices(program, test, state), *_wrong_text(program, test, outcomes[-1])):
        yield Miss(sentence, place)
    yield from _false_conditions(Moment(program, story, outcomes), test)


def _wrong_scene(program: Program, test: StoryTest, state: State) -> Iterator[str]:
    scene = program.tables.scenes[state.scene]
    if test.expect.scene and scene.name != test.expect.scene:
        yield f"stood in `{scene.name}`, wanted `{test.expect.scene}`"
    if test.expect.ending and scene.name != test.expect.ending:
        what = "the ending " if scene.kind == END else ""
        yield f"stood in {what}`{scene.name}`, wanted the ending `{test.expect.ending}`"


def _unknown_choices(program: Program, test: StoryTest, state: State) -> Iterator[Miss]:
    ids = _ids(program, state)
    for wanted in (*test.expect.open, *test.expect.closed):
        if wanted not in ids:
            sentence = f"`{program.tables.scenes[state.scene].name}` has no choice `{wanted}`"
            yield Miss(sentence, test.expect.place, hint=nearest(wanted, ids) or "")


def _wrong_choices(program: Program, test: StoryTest, state: State) -> Iterator[str]:
    ids, can_be_taken = _ids(program, state), _open_ids(program, state)
    shut = [name for name in test.expect.open if name in ids and name not in can_be_taken]
    if shut:
        yield f"wanted {quoted(shut)} open, and open {_are(can_be_taken)}"
    still_open = [name for name in test.expect.closed if name in can_be_taken]
    if still_open:
        yield f"wanted {quoted(still_open)} closed, and open {_are(can_be_taken)}"


def _are(names: tuple[str, ...]) -> str:
    if not names:
        return "is nothing"
    return f"{'is' if len(names) == 1 else 'are'} {quoted(names)}"


def _wrong_text(program: Program, test: StoryTest, outcome: Outcome) -> Iterator[str]:
    page = last_page(program, outcome)
    if test.expect.text and test.expect.text not in page:
        shown = page if len(page) <= MOST_SHOWN else page[: MOST_SHOWN - 1] + "\u2026"
        yield f'the last page says "{shown}", and not "{test.expect.text}"'


def last_page(program: Program, outcome: Outcome) -> str:
    """Return everything that a step printed, marks included, in one line."""
    parts = []
    for event in outcome.events:
        if event[0] == "text":
            parts.append(plain(program, event[1], event[2]))
        elif event[0] in ("remember", "pays"):
            parts.append(plain(program, event[2], outcome.state.values))
    return " ".join(" ".join(parts).split())


def _false_conditions(moment: Moment, test: StoryTest) -> Iterator[Miss]:
    for condition in test.expect.that:
        for part in moment.false_parts(condition):
            start = condition.place.right(part.start)
            told = moment.told(part)
            sentence = f"`{to_text(part)}` does not hold{f': {told}' if told else ''}"
            yield Miss(sentence, start, start.column + part.end - part.start)


def _standing(program: Program, state: State) -> Standing:
    tables = program.tables
    changed = tuple(
        (slot.name, value_word(slot, value))
        for slot, value in zip(tables.slots, state.values, strict=True)
        if slot.kind not in _UNNAMED and value != slot.start
    )
    return Standing(tables.scenes[state.scene].name, _open_ids(program, state), changed)


def _ids(program: Program, state: State) -> tuple[str, ...]:
    tables = program.tables
    return tuple(tables.choices[index].id for index in tables.scenes[state.scene].choices)


def _open_ids(program: Program, state: State) -> tuple[str, ...]:
    return tuple(program.tables.choices[index].id for index in open_choices(program, state))
