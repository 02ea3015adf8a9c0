"""A variable, tag or bond that nothing reads.

Whoever reads the pack next will look for what it does, and a variable in the logic multiplies the states of every
proof. One that a later episode reads says so with `paid_in` and is left alone until that episode is in the pack.

Triggers it:

    variables:
      rope: {flag: false}
    scenes:
      gate:
        text: A rope hangs from the gate.
        choices:
          - {say: Take it., effects: rope = true, goto: out}

Says:

    2:3 Nothing reads `rope`: read it somewhere, or take it out.

Write instead:

    variables:
      rope: {flag: false}
    scenes:
      gate:
        text: A rope hangs from the gate.
        choices:
          - {say: Take it., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Leave it., goto: out}
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
    """Yield each variable without a reader; promises and timers have rules of their own."""
    for variable in view.story.variables:
        if view.uses.reads[variable.name] or variable.paid_in or variable.kind == "timer":
            continue
        what = "No text reads the tag" if variable.tag else "Nothing reads"
        yield Finding(variable.place, f"{what} `{variable.name}`: read it somewhere, or take it out.")
