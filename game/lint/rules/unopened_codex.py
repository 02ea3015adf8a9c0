"""A codex entry that nothing opens.

No player will ever read it.

Triggers it:

    codex:
      gate: {title: The gate, text: It was built in 1938.}

Says:

    2:3 Nothing opens the codex entry `gate`: name it under `codex:` in a scene, or give it `unlock` or `start`.

Write instead:

    codex:
      gate: {title: The gate, text: It was built in 1938., start: true}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lint.finding import Finding
from game.lint.printed import all_marks
from game.pack.diagnostics import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.model import Story

SEVERITY = WARNING
_ADVICE = "name it under `codex:` in a scene, or give it `unlock` or `start`"


def find(view: View) -> Iterator[Finding]:
    """Yield each entry that no mark, condition or start opens."""
    opened = set(_opened(view.story))
    for entry in view.story.codex:
        if entry.name not in opened and entry.unlock is None and not entry.start:
            yield Finding(entry.place, f"Nothing opens the codex entry `{entry.name}`: {_ADVICE}.")


def _opened(story: Story) -> Iterator[str]:
    for scene in story.scenes:
        yield from scene.marks.codex
        for choice in scene.choices:
            for marks in all_marks(choice):
                yield from marks.codex
