"""A result line with more words than the pack allows.

It answers the choice; what comes after belongs into the next passage.

Triggers it:

    limits: {result: 8}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Leave., goto: out, then: You walk home by the river and it rains.}

Says:

    6:40 This result has 9 words on its longest way, and the pack allows 8.

Write instead:

    limits: {result: 8}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Leave., goto: out, then: You walk home in the rain.}
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import RESULT
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each result line that is too long."""
    yield from too_long(view, RESULT, "This result")
