"""A choice that is asked twice and doesn't end the story.

`confirm` tells the player that this ends the story. Used for less, it will not be believed where it counts.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., confirm: true, goto: wall}
      wall: {text: From up here you see the river., choices: [{say: Jump., goto: out}]}

Says:

    5:9 This choice is confirmed, and none of its ways leads to an ending.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., goto: wall}
      wall: {text: From up here you see the river., choices: [{say: Jump., confirm: true, goto: out}]}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.paths import outcome_steps
from game.pack.diagnostics import WARNING
from game.pack.graph import reached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.pack.graph import Edges
    from game.story.scenes import Choice

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each confirmed choice from which every ending is another choice away."""
    leading = {
        scene.name: view.leads[scene.name]
        for scene in view.story.scenes
        if not scene.choices and scene.hub is None
    }
    for _, choice in view.choices:
        if choice.confirm is not None and not _ends(view, choice, leading):
            message = "This choice is confirmed, and none of its ways leads to an ending."
            yield Finding(choice.place, message)


def _ends(view: View, choice: Choice, leading: Edges) -> bool:
    targets = {step.to for outcome in choice.outcomes for step in outcome_steps(outcome)}
    return any(view.scenes[name].ending is not None for name in reached(targets, leading))
