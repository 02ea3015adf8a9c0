"""Every text of a story with what it is printed as."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from game.language.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.story.model import Story
    from game.story.prose import Prose
    from game.story.scenes import Choice, Marks, Need, Outcome, Scene

PASSAGE, STORYLET, ENDING, OPTION, RESULT, CODEX = (
    "passage",
    "storylet",
    "ending",
    "option",
    "result",
    "codex",
)
"""The kinds that a pack may limit."""

OTHER = "other"
"""Titles, reasons, marks, recaps and whatever else is printed."""


class Printed(NamedTuple):
    """A text of the pack."""

    prose: Prose
    kind: str
    """One of the kinds above."""
    scene: Scene | None = None
    """The scene it belongs to; None for what the whole pack shares."""
    chapter: str = ""
    """The episode or library it belongs to; empty for what the whole pack shares."""
    given: tuple[Expr, ...] = ()
    """Conditions that hold whenever it is printed."""


def printed(story: Story) -> Iterator[Printed]:
    """Yield every text of a story: scenes in their order, then what they share."""
    for scene in story.scenes:
        yield from _of_scene(scene)
    for kind, prose, chapter in _shared(story):
        if prose is not None:
            yield Printed(prose, kind, None, chapter)


def scene_kind(scene: Scene) -> str:
    """Return the kind of a scene's own text."""
    if scene.ending is not None:
        return ENDING
    return STORYLET if scene.storylet is not None else PASSAGE


def all_marks(choice: Choice) -> Iterator[Marks]:
    """Yield the marks of a choice and of its outcomes."""
    yield choice.marks
    for outcome in choice.outcomes:
        yield outcome.marks


def _of_scene(scene: Scene) -> Iterator[Printed]:
    own = chain(_scene_texts(scene), _marks(scene.marks))
    for kind, prose in own:
        if prose is not None:
            yield Printed(prose, kind, scene, scene.chapter)
    if scene.storylet is not None:
        known = () if scene.storylet.condition is None else (scene.storylet.condition.expr,)
        yield Printed(scene.storylet.say, OPTION, scene, scene.chapter, known)
        yield from (Printed(why, OTHER, scene, scene.chapter) for why in _reasons(scene.storylet.needs))
    for choice in scene.choices:
        known = () if choice.condition is None else (choice.condition.expr,)
        yield Printed(choice.say, OPTION, scene, scene.chapter, known)
        for kind, prose in _choice_texts(choice):
            if prose is not None:
                yield Printed(prose, kind, scene, scene.chapter)


def _scene_texts(scene: Scene) -> Iterator[tuple[str, Prose | None]]:
    yield OTHER, scene.where
    yield OTHER, scene.slot
    yield scene_kind(scene), scene.text
    yield PASSAGE, scene.back
    if scene.hub is not None:
        yield OPTION, scene.hub.draw
    if scene.ending is not None:
        yield OTHER, scene.ending.title
        yield OTHER, scene.ending.riddle


def _choice_texts(choice: Choice) -> Iterator[tuple[str, Prose | None]]:
    yield OTHER, choice.confirm
    yield from ((OTHER, why) for why in _reasons(choice.needs))
    if choice.risk is not None:
        yield from ((OTHER, modifier.why) for modifier in choice.risk.modifiers)
    yield from _marks(choice.marks)
    for outcome in choice.outcomes:
        yield from _outcome_texts(outcome)


def _outcome_texts(outcome: Outcome) -> Iterator[tuple[str, Prose | None]]:
    yield RESULT, outcome.then
    yield from _marks(outcome.marks)


def _reasons(needs: Iterable[Need]) -> Iterator[Prose]:
    return (need.why for need in needs)


def _marks(marks: Marks) -> Iterator[tuple[str, Prose]]:
    for _, prose in (*marks.remember, *marks.pays):
        yield OTHER, prose


def _shared(story: Story) -> Iterator[tuple[str, Prose | None, str]]:
    for chapter in story.chapters:
        yield from ((OTHER, line, chapter.id) for line in chapter.recap)
        yield OTHER, chapter.close, chapter.id
    if story.push is not None:
        yield OPTION, story.push.say, ""
        yield RESULT, story.push.then, ""
    yield from ((OTHER, promise.about, "") for promise in story.promises)
    yield from ((CODEX, entry.text, "") for entry in story.codex)
    yield from ((OTHER, voice.text, "") for voice in story.voices)
    for variable in story.variables:
        yield from ((OTHER, sign, "") for _, sign in variable.signs)
