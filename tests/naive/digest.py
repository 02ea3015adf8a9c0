"""The hash of a naive state, over the same names as the engine's (documented in `game.engine.digest`)."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from naive.state import FULL, MOST_VISITS, scenes_counted

if TYPE_CHECKING:
    from game.story.model import Story
    from game.story.scenes import Route
    from naive.state import Args, Most, NaiveState
    from naive.values import Worth


def names_of(story: Story, state: NaiveState, most: Most = FULL) -> dict[str, object]:
    """Return a naive state as plain values by names: scene, stack, and every number but tags."""
    tags = {variable.name for variable in story.variables if variable.tag}
    values = {name: as_number(story, name, value) for name, value in state.values.items() if name not in tags}
    for scene in scenes_counted(story):
        values[f"visits {scene}"] = min(most.get(scene, MOST_VISITS), state.visits.get(scene, 0))
    for mark in _marks(story):
        values[f"once {mark}"] = int(mark in state.once)
    return {
        "scene": _scene(state.scene, state.args),
        "stack": [
            [
                _scene(frame.scene, frame.args),
                _resume(story, frame.resume, frame.args),
                _scene(frame.called, frame.called_args),
            ]
            for frame in state.frames
        ],
        "values": values,
    }


def digest(names: dict[str, object]) -> str:
    """Return the hash of a state given by names, as hexadecimal digits."""
    text = json.dumps(names, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _scene(name: str, args: Args) -> list[object]:
    return [name, [list(arg) for arg in args]]


def _resume(story: Story, route: Route, passed: Args) -> object:
    return [_scene(*to) for to in resume(story, route, passed)] if route else None


def resume(story: Story, route: Route, passed: Args) -> list[tuple[str, Args]]:
    """Return the scenes a route may lead to, with the constants each gets from the scene the route stands in."""
    found = []
    for arm in route:
        scene = next(one for one in story.scenes if one.name == arm.target.scene)
        known = dict(passed) | dict(arm.target.given)
        found.append((scene.name, tuple((one.name, known[one.name]) for one in scene.params)))
    return found


def as_number(story: Story, name: str, value: Worth) -> int:
    """Return a naive value as the whole number that stands for it: 0 or 1, or the index of a word."""
    if not isinstance(value, str):
        return int(value)
    if name == "mode":
        return [mode.name for mode in story.modes].index(value)
    return next(one for one in story.variables if one.name == name).values.index(value)


def _marks(story: Story) -> list[str]:
    """Return every once-mark there can be: of choices and of storylets."""
    of_choices = [
        f"{scene.name}/{choice.id}" for scene in story.scenes for choice in scene.choices if choice.once
    ]
    return of_choices + [
        scene.name for scene in story.scenes if scene.storylet is not None and scene.storylet.once
    ]
