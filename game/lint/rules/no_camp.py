"""Several modes, and no scene in which a player can change to an easier one.

The difficulty is chosen once, at the start, and may be lowered at a camp. Without a camp a wrong choice lasts for
the whole run.

Triggers it:

    variables:
      stamina: {range: 0..2, start: 2}
    modes:
      calm: {title: Calm, costs: -1}
      standard: {title: Standard, default: true}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., cost: {stamina: 1}, goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}

Says:

    4:3 No scene has `camp: true`, so the mode can never be lowered.

Write instead:

    variables:
      stamina: {range: 0..2, start: 2}
    modes:
      calm: {title: Calm, costs: -1}
      standard: {title: Standard, default: true}
    scenes:
      gate:
        text: The gate is shut.
        camp: true
        choices:
          - {say: Climb it., cost: {stamina: 1}, goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}
"""

from __future__ import annotations

from game.lint.finding import ADVICE, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = ADVICE


def find(view: View) -> Iterator[Finding]:
    """Yield the first mode where modes can't be left."""
    modes = view.story.modes
    if len(modes) > 1 and not any(scene.camp for scene in view.story.scenes):
        yield Finding(modes[0].place, "No scene has `camp: true`, so the mode can never be lowered.")
