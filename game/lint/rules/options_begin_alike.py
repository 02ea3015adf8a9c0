"""Options of one scene that all begin with the same word.

Three lines in step read as one choice with three endings, and the eye has to search for where they part.

Triggers it:

    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Take the rope and thank him., goto: out, then: He nods.}
          - {say: Take it without a word., goto: out, then: He waits.}
          - {say: Take his hand., goto: out, then: It is cold.}

Says:

    5:15 All 3 options begin with "take": let them differ.

Write instead:

    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Thank him for the rope., goto: out, then: He nods.}
          - {say: Take it without a word., goto: out, then: He waits.}
          - {say: Reach for his hand., goto: out, then: It is cold.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING
FEWEST = 3
"""Fewer options may well be alike."""


def find(view: View) -> Iterator[Finding]:
    """Yield each scene whose three or more options begin alike, at its first option."""
    for scene in view.options_alike:
        if len(scene.choices) < FEWEST:
            continue
        words = {"".join(view.prose.first_words(choice.say)[:1]) for choice in scene.choices}
        if len(words) == 1:
            message = f'All {len(scene.choices)} options begin with "{words.pop()}": let them differ.'
            yield Finding(scene.choices[0].say.place, message)
