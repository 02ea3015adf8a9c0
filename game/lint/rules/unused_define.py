"""A named condition that nothing reads.

Triggers it:

    variables:
      rope: {flag: false}
    define:
      ready: rope
    scenes:
      gate:
        text: A rope hangs from the gate.
        choices:
          - {say: Take it., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Leave it., goto: out}

Says:

    4:3 Nothing reads `ready`: use it, or take it out.

Write instead:

    variables:
      rope: {flag: false}
    define:
      ready: rope
    scenes:
      gate:
        text: A rope hangs from the gate.
        choices:
          - {say: Take it., if: not ready, effects: rope = true, then: It is yours now.}
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
    """Yield each define without a reader."""
    for define in view.story.defines:
        if not view.uses.reads[define.name]:
            yield Finding(define.place, f"Nothing reads `{define.name}`: use it, or take it out.")
