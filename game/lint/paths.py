"""Which scene leads to which, whatever the conditions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.story.model import Story
    from game.story.place import Place
    from game.story.scenes import Call, Outcome, Route, Scene

GOTO, CALL, RESUME = "goto", "call", "resume"


class Step(NamedTuple):
    """One way from a scene to another."""

    to: str
    how: str
    """`goto`; `call` plays it and comes back; `resume` goes on there after a call."""
    place: Place


def steps(scene: Scene, storylets: dict[str, list[Scene]]) -> Iterator[Step]:
    """Yield every way out of a scene but its returns; storylets are those of each pool."""
    yield from _route(scene.route, RESUME if scene.call is not None else GOTO)
    if scene.call is not None:
        yield from _call(scene.call)
    if scene.hub is not None:
        yield from _route(scene.hub.then, RESUME)
        yield from (Step(told.name, CALL, scene.hub.place) for told in storylets.get(scene.hub.pool, ()))
    for choice in scene.choices:
        for outcome in choice.outcomes:
            yield from outcome_steps(outcome)


def outcome_steps(outcome: Outcome) -> Iterator[Step]:
    """Yield every way that an outcome leads but a return."""
    yield from _route(outcome.route, GOTO)
    if outcome.call is not None:
        yield from _call(outcome.call)


def rule_steps(story: Story) -> Iterator[Step]:
    """Yield where the rules lead, from anywhere."""
    for rule in story.rules:
        yield from _route(rule.route, GOTO)
        if rule.call is not None:
            yield from _call(rule.call)


def returns(scene: Scene) -> bool:
    """Tell whether a scene, or one of its choices, leads back to its caller."""
    return scene.returns or any(outcome.returns for choice in scene.choices for outcome in choice.outcomes)


def _route(route: Route, how: str) -> Iterator[Step]:
    for arm in route:
        yield Step(arm.target.scene, how, arm.target.place)


def _call(call: Call) -> Iterator[Step]:
    yield Step(call.target.scene, CALL, call.target.place)
    yield from _route(call.resume, RESUME)
