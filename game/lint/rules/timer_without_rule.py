"""A timer whose running out does nothing.

No rule waits for it and no condition reads it: it counts for itself.

Triggers it:

    variables:
      fever: {timer: 0..3, start: 3, each: choice}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Wait., then: Nothing comes.}
          - {say: Climb it., goto: out}

Says:

    2:3 Nothing happens when the timer `fever` runs out: write a rule with `timer: fever`, or read it.

Write instead:

    variables:
      fever: {timer: 0..3, start: 3, each: choice}
    rules:
      - {timer: fever, goto: day/out}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Wait., then: Nothing comes.}
          - {say: Climb it., goto: out}
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
    """Yield each timer that no rule and no condition asks for."""
    for variable in view.story.variables:
        if variable.kind == "timer" and not view.uses.reads[variable.name] and not variable.paid_in:
            message = f"Nothing happens when the timer `{variable.name}` runs out"
            advice = f"write a rule with `timer: {variable.name}`, or read it"
            yield Finding(variable.place, f"{message}: {advice}.")
