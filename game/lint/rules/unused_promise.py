"""A declared promise that nothing makes and nothing keeps.

Triggers it:

    promises:
      rope: {made_in: 1, about: The rope}
    scenes:
      gate: {text: He holds out the rope., choices: [{say: Take it., goto: out}]}

Says:

    2:3 Nothing makes the promise `rope` and nothing pays it: take it out.

Write instead:

    promises:
      rope: {made_in: 1, paid_in: 4, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices: [{say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: out}]
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
    """Yield each promise without a mark, unless its episode is still to come."""
    episodes = {chapter.number for chapter in view.story.chapters}
    for promise in view.story.promises:
        marks = view.promises.made[promise.name] or view.promises.paid[promise.name]
        if not marks and promise.made_in in episodes:
            message = f"Nothing makes the promise `{promise.name}` and nothing pays it: take it out."
            yield Finding(promise.place, message)
