"""A risk that can't fail.

With its pips and modifiers it always comes to six sixths; its failure is written for nobody.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - say: Climb it.
            risk:
              pips: 6
              success: {goto: out}
              failure: {then: You slide back down.}
          - {say: Leave., goto: out, then: You leave it shut.}

Says:

    5:9 This risk can't fail: it has 6 of 6 pips at least.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - say: Climb it.
            risk:
              pips: 5
              success: {goto: out}
              failure: {then: You slide back down.}
          - {say: Leave., goto: out, then: You leave it shut.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.odds import SIXTHS, totals
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each risk with six pips or more in every state."""
    fewest, most = view.story.pips
    for choice, risk in view.risks:
        least = min(*totals(view.story, risk), most)
        if max(least, fewest) >= SIXTHS:
            yield Finding(choice.place, f"This risk can't fail: it has {SIXTHS} of {SIXTHS} pips at least.")
