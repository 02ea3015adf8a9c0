"""A modifier that never changes the odds.

Pips end at the pack's fewest and most, and with these numbers the modifier always falls outside.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    pips: 2..5
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - say: Climb it.
            risk:
              pips: 5
              modifiers: [{if: heat == 0, add: 1, why: Nobody looks}]
              success: {goto: out}
              failure: {then: You slide back down.}

Says:

    12:52 This modifier never counts: pips end at 5, and there are 5 without it.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    pips: 2..5
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - say: Climb it.
            risk:
              pips: 4
              modifiers: [{if: heat == 0, add: 1, why: Nobody looks}]
              success: {goto: out}
              failure: {then: You slide back down.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.odds import totals
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Risk

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each modifier that is lost whatever the others add."""
    for _, risk in view.risks:
        yield from _idle(view, risk)


def _idle(view: View, risk: Risk) -> Iterator[Finding]:
    fewest, most = view.story.pips
    for index, modifier in enumerate(risk.modifiers):
        without = totals(view.story, risk, besides=index)
        if not modifier.add:
            yield Finding(modifier.why.place, "This modifier adds 0: take it out.")
        elif all(_clamped(pips, view) == _clamped(pips + modifier.add, view) for pips in without):
            end, there = (most, min(without)) if modifier.add > 0 else (fewest, max(without))
            message = f"This modifier never counts: pips end at {end}, and there are {there} without it."
            yield Finding(modifier.why.place, message)


def _clamped(pips: int, view: View) -> int:
    fewest, most = view.story.pips
    return max(fewest, min(most, pips))
