"""A scene whose every choice can be hidden or locked at the same time.

By the ranges alone there is a state in which the player stands before shut doors. Whether the story can get there
is for `prove` to say; a choice without condition and cost is safe whatever is written before it.

Triggers it:

    variables:
      stamina: {range: 0..2, start: 2}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: stamina == 2, effects: stamina -= 2, then: It holds.}
          - {say: Climb it., cost: {stamina: 1}, goto: out}

Says:

    4:3 With stamina 0 no choice of `day/gate` is open: give it one that always is.

Write instead:

    variables:
      stamina: {range: 0..2, start: 2}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: stamina == 2, effects: stamina -= 2, then: It holds.}
          - {say: Climb it., cost: {stamina: 1}, goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.lint.openness import Openness, free
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each scene with choices that some state closes, all of them."""
    for scene in view.story.scenes:
        if (scene.choices or scene.hub is not None) and not any(map(free, scene.choices)):
            yield from _closed(view, scene)


def _closed(view: View, scene: Scene) -> Iterator[Finding]:
    try:
        openness = Openness(view.story, view.logic, scene, view.offered(scene))
        closed = openness.room & ~openness.open(with_once=True)
    except TooManyError:
        return
    if closed:
        example = openness.grid.example(closed)
        what = f"With {example} no" if example else "No"
        message = f"{what} choice of `{scene.name}` is open: give it one that always is."
        yield Finding(scene.place, message)
