"""A storylet with more words than the pack allows.

A storylet is a visit and not a chapter. Counted is the longest way through conditional pieces.

Triggers it:

    limits: {storylet: 8}
    scenes:
      gate: {text: Where to?, hub: {pool: roofs}, choices: [{say: Home., goto: out}]}
      ladder:
        storylet: {pool: roofs, say: Climb the ladder.}
        text: From up here you can see the whole river.
        choices: [{say: Climb down., return: true}]

Says:

    6:11 This storylet has 9 words on its longest way, and the pack allows 8.

Write instead:

    limits: {storylet: 8}
    scenes:
      gate: {text: Where to?, hub: {pool: roofs}, choices: [{say: Home., goto: out}]}
      ladder:
        storylet: {pool: roofs, say: Climb the ladder.}
        text: From up here you see the river.
        choices: [{say: Climb down., return: true}]
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import STORYLET
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each storylet that is too long."""
    yield from too_long(view, STORYLET, "This storylet")
