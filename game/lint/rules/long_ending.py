"""An ending with more words than the pack allows.

The last page is read more slowly than any other. Counted is the longest way through conditional pieces.

Triggers it:

    limits: {ending: 8}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: home}]}
      home:
        text: Somebody has left the light on for you all night.
        ending: {kind: good, title: Home}

Says:

    5:11 This ending has 10 words on its longest way, and the pack allows 8.

Write instead:

    limits: {ending: 8}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: home}]}
      home:
        text: Somebody has left the light on.
        ending: {kind: good, title: Home}
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import ENDING
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each ending that is too long."""
    yield from too_long(view, ENDING, "This ending")
