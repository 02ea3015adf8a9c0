"""An option with more words than the pack allows.

Options are compared, and lines that run over can't be. What a hub says of a storylet is an option too.

Triggers it:

    limits: {option: 8}
    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Leave the gate as it is and walk back home., goto: out}]

Says:

    5:21 This option has 10 words on its longest way, and the pack allows 8.

Write instead:

    limits: {option: 8}
    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Leave the gate and walk home., goto: out}]
"""

from __future__ import annotations

from game.lint.lengths import too_long
from game.lint.printed import OPTION
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each option that is too long."""
    yield from too_long(view, OPTION, "This option")
