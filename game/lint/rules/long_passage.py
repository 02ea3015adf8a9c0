"""A passage with more words than the pack allows.

Past a screen of text the reader starts to skim, and the choice comes after the skimming. Counted is the longest way
through conditional pieces; `limits` sets the number.

Triggers it:

    limits: {passage: 8}
    scenes:
      gate:
        text: The gate is shut and somebody has taken the bell.
        choices: [{say: Leave., goto: out}]

Says:

    4:11 This passage has 10 words on its longest way, and the pack allows 8.

Write instead:

    limits: {passage: 8}
    scenes:
      gate:
        text: The gate is shut. The bell is gone.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import PASSAGE
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each passage that is too long."""
    yield from too_long(view, PASSAGE, "This passage")
