"""A promise that is made and never kept.

The player was told that this will come back. One that a later episode keeps says so with `paid_in`, and is left
alone until that episode is in the pack.

Triggers it:

    promises:
      rope: {made_in: 1, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices: [{say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: out}]

Says:

    2:3 Nothing pays the promise `rope`: write `pays:` where it comes back, or `paid_in:` for a later episode.

Write instead:

    promises:
      rope: {made_in: 1, paid_in: 4, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices: [{say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: out}]
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
    """Yield each promise with a `remember`, without a `pays`, and not reserved for a later episode."""
    episodes = {chapter.number for chapter in view.story.chapters}
    for promise in view.story.promises:
        reserved = promise.paid_in and promise.paid_in not in episodes
        if view.promises.made[promise.name] and not view.promises.paid[promise.name] and not reserved:
            where = f"in episode {promise.paid_in}" if promise.paid_in else "where it comes back"
            later = "" if promise.paid_in else ", or `paid_in:` for a later episode"
            message = f"Nothing pays the promise `{promise.name}`: write `pays:` {where}{later}."
            yield Finding(promise.place, message)
