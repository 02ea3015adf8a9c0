"""An outcome by chance, or a storylet, whose weight is never above 0.

It never comes.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - say: Throw a stone.
            chance:
              - {id: hit, weight: 2, then: A light goes on., goto: out}
              - {id: miss, weight: 0, then: Nothing.}
              - {id: dog, weight: 1, then: A dog barks.}
          - {say: Leave., then: You leave it shut., goto: out}

Says:

    8:13 The weight of `miss` is never above 0: it never comes.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - say: Throw a stone.
            chance:
              - {id: hit, weight: 2, then: A light goes on., goto: out}
              - {id: dog, weight: 1, then: A dog barks.}
          - {say: Leave., then: You leave it shut., goto: out}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Expr
    from game.lint.view import View
    from game.story.scenes import Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each weight that is 0 or less in every state."""
    for scene in view.story.scenes:
        told = scene.storylet
        if told is not None and _never_above_zero(view, told.weight, scene):
            yield Finding(told.place, f"The weight of `{scene.name}` is never above 0: it is never drawn.")
    for scene, outcome in view.outcomes:
        if outcome.weight is not None and _never_above_zero(view, outcome.weight, scene):
            message = f"The weight of `{outcome.id}` is never above 0: it never comes."
            yield Finding(outcome.place, message)


def _never_above_zero(view: View, weight: Expr, scene: Scene) -> bool:
    try:
        values = view.logic.grid((weight,), scene).numbers(weight)
    except TooManyError:
        return False
    return all(value <= 0 for value, where in values.items() if where)
