"""A mode in which nothing is otherwise than in the default mode.

A player who chooses it is promised a difference.

Triggers it:

    modes:
      calm: {title: Calm}
      standard: {title: Standard, default: true}
    scenes:
      gate: {text: The gate is shut., camp: true, choices: [{say: Climb it., goto: out}]}

Says:

    2:3 Nothing is otherwise in the mode `calm`: give it `costs`, `pips`, `rolls`, `tops`, or a condition that reads it.

Write instead:

    variables:
      stamina: {range: 0..2, start: 2}
    modes:
      calm: {title: Calm, costs: -1}
      standard: {title: Standard, default: true}
    scenes:
      gate:
        text: The gate is shut.
        camp: true
        choices:
          - {say: Climb it., cost: {stamina: 1}, goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.logic import MODE
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.model import Mode

SEVERITY = WARNING
_ADVICE = "give it `costs`, `pips`, `rolls`, `tops`, or a condition that reads it"


def find(view: View) -> Iterator[Finding]:
    """Yield each mode beside the default that changes nothing."""
    priced = {mode for _, choice in view.choices if choice.cost_in for mode, _ in choice.cost_in}
    default = next((mode for mode in view.story.modes if mode.default), view.story.modes[0])
    for mode in view.story.modes:
        if mode is default or mode.name in priced or view.uses.reads[mode.name] or view.uses.reads[MODE]:
            continue
        if _figures(mode) == _figures(default):
            yield Finding(mode.place, f"Nothing is otherwise in the mode `{mode.name}`: {_ADVICE}.")


def _figures(mode: Mode) -> tuple[object, ...]:
    return mode.costs, mode.pips, mode.never_fail, mode.tops, mode.undo, mode.slots
