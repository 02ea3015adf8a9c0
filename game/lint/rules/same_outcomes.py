"""A risk or a chance whose outcomes don't differ.

The player sees odds, and whatever the die says is the same.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: "The gate is shut{heat > 0: , and a light is on}."
        choices:
          - say: Climb it.
            risk:
              pips: 4
              success: {effects: heat += 1, then: You slip and land., goto: out}
              failure: {effects: heat += 1, then: You slip and land., goto: out}
          - {say: Rattle it., if: heat == 0, effects: heat += 1}

Says:

    7:9 Every outcome of this does the same: let them differ, or leave the odds out.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: "The gate is shut{heat > 0: , and a light is on}."
        choices:
          - say: Climb it.
            risk:
              pips: 4
              success: {then: You land on your feet., goto: out}
              failure: {effects: heat += 1, then: You slip and land., goto: out}
          - {say: Rattle it., if: heat == 0, effects: heat += 1}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Outcome

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each choice with several outcomes that are one."""
    for _, choice in view.choices:
        if len(choice.outcomes) > 1 and len(set(map(_does, choice.outcomes))) == 1:
            message = "Every outcome of this does the same: let them differ, or leave the odds out."
            yield Finding(choice.place, message)


def _does(outcome: Outcome) -> tuple[object, ...]:
    """Return all that an outcome does, without its name and the names of its texts."""
    marks = outcome.marks
    return (
        tuple(change.effect for change in outcome.effects),
        "" if outcome.then is None else outcome.then.source,
        tuple((name, prose.source) for name, prose in (*marks.remember, *marks.pays)),
        marks.codex,
        outcome.route,
        outcome.call,
        outcome.returns,
    )
