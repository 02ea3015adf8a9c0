"""More words between two choices than the pack allows.

Counted are the result line, the scenes that only lead on, and the passage that offers the next choice, each on its
longest way. A text that is too long by itself is told by its own rule.

Triggers it:

    limits: {between: 12}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Climb it., then: You are over., goto: yard}]}
      yard: {text: There is nobody in the yard., goto: door}
      door: {text: The door is open., choices: [{say: Go in., goto: out}]}

Says:

    4:3 From a choice to the next the player reads 13 words (day/yard, day/door), and the pack allows 12.

Write instead:

    limits: {between: 12}
    scenes:
      gate: {text: The gate is shut., choices: [{say: Climb it., then: You are over., goto: yard}]}
      yard: {text: There is nobody in the yard., choices: [{say: Try the door., goto: door}]}
      door: {text: The door is open., choices: [{say: Go in., goto: out}]}
"""

from __future__ import annotations

from game.lint.between import Stretches, answers
from game.lint.finding import Finding
from game.lint.printed import RESULT, scene_kind
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.between import Stretch
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield one finding for each scene at which a stretch that is too long begins."""
    limits = dict(view.story.style.limits)
    most = limits.get("between")
    if most is None:
        return
    doubtful = _doubtful(view, most)
    stretches = Stretches(view.scenes, view.lengths.words)
    before = stretches.leads(way for way in answers(view.outcomes) if way[2] in doubtful)
    for name in doubtful:
        lead = before.get(name, 0)
        stretch = stretches.longest(name)
        words = lead + stretch.words
        if words > most and not _too_long_alone(view, stretch, stretches, limits):
            through = ", ".join(stretch.scenes)
            message = f"From a choice to the next the player reads {words} words ({through}), and the pack allows {most}."
            yield Finding(view.scenes[name].place, message)


def _doubtful(view: View, most: int) -> dict[str, None]:
    """Return the scenes at which a stretch may be too long, told by the characters alone."""
    rough = Stretches(view.scenes, view.lengths.at_most)
    lead = max(view.lengths.bounds(RESULT), default=0)
    if not any(lead + rough.longest_at(scene) > most for scene in view.story.scenes):
        return {}
    before = {view.story.start: 0} | rough.leads(answers(view.outcomes))
    return dict.fromkeys(name for name, lead in before.items() if lead + rough.longest(name).words > most)


def _too_long_alone(view: View, stretch: Stretch, stretches: Stretches, limits: dict[str, int]) -> bool:
    """Tell whether a single text of a stretch is past its own limit already."""
    scenes = [view.scenes[name] for name in stretch.scenes]
    return any(
        stretches.words(scene.text, scene) > limits.get(scene_kind(scene), limits["between"])
        for scene in scenes
    )
