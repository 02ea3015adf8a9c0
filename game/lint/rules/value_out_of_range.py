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

from typing import TYPE_CHECKING

from game.lint.effects import given_changes
from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.pack.diagnostics import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.effects import Given
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each assignment whose every value lies outside the range."""
    for given in given_changes(view.story):
        effect = given.change.effect
        variable = view.variables[effect.target.text]
        if effect.op != "=" or variable.kind in {"flag", "list"}:
            continue
        values = _values(view, given)
        if values and min(values) > variable.high:
            message = f"`{variable.name}` is at most {variable.high}, and this sets it to {min(values)}."
            yield Finding(given.change.place, message)
        elif values and max(values) < variable.low:
            message = f"`{variable.name}` is at least {variable.low}, and this sets it to {max(values)}."
            yield Finding(given.change.place, message)


def _values(view: View, given: Given) -> list[int]:
    """Return every value that the assignment can give."""
    effect = given.change.effect
    try:
        grid = view.logic.grid((effect.value,), given.scene, (effect.target.text,))
        return [value for value, where in grid.value_of(effect.target.text, effect.value).items() if where]
    except TooManyError:
        return []
