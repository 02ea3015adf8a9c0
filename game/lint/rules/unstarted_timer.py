"""A timer that nothing starts.

It stands at 0 for the whole story, and the rule that waits for it never fires.

Triggers it:

    variables:
      fever: {timer: 0..3, each: choice}
    rules:
      - {timer: fever, goto: day/out}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Wait., then: Nothing comes.}
          - {say: Climb it., goto: out}

Says:

    2:3 Nothing starts the timer `fever`: set it above 0 somewhere, as in `fever = 3`.

Write instead:

    variables:
      fever: {timer: 0..3, each: choice}
    rules:
      - {timer: fever, goto: day/out}
    scenes:
      gate:
        text: The gate is shut.
        enter: fever = 3
        choices:
          - {say: Wait., then: Nothing comes.}
          - {say: Climb it., goto: out}
"""

from __future__ import annotations

from game.language.syntax import Number
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Effect
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each timer that starts at 0 and is never set above it."""
    for variable in view.story.variables:
        if variable.kind != "timer" or variable.start:
            continue
        if not any(map(_may_start, view.uses.writes[variable.name])):
            message = f"Nothing starts the timer `{variable.name}`: set it above 0 somewhere"
            yield Finding(variable.place, f"{message}, as in `{variable.name} = {variable.high}`.")


def _may_start(effect: Effect | None) -> bool:
    """Tell whether an effect may put a timer above 0; a cost never does."""
    if effect is None or effect.op == "-=":
        return False
    value = effect.value
    return not (isinstance(value, Number) and value.value == 0)
