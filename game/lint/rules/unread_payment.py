"""A variable that the episode of its `paid_in` doesn't read.

The episode is in the pack, and what was kept for it is not asked about there.

Triggers it:

    variables:
      rope: {flag: false, paid_in: 1}
    scenes:
      gate:
        text: A rope hangs here.
        choices:
          - {say: Take it., effects: rope = true, goto: out}
          - {say: Leave it., goto: out, then: It swings.}

Says:

    2:3 Episode 1 should pay `rope`, and nothing reads it there.

Write instead:

    variables:
      rope: {flag: false, paid_in: 1}
    scenes:
      gate:
        text: A rope hangs here.
        choices:
          - {say: Take it., if: not rope, effects: rope = true, then: It is yours now.}
          - {say: Leave it., goto: out}
"""

from __future__ import annotations

from game.language.syntax import Name, walk
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each variable whose last episode is in the pack and has no reader of it."""
    episodes = {chapter.number for chapter in view.story.chapters}
    for variable in view.story.variables:
        last = variable.paid_in
        if last and last in episodes and not _read_in(view, variable.name, last):
            message = f"Episode {last} should pay `{variable.name}`, and nothing reads it there."
            yield Finding(variable.place, message)


def _read_in(view: View, name: str, episode: int) -> bool:
    """Tell whether an episode, a library or what all share reads a name, by itself or through a define."""
    reads = view.uses.reads[name]
    if any(read.kind != "define" and view.episode(read.chapter) in {0, episode} for read in reads):
        return True
    through = [
        define.name
        for define in view.story.defines
        if any(isinstance(part, Name) and part.text == name for part in walk(define.condition.expr))
    ]
    return any(_read_in(view, define, episode) for define in through)
