"""A variable that is read after the episode that should read it last.

`paid_in` says when a variable may be forgotten, so that it costs no states from then on.

Triggers it:

    variables:
      rope: {flag: false, paid_in: 1}
    scenes:
      gate:
        text: A rope hangs here.
        choices:
          - {say: Take it., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Go., goto: night/wall}
    ---
    episode: 2
    id: night
    title: Night
    content_notes: [heights]
    scenes:
      wall:
        text: The wall is high.
        choices:
          - {say: Climb it., if: rope, then: It burns your hands., goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}

Says:

    two.yaml:9:30 `rope` is paid in episode 1, and this is episode 2: raise `paid_in`, or don't read it.

Write instead:

    variables:
      rope: {flag: false, paid_in: 2}
    scenes:
      gate:
        text: A rope hangs here.
        choices:
          - {say: Take it., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Go., goto: night/wall}
    ---
    episode: 2
    id: night
    title: Night
    content_notes: [heights]
    scenes:
      wall:
        text: The wall is high.
        choices:
          - {say: Climb it., if: rope, then: It burns your hands., goto: out}
          - {say: Walk round it., goto: out, then: It takes an hour.}
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
    """Yield each reading of a variable in an episode after its last."""
    for variable in view.story.variables:
        if not variable.paid_in:
            continue
        for read in view.uses.reads[variable.name]:
            here = view.episode(read.chapter)
            if here > variable.paid_in:
                said = f"`{variable.name}` is paid in episode {variable.paid_in}, and this is episode {here}"
                yield Finding(read.place, f"{said}: raise `paid_in`, or don't read it.")
