"""A `push` in a pack where no risk can be pushed.

Triggers it:

    variables:
      resolve: {range: 0..2, start: 2}
    push: {say: Push through., cost: {resolve: 1}}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Climb it., goto: out}]}

Says:

    3:7 No risk can be pushed: leave `push` out, or give a choice a `risk`.

Write instead:

    variables:
      resolve: {range: 0..2, start: 2}
    push: {say: Push through., cost: {resolve: 1}}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - say: Climb it.
            risk:
              pips: 4
              success: {goto: out}
              failure: {then: You slide back down.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield the push where it is of no use."""
    if view.story.push is not None and not any(risk.push for _, risk in view.risks):
        message = "No risk can be pushed: leave `push` out, or give a choice a `risk`."
        yield Finding(view.story.push.place, message)
