"""How much is read between one choice and the next, along scenes that only lead on."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from game.story.prose import Prose
    from game.story.scenes import Outcome, Route, Scene

MOST_FOLLOWED = 100
"""Scenes of one stretch; the engine stops there too."""


class Stretch(NamedTuple):
    """What is read from one choice to the next, at its longest."""

    words: int
    scenes: tuple[str, ...]
    """In order; the last offers choices, returns, or ends the story."""


class Stretches:
    """The longest stretch from each scene on, each worked out once."""

    def __init__(self, scenes: dict[str, Scene], count: Callable[[Prose, Scene], int]) -> None:
        self._scenes = scenes
        self._count = count
        """How many words a text of a scene has."""
        self._known: dict[str, Stretch] = {}

    def words(self, prose: Prose | None, scene: Scene) -> int:
        """Return the words of a text of a scene; none has none."""
        return 0 if prose is None else self._count(prose, scene)

    def longest_at(self, scene: Scene) -> int:
        """Return the words of the longest stretch from a scene on."""
        if scene.route or scene.call is not None or scene.ending is not None:
            return self.longest(scene.name).words
        return self.words(scene.text, scene)

    def leads(self, ways: Iterable[tuple[Scene, Prose | None, str]]) -> dict[str, int]:
        """Return, for each scene that a choice comes to, the words of the longest result before it."""
        found: dict[str, int] = {}
        for scene, then, target in ways:
            found[target] = max(found.get(target, 0), self.words(then, scene))
        return found

    def longest(self, name: str, depth: int = 0) -> Stretch:
        """Return the longest stretch that entering a scene begins; an ending's own text is not counted."""
        if name in self._known:
            return self._known[name]
        scene = self._scenes[name]
        own = 0 if scene.ending is not None else self.words(scene.text, scene)
        best = Stretch(0, ())
        if depth < MOST_FOLLOWED:
            for target in _leads_on(scene):
                best = max(best, self.longest(target, depth + 1), key=lambda stretch: stretch.words)
        found = Stretch(own + best.words, (name, *best.scenes))
        if depth == 0 or not _leads_on(scene):
            self._known[name] = found
        return found


def answers(outcomes: Iterable[tuple[Scene, Outcome]]) -> Iterator[tuple[Scene, Prose | None, str]]:
    """Yield every way out of a choice, by the outcomes with their scenes: the scene, the result line, the scene it comes to."""
    for scene, outcome in outcomes:
        for arm in outcome.route:
            yield scene, outcome.then, arm.target.scene
        if outcome.call is not None:
            yield scene, outcome.then, outcome.call.target.scene


def _leads_on(scene: Scene) -> list[str]:
    """Return where a scene leads without a choice; a call is followed to the first choice of what it plays."""
    if scene.call is not None:
        return [scene.call.target.scene]
    return _targets(scene.route)


def _targets(route: Route) -> list[str]:
    return [arm.target.scene for arm in route]
