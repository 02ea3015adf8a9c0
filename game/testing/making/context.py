"""What everything that writes a scene needs at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.testing.making.drawing import pick, some, yes
from game.testing.making.expressions import Names, effect, has_targets
from game.testing.making.plan import parameter_names
from game.testing.making.prose import line

if TYPE_CHECKING:
    from game.testing.making.drawing import Drawing
    from game.testing.making.plan import Group, Plan, Scene
    from game.testing.making.prose import Speech
    from game.testing.making.world import World


@dataclass
class Context:
    """A drawing, a world and a plan, and what was decided about its scenes."""

    drawing: Drawing
    world: World
    plan: Plan
    counted: list[Scene] = field(default_factory=list)
    """Scenes whose visits may be read."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Of each scene by its name: `fork`, `lead`, `back` or `end`."""
    owed: dict[str, list[Group]] = field(default_factory=dict)
    """Groups that a scene by its name has to call, so that none stands uncalled."""

    def names(self, scene: Scene) -> Names:
        """Return what the conditions of a scene may read."""
        return self.world.readable + parameter_names(scene) + self.visits(scene.chapter)

    def shared_names(self) -> Names:
        """Return what conditions outside of scenes may read."""
        return self.world.readable + self.visits("")

    def visits(self, chapter: str) -> Names:
        """Return the scenes that `visited` may name from a chapter."""
        near = [s.name if s.chapter == chapter and s.order % 2 else s.full for s in self.counted]
        return Names(scenes=tuple(near))

    def speech(self, scene: Scene) -> Speech:
        """Return what a text of a scene may read."""
        return self.world.speech(parameter_names(scene) + self.visits(scene.chapter))


def effects(context: Context, names: Names, percent: int, *, most: int = 2) -> dict[str, Any]:
    """Return `effects`, or nothing."""
    found = effect_list(context, names, percent, most=most)
    return {"effects": found} if found else {}


def effect_list(context: Context, names: Names, percent: int, *, most: int = 2) -> list[str]:
    """Return some effects: on variables, timers, and tags, which alone may read tags."""
    drawing, world = context.drawing, context.world
    if not yes(drawing, percent):
        return []
    found = []
    for _ in range(drawing.number(1, most)):
        if has_targets(world.tags) and yes(drawing, 20):
            found.append(effect(drawing, world.tags, names + world.tags))
        else:
            found.append(effect(drawing, world.variables + world.timers, names))
    return found


def marks(context: Context, scene: Scene, percent: int) -> dict[str, Any]:
    """Return `remember`, `pays` and `codex`, each or none."""
    drawing, world = context.drawing, context.world
    entry: dict[str, Any] = {}
    for mark in ("remember", "pays"):
        if world.promises and yes(drawing, percent):
            chosen = some(drawing, world.promises, 1, 2)
            entry[mark] = {promise: line(drawing, context.speech(scene)) for promise in chosen}
    if world.codex and yes(drawing, percent):
        entry["codex"] = pick(drawing, (world.codex[0], list(world.codex)))
    return entry
