"""An effect that the next ones undo before anybody could see it.

A later effect of the same list sets the variable whatever the first one did.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: heat < 2, effects: [heat += 1, heat = 2], then: It holds.}
          - {say: Leave., goto: out}

Says:

    7:51 `heat += 1` is lost: `heat = 2` comes after it.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., if: heat < 2, effects: heat = 2, then: It holds.}
          - {say: Leave., goto: out}
"""

from __future__ import annotations

from game.language.printing import to_text
from game.language.syntax import Name, walk
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.language.syntax import Effect
    from game.lint.view import View
    from game.story.model import Change

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each effect that an effect after it in the same list makes pointless."""
    kinds = {variable.name: variable.kind for variable in view.story.variables}
    defines = {define.name for define in view.story.defines}
    for changes, _, _ in view.changes:
        if len(changes) < 2 or len({change.effect.target.text for change in changes}) == len(changes):
            continue
        for index, change in enumerate(changes):
            target = change.effect.target.text
            if kinds.get(target) == "bond":
                continue
            later = _overwritten(target, changes[index + 1 :], defines)
            if later is not None:
                message = f"`{to_text(change.effect)}` is lost: `{to_text(later)}` comes after it."
                yield Finding(change.place, message)


def _overwritten(target: str, rest: Sequence[Change], defines: set[str]) -> Effect | None:
    """Return the effect that sets the target anew, or None where something reads it first."""
    for change in rest:
        effect = change.effect
        exprs = (effect.value, *(() if effect.condition is None else (effect.condition,)))
        names = {part.text for expr in exprs for part in walk(expr) if isinstance(part, Name)}
        if target in names or names & defines:
            return None
        if effect.target.text == target and effect.op == "=" and effect.condition is None:
            return effect
    return None
