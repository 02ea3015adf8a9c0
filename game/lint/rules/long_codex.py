"""A codex entry with more words than the pack allows.

Nobody came to read an encyclopaedia.

Triggers it:

    limits: {codex: 8}
    codex:
      gate: {title: The gate, text: It was built in 1938 by people we forgot., start: true}

Says:

    3:33 This entry has 9 words on its longest way, and the pack allows 8.

Write instead:

    limits: {codex: 8}
    codex:
      gate: {title: The gate, text: It was built in 1938., start: true}
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import CODEX
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each codex entry that is too long."""
    yield from too_long(view, CODEX, "This entry")
