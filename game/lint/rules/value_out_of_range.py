"""An assignment of a value that the variable can't have.

Effects saturate, so the variable gets the nearest value it can have, and the line says something else.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: heat < 3, effects: heat = 4, then: It holds.}
          - {say: Leave., goto: out}

Says:

    7:50 `heat` is at most 3, and this sets it to 4.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: heat < 3, effects: heat = 3, then: It holds.}
          - {say: Leave., goto: out}
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
    """Yield each assignment whose every value lies outside the range."""
    for given, done in view.effects.done:
        variable = view.variables[given.effect.target.text]
        if given.effect.op != "=" or variable.kind in {"flag", "list"}:
            continue
        message = ""
        if min(done.amounts) > variable.high:
            message = f"is at most {variable.high}, and this sets it to {min(done.amounts)}"
        elif max(done.amounts) < variable.low:
            message = f"is at least {variable.low}, and this sets it to {max(done.amounts)}"
        if message:
            said = f"`{variable.name}` {message}."
            yield from (Finding(change.place, said) for change in given.changes)
