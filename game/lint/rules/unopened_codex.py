"""A codex entry that nothing opens.

No player will ever read it.

Triggers it:

    codex:
      gate: {title: The gate, text: It was built in 1938.}

Says:

    2:3 Nothing opens the codex entry `gate`: name it under `codex:` in a scene, or give it `unlock` or `start`.

Write instead:

    codex:
      gate: {title: The gate, text: It was built in 1938., start: true}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING
_ADVICE = "name it under `codex:` in a scene, or give it `unlock` or `start`"


def find(view: View) -> Iterator[Finding]:
    """Yield each entry that no mark, condition or start opens."""
    opened = {name for _, marks in view.marks for name in marks.codex}
    for entry in view.story.codex:
        if entry.name not in opened and entry.unlock is None and not entry.start:
            yield Finding(entry.place, f"Nothing opens the codex entry `{entry.name}`: {_ADVICE}.")
