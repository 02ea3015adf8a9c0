"""Two endings, or two codex entries, with the same title.

In the gallery and in the codex a player can't tell them apart.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Leave., goto: home}, {say: Stay., goto: out}]
      home: {text: Somebody has left the light on., ending: {kind: good, title: Out}}

Says:

    7:57 The ending `day/home` has this title too.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Leave., goto: home}, {say: Stay., goto: out}]
      home: {text: Somebody has left the light on., ending: {kind: good, title: Home}}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.place import Place

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each title that an earlier one of its kind has."""
    endings = [
        (scene.ending.title.source, scene.name, scene.ending.title.place)
        for scene in view.story.scenes
        if scene.ending is not None
    ]
    entries = [(entry.title, entry.name, entry.place) for entry in view.story.codex]
    yield from _repeated("ending", endings)
    yield from _repeated("codex entry", entries)


def _repeated(what: str, titles: list[tuple[str, str, Place]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for title, name, place in titles:
        other = first.setdefault(title.strip().lower(), name)
        if other != name:
            yield Finding(place, f"The {what} `{other}` has this title too.")
