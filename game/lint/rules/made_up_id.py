"""Choices with ids made from their words, in a scene that the story remembers.

Without `id:` a choice is known by its first four words. Saves, walkthroughs and story tests name choices by id, so
a better word in an option line loses them; where a choice will come back, that is a pity.

Triggers it:

    promises:
      rope: {made_in: 1, paid_in: 4, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Take it., remember: {rope: He looks at your hands.}, goto: out}
          - {say: Let him keep it., goto: out, then: He nods.}

Says:

    4:3 `day/gate` will be remembered, and the ids of 2 choices change with their words: give them `id:`.

Write instead:

    promises:
      rope: {made_in: 1, paid_in: 4, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices:
          - {say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: out}
          - {say: Let him keep it., id: leave, goto: out, then: He nods.}
"""

from __future__ import annotations

import re

from game.lint.finding import ADVICE, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.place import Place
    from game.story.scenes import Choice

SEVERITY = ADVICE


def find(view: View) -> Iterator[Finding]:
    """Yield each scene that makes a promise and has choices without an id of their own."""
    remembered = {scene.name for scene, marks in view.choice_marks if marks.remember}
    for scene in view.story.scenes:
        if scene.name not in remembered:
            continue
        made = [choice for choice in scene.choices if not _is_given(view, choice)]
        if made:
            what = (
                "the id of one choice changes with its"
                if len(made) == 1
                else (f"the ids of {len(made)} choices change with their")
            )
            them = "it" if len(made) == 1 else "them"
            message = f"`{scene.name}` will be remembered, and {what} words: give {them} `id:`."
            yield Finding(scene.place, message)


def _is_given(view: View, choice: Choice) -> bool:
    """Tell whether a choice's source has a key `id` with its id."""
    written = re.compile(rf"""(?:^\s*(?:- +)?|[{{,]\s*)["']?id["']?\s*:\s*["']?{choice.id}\b""")
    return any(written.search(line) for line in _lines(view.lines[choice.place.file], choice.place))


def _lines(lines: list[str], place: Place) -> Iterator[str]:
    """Yield the lines of the choice that begins at a place: those at least as far to the right."""
    yield lines[place.line - 1][place.column - 1 :]
    for line in lines[place.line :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) < place.column - 1:
            return
        yield line
