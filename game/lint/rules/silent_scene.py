"""An ending or a storylet without a text.

The player arrives, and there is nothing to read.

Triggers it:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: home}]}
      home: {ending: {kind: good, title: Home}}

Says:

    3:3 The ending `day/home` has no text.

Write instead:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: home}]}
      home: {text: Somebody has left the light on., ending: {kind: good, title: Home}}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.printed import ENDING, scene_kind
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each ending and storylet without a text."""
    for scene in view.story.scenes:
        if scene.text is None and (scene.ending is not None or scene.storylet is not None):
            kind = "ending" if scene_kind(scene) == ENDING else "storylet"
            yield Finding(scene.place, f"The {kind} `{scene.name}` has no text.")
