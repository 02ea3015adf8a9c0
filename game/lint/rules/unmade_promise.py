"""A promise that is kept and was never made.

The player is told that something comes back of which they never heard.

Triggers it:

    promises:
      rope: {made_in: 1, about: The rope}
    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Go., goto: end}]
      end:
        text: The rope holds.
        pays: {rope: It is the one he gave you.}
        goto: out

Says:

    2:3 Nothing makes the promise `rope`, and it is paid: write `remember:` where it begins.

Write instead:

    promises:
      rope: {made_in: 1, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices: [{say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: end}]
      end:
        text: The rope holds.
        pays: {rope: It is the one he gave you.}
        goto: out
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
    """Yield each promise with a `pays` and without a `remember`."""
    for promise in view.story.promises:
        if view.promises.paid[promise.name] and not view.promises.made[promise.name]:
            message = f"Nothing makes the promise `{promise.name}`, and it is paid"
            yield Finding(promise.place, f"{message}: write `remember:` where it begins.")
