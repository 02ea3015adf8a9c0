"""Two options of one scene with the same words.

Offered at the same time they are one line twice, and in saves and tests they differ by a number only.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., goto: out, then: You are over.}
          - {say: Climb it!, goto: out, then: You slip.}

Says:

    6:15 The option `climb_it` says the same: use other words.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., goto: out, then: You are over.}
          - {say: Jump from the roof., goto: out, then: You slip.}
"""

from __future__ import annotations

from game.lint.choices import together
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Choice

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each option that an earlier one, offered at the same time, says as well."""
    for scene in view.options_alike:
        seen: dict[tuple[str, ...], list[Choice]] = {}
        for choice in scene.choices:
            earlier = seen.setdefault(view.prose.first_words(choice.say), [])
            other = next((each for each in earlier if together(view, scene, each, choice)), None)
            if other is not None:
                message = f"The option `{other.id}` says the same: use other words."
                yield Finding(choice.say.place, message)
            earlier.append(choice)
