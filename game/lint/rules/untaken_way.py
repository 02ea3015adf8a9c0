"""A way of a route that the ways before it leave nothing to.

Ways are tried in order, and by the ranges alone an earlier one is always taken first.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Run., goto: [{to: wall, if: heat >= 1}, {to: wall, if: heat >= 2}, out]}
      wall: {text: You jump., goto: out}

Says:

    8:70 This way is never taken: the ways before it cover every state.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Run., goto: [{to: wall, if: heat >= 2}, out]}
      wall: {text: You jump., goto: out}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Route, Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield the first way of each route that no state is left for; a condition that never holds is told as that."""
    routes: list[tuple[Route, Scene | None]] = [
        (route, scene) for scene in view.story.scenes for route in _routes(scene)
    ]
    routes += [(outcome.route, scene) for scene, outcome in view.outcomes]
    routes += [(outcome.call.resume, scene) for scene, outcome in view.outcomes if outcome.call is not None]
    for rule in view.story.rules:
        routes += [(rule.route, None)] + ([(rule.call.resume, None)] if rule.call is not None else [])
    for route, scene in routes:
        if len(route) > 2:
            yield from _untaken(view, route, scene)


def _routes(scene: Scene) -> Iterator[Route]:
    """Yield the routes of a scene itself."""
    yield scene.route
    if scene.call is not None:
        yield scene.call.resume
    if scene.hub is not None:
        yield scene.hub.then


def _untaken(view: View, route: Route, scene: Scene | None) -> Iterator[Finding]:
    conditions = [arm.condition.expr for arm in route if arm.condition is not None]
    if any(view.logic.decided(condition, (), scene) is not None for condition in conditions):
        return
    try:
        grid = view.logic.grid(conditions, scene)
        left = grid.full
        for arm in route:
            taken = left if arm.condition is None else left & grid.truth(arm.condition.expr)
            if not taken:
                place = arm.target.place if arm.condition is None else arm.condition.place
                yield Finding(place, "This way is never taken: the ways before it cover every state.")
                return
            left &= ~taken
    except TooManyError:
        return
