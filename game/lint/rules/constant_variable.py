"""A variable that nothing ever changes.

A condition on it has one answer in the whole story. Most often the effect that should change it is missing, or
changes another.

Triggers it:

    variables:
      rope: {flag: false}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., if: rope, then: It burns your hands., goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}

Says:

    2:3 Nothing changes `rope`: it stays at its start for the whole story.

Write instead:

    variables:
      rope: {flag: false}
    scenes:
      gate:
        text: The gate is shut. A rope lies beside it.
        choices:
          - {say: Take the rope., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Climb it., if: rope, then: It burns your hands., goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}
"""

from __future__ import annotations

from game.language.syntax import Name, Number, Truth
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Effect
    from game.lint.view import View
    from game.story.model import Variable

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each variable that is read and never set to anything but its start."""
    for variable in view.story.variables:
        if variable.kind == "timer" or not view.uses.reads[variable.name]:
            continue
        if all(_is_start(variable, effect) for effect in view.uses.writes[variable.name]):
            message = f"Nothing changes `{variable.name}`: it stays at its start for the whole story."
            yield Finding(variable.place, message)


def _is_start(variable: Variable, effect: Effect | None) -> bool:
    """Tell whether an effect assigns the value that the variable starts with; a cost never does."""
    if effect is None or effect.op != "=":
        return False
    match effect.value:
        case Number(value):
            return value == variable.start
        case Truth(value):
            return int(value) == variable.start
        case Name(text):
            return text in variable.values and variable.values.index(text) == variable.start
    return False
