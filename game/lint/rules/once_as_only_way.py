"""A scene that can be come back to, whose way on may be taken only once.

When it was taken and the story leads here again, nothing is open.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Look through it., once: true, goto: yard}
      yard:
        text: There is nobody.
        choices:
          - {say: Back., goto: gate}
          - {say: Leave., goto: out}

Says:

    2:3 When its choices were taken once, nothing of `day/gate` may be open: leave one without `once`.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Look through it., once: true, goto: yard}
          - {say: Walk on., goto: out}
      yard:
        text: There is nobody.
        choices:
          - {say: Back., goto: gate}
          - {say: Leave., goto: out, then: You leave.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.lint.openness import Openness, free
from game.pack.diagnostics import WARNING
from game.pack.graph import reached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each scene that is left without an open choice by what was taken once."""
    once = {scene.name for scene, choice in view.choices if choice.once}
    for scene in view.story.scenes:
        taken_once = scene.name in once or any(told.once for told in view.offered(scene))
        if (
            taken_once
            and not any(map(free, scene.choices))
            and _comes_back(view, scene)
            and _shut(view, scene)
        ):
            message = f"When its choices were taken once, nothing of `{scene.name}` may be open"
            yield Finding(scene.place, f"{message}: leave one without `once`.")


def _shut(view: View, scene: Scene) -> bool:
    """Tell whether a state closes all choices that are left, and did not close all of them before."""
    try:
        openness = Openness(view.story, view.logic, scene, view.offered(scene))
        before, after = openness.open(with_once=True), openness.open(with_once=False)
    except TooManyError:
        return False
    return before == openness.room and after != openness.room


def _comes_back(view: View, scene: Scene) -> bool:
    """Tell whether a scene's choices may be offered again after one of them was taken."""
    if scene.hub is not None and not scene.hub.then:
        return True
    for choice in scene.choices:
        for outcome in choice.outcomes:
            moves = outcome.route or outcome.returns or (outcome.call is not None and outcome.call.resume)
            if choice.once and not moves:
                return True
    if any(choice.once and outcome.returns for choice in scene.choices for outcome in choice.outcomes):
        return True
    return scene.name in reached(view.leads[scene.name], view.leads)
