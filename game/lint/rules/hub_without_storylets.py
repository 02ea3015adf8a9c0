"""A hub whose pool has no storylets.

It offers nothing; without choices of its own the story ends there without an ending.

Triggers it:

    pools:
      rooftops: {title: Somewhere to be}
    scenes:
      gate: {text: Where to?, hub: {pool: rooftops}, choices: [{say: Home., goto: out}]}

Says:

    4:32 No storylet stands in the pool `rooftops`, so this hub offers nothing.

Write instead:

    scenes:
      gate: {text: Where to?, hub: {pool: rooftops}, choices: [{say: Home., goto: out}]}
      ladder:
        storylet: {pool: rooftops, say: Climb the ladder.}
        text: You can see the river.
        choices: [{say: Climb down., return: true}]
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
    """Yield each hub that can never offer anything."""
    for scene in view.story.scenes:
        if scene.hub is not None and scene.hub.pool not in view.storylets:
            message = f"No storylet stands in the pool `{scene.hub.pool}`, so this hub offers nothing."
            yield Finding(scene.hub.place, message)
