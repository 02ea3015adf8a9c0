"""Which scene leads to which, whatever the conditions say."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def steps(scene: Scene, storylets: dict[str, list[Scene]]) -> list[Step]:
    """Return every way out of a scene but its returns; storylets are those of each pool."""
    found = _route(scene.route, RESUME if scene.call is not None else GOTO)
    if scene.call is not None:
        found += _call(scene.call)
    if scene.hub is not None:
        found += _route(scene.hub.then, RESUME)
        found += [Step(told.name, CALL, scene.hub.place) for told in storylets.get(scene.hub.pool, ())]
    for choice in scene.choices:
        for outcome in choice.outcomes:
            found += outcome_steps(outcome)
    return found


def outcome_steps(outcome: Outcome) -> list[Step]:
    """Return every way that an outcome leads but a return."""
    found = _route(outcome.route, GOTO)
    return found if outcome.call is None else found + _call(outcome.call)


def rule_steps(story: Story) -> list[Step]:
    """Return where the rules lead, from anywhere."""
    found = []
    for rule in story.rules:
        found += _route(rule.route, GOTO)
        if rule.call is not None:
            found += _call(rule.call)
    return found


def _route(route: Route, how: str) -> list[Step]:
    return [Step(arm.target.scene, how, arm.target.place) for arm in route]


def _call(call: Call) -> list[Step]:
    return [Step(call.target.scene, CALL, call.target.place), *_route(call.resume, RESUME)]
