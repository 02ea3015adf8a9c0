"""An allow at which nothing is found.

It was written for a finding that has gone since, or it stands on the wrong line; left there it hides the next one.

Triggers it:

    variables:
      rope: {flag: false}  # allow: unused-variable (a later episode asks for it)
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Take the rope., if: not rope, effects: rope = true, then: It is yours.}
          - {say: Leave., goto: out}

Says:

    2:33 Nothing of `unused-variable` is found here: take the comment out.

Write instead:

    variables:
      rope: {flag: false}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Take the rope., if: not rope, effects: rope = true, then: It is yours.}
          - {say: Leave., goto: out}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.lint.allows import Allow
    from game.lint.view import View

SEVERITY = WARNING
NAME = "unused-allow"


def find(_view: View) -> Iterable[Finding]:
    """Find nothing: what is unused shows when all other rules have run, see `of`."""
    return ()


def of(idle: Iterable[Allow]) -> Iterator[Finding]:
    """Yield a finding for each allow that no finding needed."""
    for allow in idle:
        end = allow.place.column + len(allow.rule)
        yield Finding(allow.place, f"Nothing of `{allow.rule}` is found here: take the comment out.", end)
