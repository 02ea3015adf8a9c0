"""Where promises are made and where they are kept."""

from __future__ import annotations

from collections import defaultdict

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.place import Place
    from game.story.scenes import Marks, Scene


class Mark(NamedTuple):
    """One `remember` or `pays` of a promise."""

    scene: Scene
    place: Place
    """Of its line."""


class Kept(NamedTuple):
    """The marks of every promise, by its name."""

    made: defaultdict[str, list[Mark]]
    paid: defaultdict[str, list[Mark]]


def kept(marked: Iterable[tuple[Scene, Marks]]) -> Kept:
    """Return where each promise is made and paid, by the marks of a story with their scenes."""
    found = Kept(defaultdict(list), defaultdict(list))
    for scene, marks in marked:
        for name, prose in marks.remember:
            found.made[name].append(Mark(scene, prose.place))
        for name, prose in marks.pays:
            found.paid[name].append(Mark(scene, prose.place))
    return found
