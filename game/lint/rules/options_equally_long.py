"""Options of one scene that all have the same number of words.

Lines cut to one length look like a form to fill in, and hide which of them weighs more.

Triggers it:

    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Thank him and go., goto: out, then: He nods.}
          - {say: Take it in silence., goto: out, then: He waits.}
          - {say: Reach for his hand., goto: out, then: It is cold.}

Says:

    5:15 All 3 options have 4 words: let them differ.

Write instead:

    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Thank him., goto: out, then: He nods.}
          - {say: Take it in silence., goto: out, then: He waits.}
          - {say: Reach for his hand instead., goto: out, then: It is cold.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.rules.options_begin_alike import FEWEST
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each scene whose three or more options are equally long, at its first option."""
    for scene in view.story.scenes:
        if len(scene.choices) < FEWEST:
            continue
        first = view.prose.first_count(scene.choices[0].say)
        if all(view.prose.first_count(choice.say) == first for choice in scene.choices):
            message = f"All {len(scene.choices)} options have {first} words: let them differ."
            yield Finding(scene.choices[0].say.place, message)
