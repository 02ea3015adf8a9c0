"""The tables while they grow, and what every part of the compiler asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.code import lower_condition, lower_value
from game.story.compiling.instances import arguments, instances
from game.story.compiling.names import Names
from game.story.compiling.slots import make_slots
from game.story.compiling.texts import Texts
from game.story.program import HERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.compiling.instances import Args
    from game.story.model import Change, Condition, Story
    from game.story.program import Choice, Code, Ops
    from game.story.program import Route as CodeRoute
    from game.story.scenes import Marks, Route, Target


class Assembly:
    """Everything that is shared while a story is compiled."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.texts = Texts(story)
        self.slots, self.tags_from = make_slots(story, self.texts.reserve)
        self.names = Names(story, self.slots)
        self.texts.settle(self.names)
        self.instances = instances(story)
        self.scene_of = {instance: index for index, instance in enumerate(self.instances)}
        self.scenes = {scene.name: scene for scene in story.scenes}
        self.chapters = {chapter.id: index for index, chapter in enumerate(story.chapters)}
        self.promises = {promise.name: index for index, promise in enumerate(story.promises)}
        self.codex = {entry.name: index for index, entry in enumerate(story.codex)}
        self.choices: list[Choice] = []
        self.routes: list[CodeRoute] = []
        self.known_routes: dict[CodeRoute, int] = {}

    def slot(self, name: str) -> int:
        """Return the index of a slot."""
        return self.names.indices[name]

    def condition(self, condition: Condition | None, names: Names) -> Code:
        """Return a condition as code, or None where there is none or it always holds."""
        if condition is None:
            return None
        code = lower_condition(condition.expr, names)
        return None if tuple(code) == ("int", 1) else code

    def target(self, target: Target, args: Args) -> int:
        """Return the index of the instance that a target names."""
        return self.scene_of[target.scene, arguments(self.scenes[target.scene], target, args)]

    def route(self, route: Route, names: Names, args: Args) -> int:
        """Return the index of a route, or HERE for none; arms after one that always holds are left out."""
        arms: list[tuple[Code, int]] = []
        for arm in route:
            condition = self.condition(arm.condition, names)
            if condition is not None and tuple(condition) == ("int", 0):
                continue
            arms.append((condition, self.target(arm.target, args)))
            if condition is None:
                break
        if not arms:
            return HERE
        key = tuple(arms)
        if key not in self.known_routes:
            self.known_routes[key] = len(self.routes)
            self.routes.append(key)
        return self.known_routes[key]

    def effects(self, changes: Iterable[Change], names: Names) -> Ops:
        """Return effects as operations; one whose condition never holds is left out."""
        found: list[tuple[object, ...]] = []
        for change in changes:
            effect = change.effect
            when = None if effect.condition is None else lower_condition(effect.condition, names)
            if when is not None and when[0] == "int":
                if not when[1]:
                    continue
                when = None
            slot = self.slot(effect.target.text)
            value = lower_value(effect, names, truth=self.slots[slot].kind == "flag")
            found.append(_operation(effect.op, slot, value, when))
        return tuple(found)

    def marks(self, marks: Marks, names: Names) -> Ops:
        """Return what is remembered, paid and opened as operations."""
        found: list[tuple[object, ...]] = []
        for word, lines in (("remember", marks.remember), ("pays", marks.pays)):
            found += [(word, self.promises[name], self.texts.add(prose, names)) for name, prose in lines]
        found += [("codex", self.codex[name]) for name in marks.codex]
        return tuple(found)


def _operation(op: str, slot: int, value: Code, when: Code) -> tuple[object, ...]:
    if op == "=":
        return ("set", slot, value, when)
    sign = 1 if op == "+=" else -1
    if value[0] == "int":
        return ("add", slot, sign * value[1], when)
    return ("set", slot, ("add" if sign > 0 else "sub", ("var", slot), value), when)
