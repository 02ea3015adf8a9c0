"""Where promises are made and where they are kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.lint.printed import all_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.story.model import Story
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


def kept(story: Story) -> Kept:
    """Return where each promise is made and paid."""
    found = Kept(defaultdict(list), defaultdict(list))
    for scene in story.scenes:
        for marks in _marks(scene):
            for name, prose in marks.remember:
                found.made[name].append(Mark(scene, prose.place))
            for name, prose in marks.pays:
                found.paid[name].append(Mark(scene, prose.place))
    return found


def _marks(scene: Scene) -> Iterator[Marks]:
    yield scene.marks
    for choice in scene.choices:
        yield from all_marks(choice)
