"""A scene that nothing leads to, whatever the conditions say.

No player will ever see it. Scenes that only an unreachable scene leads to are not told again.

Triggers it:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}
      cellar: {text: It is dark., choices: [{say: Feel for the wall., goto: stairs}]}
      stairs: {text: They lead up., goto: out}

Says:

    3:3 Nothing leads to `day/cellar`, nor to `day/stairs` but from there.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Leave., goto: out}
          - {say: Try the cellar., goto: cellar}
      cellar: {text: It is dark., choices: [{say: Feel for the wall., goto: stairs}]}
      stairs: {text: They lead up., goto: out}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING
from game.pack.graph import backwards, reached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Scene

SEVERITY = WARNING
NAME = "unreachable-scene"
_MOST_NAMED = 3


def find(view: View) -> Iterator[Finding]:
    """Yield the first scene of each part of the story that nothing leads into."""
    offered = {scene.hub.pool for scene in view.story.scenes if scene.hub is not None}
    hidden = [
        scene.name
        for scene in view.story.scenes
        if scene.name not in view.reached
        and scene.storylet is not None
        and scene.storylet.pool not in offered
    ]
    told = view.reached | reached(hidden, view.leads)
    before = backwards(view.leads)
    roots = [scene for scene in view.story.scenes if scene.name not in told]
    roots.sort(
        key=lambda scene: (not _is_allowed(view, scene), bool(set(before.get(scene.name, ())) - {scene.name}))
    )
    for scene in roots:
        if scene.name in told and not _is_allowed(view, scene):
            continue
        rest = reached([scene.name], view.leads) - told - {scene.name}
        told |= rest | {scene.name}
        yield Finding(scene.place, f"Nothing leads to `{scene.name}`{_beyond(sorted(rest))}.")


def _is_allowed(view: View, scene: Scene) -> bool:
    """Tell whether the author knows that nothing leads to a scene: then it is where the telling begins."""
    return any(
        allow.rule == NAME and allow.place.file == scene.place.file and scene.place.line in allow.lines
        for allow in view.allows
    )


def _beyond(names: list[str]) -> str:
    if not names:
        return ""
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return f", nor to {shown}{f' and {more} more' if more > 0 else ''} but from there"
