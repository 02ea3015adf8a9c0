"""A constant that a scene is given and doesn't read.

Every caller has to give it, and each value makes another copy of the scene to prove.

Triggers it:

    scenes:
      gate:
        text: Somebody is behind you.
        choices: [{say: Run., call: chase, with: {hard: true}, goto: out}]
      chase:
        params: {hard: flag}
        text: You run.
        choices: [{say: Stop., return: true}]

Says:

    6:14 Nothing in `day/chase` reads `hard`: read it, or take it out.

Write instead:

    scenes:
      gate:
        text: Somebody is behind you.
        choices: [{say: Run., call: chase, with: {hard: true}, goto: out}]
      chase:
        params: {hard: flag}
        text: "You run{hard: , and they are close}."
        choices: [{say: Stop., return: true}]
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each parameter that its scene neither reads nor passes on."""
    for scene in view.story.scenes:
        passed = _passed_on(view, scene) if scene.params else set()
        for param in scene.params:
            if param.name not in passed and not _reads(view, scene, param.name):
                message = f"Nothing in `{scene.name}` reads `{param.name}`: read it, or take it out."
                yield Finding(view.near(scene.place, "params", param.name), message)


def _reads(view: View, scene: Scene, name: str) -> bool:
    return any(read.scene is scene for read in view.uses.reads[name])


def _passed_on(view: View, scene: Scene) -> set[str]:
    """Return the parameters of the scenes that this one leads to, which get the same constants."""
    targets = (view.scenes.get(name) for name in view.leads[scene.name])
    return {param.name for target in targets if target is not None for param in target.params}
