"""A text that prints a number where words were meant.

A variable without `levels` prints its number: right for three packs of rice, seldom for how tired somebody is.

Triggers it:

    variables:
      stamina: {range: 0..2, start: 2}
    scenes:
      gate:
        text: "The gate is shut. You are {stamina}."
        choices:
          - {say: Rattle it., cost: {stamina: 1}}
          - {say: Leave., goto: out}

Says:

    5:39 `stamina` has no `levels`, so this prints a number.

Write instead:

    variables:
      stamina: {range: 0..2, start: 2, levels: [spent, tired, fresh]}
    scenes:
      gate:
        text: "The gate is shut. You are {stamina}."
        choices:
          - {say: Rattle it., cost: {stamina: 1}}
          - {say: Leave., goto: out}
"""

from __future__ import annotations

from game.lint.finding import ADVICE, Finding
from game.lint.spans import values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = ADVICE


def find(view: View) -> Iterator[Finding]:
    """Yield each value of a number without words."""
    for text in view.printing:
        for value in values(text.prose.spans):
            variable = view.variables.get(value.name)
            if variable is not None and variable.kind in {"range", "bond", "timer"} and not variable.levels:
                message = f"`{value.name}` has no `levels`, so this prints a number."
                end = value.place.column + len(value.name)
                yield Finding(value.place, message, end, text.prose.place)
