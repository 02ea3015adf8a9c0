"""A promise that is made or kept in another episode than it says.

`made_in` and `paid_in` decide what the roll call shows, and what is still to come.

Triggers it:

    promises:
      rope: {made_in: 2, paid_in: 4, about: The rope}
    scenes:
      gate:
        text: He holds out the rope.
        choices: [{say: Take it., id: take, remember: {rope: He looks at your hands.}, goto: out}]

Says:

    6:58 The promise `rope` is made in episode 2 by its declaration, and this is episode 1.

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
    from collections.abc import Iterable, Iterator

    from game.lint.promises import Mark
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each mark in the wrong episode; libraries belong to any."""
    for promise in view.story.promises:
        made, paid = view.promises.made[promise.name], view.promises.paid[promise.name]
        yield from _wrong(view, promise.name, "made", promise.made_in, made)
        if promise.paid_in:
            yield from _wrong(view, promise.name, "paid", promise.paid_in, paid)


def _wrong(view: View, name: str, what: str, wanted: int, marks: Iterable[Mark]) -> Iterator[Finding]:
    for mark in marks:
        here = view.episode(mark.scene.chapter)
        if here not in {0, wanted}:
            said = f"The promise `{name}` is {what} in episode {wanted} by its declaration"
            yield Finding(mark.place, f"{said}, and this is episode {here}.")
