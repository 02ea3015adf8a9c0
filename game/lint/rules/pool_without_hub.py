"""Storylets in a pool that no hub offers.

No player will ever see them.

Triggers it:

    scenes:
      gate: {text: Where to?, choices: [{say: Home., goto: out}]}
      ladder:
        storylet: {pool: rooftops, say: Climb the ladder.}
        text: You can see the river.
        choices: [{say: Climb down., return: true}]

Says:

    4:15 No hub offers the pool `rooftops`, so none of its storylets (1) is ever seen.

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
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each pool with storylets and without a hub, at its first storylet."""
    offered = {scene.hub.pool for scene in view.story.scenes if scene.hub is not None}
    for pool, scenes in view.storylets.items():
        first = scenes[0].storylet
        if pool not in offered and first is not None:
            count = len(scenes)
            message = f"No hub offers the pool `{pool}`, so none of its storylets ({count}) is ever seen."
            yield Finding(first.place, message)
