"""A scene that offers nothing and leads nowhere.

The story stops there without an ending.

Triggers it:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Wait., goto: wait}, {say: Leave., goto: out}]}
      wait: {text: Nobody comes., choices: []}

Says:

    3:3 `day/wait` has no choice and leads nowhere: give it a choice, a `goto` or an ending.

Write instead:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Wait., goto: wait}, {say: Leave., goto: out}]}
      wait: {text: Nobody comes., goto: out}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = ERROR


def find(view: View) -> Iterator[Finding]:
    """Yield each scene without any way on."""
    for scene in view.story.scenes:
        ways = scene.choices or scene.hub or scene.route or scene.call or scene.returns or scene.ending
        if not ways:
            message = f"`{scene.name}` has no choice and leads nowhere"
            yield Finding(scene.place, f"{message}: give it a choice, a `goto` or an ending.")
