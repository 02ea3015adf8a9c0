"""A pool without storylets and without a hub.

Triggers it:

    pools:
      rooftops: {title: Somewhere to be}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Climb it., goto: out}]}

Says:

    2:3 No storylet stands in the pool `rooftops` and no hub offers it: take it out.

Write instead:

    pools:
      rooftops: {title: Somewhere to be}
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
    """Yield each declared pool that nothing names."""
    offered = {scene.hub.pool for scene in view.story.scenes if scene.hub is not None}
    for pool in view.story.pools:
        if pool.name not in offered and pool.name not in view.storylets:
            message = f"No storylet stands in the pool `{pool.name}` and no hub offers it: take it out."
            yield Finding(pool.place, message)
