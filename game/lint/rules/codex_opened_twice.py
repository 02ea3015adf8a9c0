"""A codex entry that opens in two ways where one does all the work.

An entry that is open from the beginning needs no condition and no mark, and one that a scene opens on entering
needs no `unlock: visited(...)` of that scene.

Triggers it:

    codex:
      gate: {title: The gate, text: It was built in 1938., unlock: visited(day/gate), start: true}

Says:

    2:3 The codex entry `gate` is open from the beginning, so its `unlock` does nothing.

Write instead:

    codex:
      gate: {title: The gate, text: It was built in 1938., unlock: visited(day/gate)}
"""

from __future__ import annotations

from game.language.syntax import Visited
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.model import CodexEntry

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each entry with a way of opening that adds nothing."""
    marked = _marked(view)
    for entry in view.story.codex:
        scenes = marked.get(entry.name, set())
        if entry.start and entry.unlock is not None:
            yield _finding(entry, "is open from the beginning, so its `unlock` does nothing")
        elif entry.start and scenes:
            yield _finding(entry, f"is open from the beginning, so `{min(scenes)}` need not open it")
        elif entry.unlock is not None and isinstance(entry.unlock.expr, Visited):
            scene = view.scenes.get(entry.unlock.expr.scene)
            if scene is not None and entry.name in scene.marks.codex:
                yield _finding(
                    entry, f"is opened by `{scene.name}` on entering, so its `unlock` does nothing"
                )


def _finding(entry: CodexEntry, why: str) -> Finding:
    return Finding(entry.place, f"The codex entry `{entry.name}` {why}.")


def _marked(view: View) -> dict[str, set[str]]:
    """Return the scenes that open each entry."""
    found: dict[str, set[str]] = {}
    for scene, marks in view.marks:
        for name in marks.codex:
            found.setdefault(name, set()).add(scene.name)
    return found
