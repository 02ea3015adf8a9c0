"""An episode that doesn't say what a player may wish to know before.

Content notes are shown before an episode begins. Where there is nothing to note, say that.

Triggers it:

    episode: 1
    id: day
    title: Day
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}

Says:

    1:1 The episode `day` has no `content_notes`.

Write instead:

    episode: 1
    id: day
    title: Day
    content_notes: [nothing that needs a note]
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}
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
    """Yield each episode without notes; libraries belong to their callers."""
    for chapter in view.story.chapters:
        if chapter.number and not chapter.content_notes:
            yield Finding(chapter.place, f"The episode `{chapter.id}` has no `content_notes`.")
