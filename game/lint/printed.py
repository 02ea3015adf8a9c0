"""Every text of a story with what it is printed as, in the order in which a reader of the files comes to it."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.story.scenes import NO_MARKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Expr
    from game.story.model import Story
    from game.story.prose import Prose
    from game.story.scenes import Choice, Marks, Scene

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


def printed(story: Story) -> list[Printed]:
    """Return every text of a story: scenes in their order, then what they share."""
    found: list[Printed] = []
    for scene in story.scenes:
        _add_scene(found, scene)
    found += [
        Printed(prose, kind, None, chapter) for kind, prose, chapter in _shared(story) if prose is not None
    ]
    return found


def scene_kind(scene: Scene) -> str:
    """Return the kind of a scene's own text."""
    if scene.ending is not None:
        return ENDING
    return STORYLET if scene.storylet is not None else PASSAGE


def _add_scene(found: list[Printed], scene: Scene) -> None:
    chapter = scene.chapter
    found += [
        Printed(prose, kind, scene, chapter) for kind, prose in _scene_texts(scene) if prose is not None
    ]
    if scene.storylet is not None:
        known = () if scene.storylet.condition is None else (scene.storylet.condition.expr,)
        found.append(Printed(scene.storylet.say, OPTION, scene, chapter, known))
        found += [Printed(need.why, OTHER, scene, chapter) for need in scene.storylet.needs]
    for choice in scene.choices:
        known = () if choice.condition is None else (choice.condition.expr,)
        found.append(Printed(choice.say, OPTION, scene, chapter, known))
        beside = _beside_choice(choice)
        if beside:
            found += [Printed(prose, OTHER, scene, chapter) for prose in beside]
        for outcome in choice.outcomes:
            if outcome.then is not None:
                found.append(Printed(outcome.then, RESULT, scene, chapter))
            if outcome.marks is not NO_MARKS:
                found += [Printed(prose, OTHER, scene, chapter) for prose in _marks(outcome.marks)]


def _scene_texts(scene: Scene) -> list[tuple[str, Prose | None]]:
    found = [
        (OTHER, scene.where),
        (OTHER, scene.slot),
        (scene_kind(scene), scene.text),
        (PASSAGE, scene.back),
    ]
    if scene.hub is not None:
        found.append((OPTION, scene.hub.draw))
    if scene.ending is not None:
        found += ((OTHER, scene.ending.title), (OTHER, scene.ending.riddle))
    return found + [(OTHER, prose) for prose in _marks(scene.marks)]


def _beside_choice(choice: Choice) -> list[Prose]:
    """Return what is printed with a choice and is neither its option line nor a result."""
    found = [] if choice.confirm is None else [choice.confirm]
    found += [need.why for need in choice.needs]
    if choice.risk is not None:
        found += [modifier.why for modifier in choice.risk.modifiers]
    return found if choice.marks is NO_MARKS else found + _marks(choice.marks)


def _marks(marks: Marks) -> list[Prose]:
    return [prose for _, prose in (*marks.remember, *marks.pays)]


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
