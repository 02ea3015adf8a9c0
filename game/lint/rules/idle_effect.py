"""An effect that changes nothing.

It adds 0, assigns a variable to itself, or stands where the value is already at the end of its range or final: an
ally who is gone stays gone.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Run., if: heat == 3, effects: heat += 1, goto: out}
          - {say: Leave., then: You leave it shut., goto: out}

Says:

    8:45 `heat += 1` does nothing here: heat 3 stays as it is.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Run., if: heat == 3, goto: out, then: They are behind you.}
          - {say: Leave., then: You leave it shut., goto: out}
"""

from __future__ import annotations

from game.language.printing import to_text
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.effects import Done, Given
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each effect that leaves its variable as it is in every state in which it is done."""
    for given, done in view.effects.done:
        if all(after == before for before, after in done.values):
            message = _message(given, done)
            yield from (Finding(change.place, message) for change in given.changes)


def _message(given: Given, done: Done) -> str:
    effect = given.effect
    quoted = f"`{to_text(effect)}`"
    if not done.narrowed:
        return f"{quoted} does nothing: take it out."
    if done.gone:
        return f"{quoted} does nothing here: {effect.target.text} is at its lowest, which is final."
    before = {before for before, _ in done.values}
    if len(before) == 1:
        return f"{quoted} does nothing here: {done.axis.shown(before.pop())} stays as it is."
    return f"{quoted} does nothing here."
