"""Where a naive run is, and which of it counts as the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.language.syntax import Name, Visited, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Expr
    from game.story.model import Change, Condition, Story
    from game.story.scenes import Choice, Outcome, Route, Scene

Args = tuple[tuple[str, int], ...]
"""The constants a scene was given, by name; a flag is 0 or 1."""

Most = Mapping[str, int]
"""The count of visits from which on more make no difference, by scene."""

MOST_VISITS = 9
FULL: Most = {}
"""Every count up to the most there can be."""


class NaiveError(Exception):
    """A step that the design calls an error: a circle, a call too deep, a return to nobody, a choice not open."""


@dataclass(frozen=True)
class Frame:
    """A call to come back from: who called, and what was called."""

    scene: str
    args: Args
    resume: Route
    """Where the return goes on; empty: it stands in the scene again."""
    called: str
    called_args: Args


@dataclass(frozen=True)
class NaiveState:
    """A run between two choices."""

    scene: str
    args: Args
    frames: tuple[Frame, ...]
    """The innermost last."""
    values: dict[str, int | bool | str]
    """Of every variable, bond, timer, tag and the mode: a number, a truth, or the word of a list."""
    visits: dict[str, int]
    """Of every scene entered so far, by full name."""
    once: frozenset[str]
    """What can't be taken again: `scene/choice`, or the full name of a storylet."""


def key(story: Story, state: NaiveState, most: Most = FULL) -> tuple[object, ...]:
    """Return the state as design section 1 counts it: no tags, no visits that no logic reads.

    `most` may say how far some counts of visits are told apart.
    """
    tags = {variable.name for variable in story.variables if variable.tag}
    values = tuple(sorted((name, value) for name, value in state.values.items() if name not in tags))
    visits = tuple(
        (name, min(most.get(name, MOST_VISITS), state.visits.get(name, 0)))
        for name in sorted(scenes_counted(story))
    )
    return state.scene, state.args, state.frames, values, visits, tuple(sorted(state.once))


def scenes_counted(story: Story) -> set[str]:
    """Return the scenes whose visits some condition on logic reads."""
    found = set()
    read: set[str] = set()
    waiting = list(_logic(story))
    while waiting:
        chapter, expr = waiting.pop()
        for part in walk(expr):
            if isinstance(part, Visited):
                found.add(full_name(part.scene, chapter))
            elif isinstance(part, Name) and part.text not in read:
                read.add(part.text)
                waiting += [("", one.condition.expr) for one in story.defines if one.name == part.text]
    return found


def full_name(scene: str, chapter: str) -> str:
    """Return the full name of a scene as written in a chapter."""
    return scene if "/" in scene else f"{chapter}/{scene}"


def _logic(story: Story) -> Iterator[tuple[str, Expr]]:
    """Yield (chapter, expression) for every expression on which logic can turn."""
    tags = {variable.name for variable in story.variables if variable.tag}
    for claim in story.properties:
        yield "", claim.condition.expr
    for rule in story.rules:
        yield from _one("", rule.when)
        yield from _effects("", rule.effects, tags)
        yield from _route("", rule.route)
    for chapter in story.chapters:
        yield from _effects(chapter.id, chapter.begin, tags)
    for scene in story.scenes:
        yield from _in_scene(scene, tags)


def _in_scene(scene: Scene, tags: set[str]) -> Iterator[tuple[str, Expr]]:
    where = scene.chapter
    yield from _effects(where, scene.enter, tags)
    yield from _route(where, scene.route)
    if scene.call is not None:
        yield from _route(where, scene.call.resume)
    if scene.hub is not None:
        yield from _route(where, scene.hub.then)
    if scene.storylet is not None:
        yield where, scene.storylet.weight
        yield from _one(where, scene.storylet.condition)
        for need in scene.storylet.needs:
            yield from _one(where, need.condition)
    for choice in scene.choices:
        yield from _in_choice(where, choice, tags)


def _in_choice(where: str, choice: Choice, tags: set[str]) -> Iterator[tuple[str, Expr]]:
    yield from _one(where, choice.condition)
    for need in choice.needs:
        yield from _one(where, need.condition)
    yield from _effects(where, choice.effects, tags)
    if choice.risk is not None:
        for modifier in choice.risk.modifiers:
            yield from _one(where, modifier.condition)
    for outcome in choice.outcomes:
        yield from _in_outcome(where, outcome, tags)


def _in_outcome(where: str, outcome: Outcome, tags: set[str]) -> Iterator[tuple[str, Expr]]:
    if outcome.weight is not None:
        yield where, outcome.weight
    yield from _effects(where, outcome.effects, tags)
    yield from _route(where, outcome.route)
    if outcome.call is not None:
        yield from _route(where, outcome.call.resume)


def _one(where: str, condition: Condition | None) -> Iterator[tuple[str, Expr]]:
    if condition is not None:
        yield where, condition.expr


def _route(where: str, route: Route) -> Iterator[tuple[str, Expr]]:
    for arm in route:
        yield from _one(where, arm.condition)


def _effects(where: str, changes: tuple[Change, ...], tags: set[str]) -> Iterator[tuple[str, Expr]]:
    """Yield what effects on variables read; effects on tags decide nothing."""
    for change in changes:
        if change.effect.target.text not in tags:
            yield where, change.effect.value
            if change.effect.condition is not None:
                yield where, change.effect.condition
