"""Which scenes there are, and who may lead where: everything that makes a pack valid before a word is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import Names, Number
from game.testing.making.yaml_text import Plain

if TYPE_CHECKING:
    from game.testing.making.drawing import Drawing

PARAMETERS = {"hard": "flag", "steep": "0..2"}
"""A parameter means the same wherever it is taken, so that it can be passed on."""


@dataclass(frozen=True)
class Scene:
    """A scene that will be written."""

    chapter: str
    name: str
    group: Group | None
    """None: a main scene, which is gone to; else it is called, or gone to from its own group."""
    order: int
    """Among the main scenes, or within its group."""
    params: tuple[str, ...]

    @property
    def full(self) -> str:
        """Return the scene's full name."""
        return f"{self.chapter}/{self.name}"


@dataclass(eq=False)
class Group:
    """Scenes that are called by the first of them, and return."""

    chapter: str
    level: int
    """1 may call 2."""
    pool: str = ""
    """The pool of which its first scene is a storylet, or nothing."""
    scenes: list[Scene] = field(default_factory=list)


@dataclass
class Plan:
    """All scenes of a pack, and its chapters."""

    episodes: list[str]
    libraries: list[str]
    main: list[Scene] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    wild: bool = False

    def scenes(self) -> list[Scene]:
        """Return every scene, the main ones first."""
        return self.main + [scene for group in self.groups for scene in group.scenes]

    def callable_from(self, scene: Scene) -> list[Group]:
        """Return what a scene may call: deeper groups of its own chapter or of a library."""
        level = scene.group.level if scene.group is not None else 0
        return [group for group in self.groups if group.level > level and self._near(group, scene)]

    def hubs_for(self, scene: Scene) -> list[str]:
        """Return the pools of which a scene may be a hub: all their storylets must be callable from it."""
        pools = dict.fromkeys(group.pool for group in self.groups if group.pool)
        allowed = self.callable_from(scene)
        return [p for p in pools if all(group in allowed for group in self.groups if group.pool == p)]

    def siblings(self, scene: Scene) -> list[Scene]:
        """Return the scenes that a scene may go to, itself included."""
        return self.main if scene.group is None else scene.group.scenes

    def astray(self, scene: Scene) -> list[Scene]:
        """Return the scenes that a scene may also go to in a wild pack, where a return may find no caller."""
        if not self.wild or scene.group is not None:
            return []
        return [group.scenes[0] for group in self.groups if group.chapter in self.episodes]

    def later(self, scene: Scene) -> list[Scene]:
        """Return the scenes that a scene may lead on to without a choice."""
        return [one for one in self.siblings(scene) if one.order > scene.order]

    def _near(self, group: Group, scene: Scene) -> bool:
        return self.wild or group.chapter in self.libraries or group.chapter == scene.chapter


def planned(drawing: Drawing, *, wild: bool) -> Plan:
    """Return a plan of two to ten scenes."""
    episodes = ["first", "second", "third"][: 1 + drawing.number(0, 4) // 2]
    libraries = ["common", "more"][: drawing.number(0, 2)]
    plan = Plan(episodes, libraries, wild=wild)
    _main_scenes(drawing, plan)
    for _ in range(drawing.number(0, 4)):
        _group(drawing, plan)
    for library in [one for one in libraries if all(group.chapter != one for group in plan.groups)]:
        plan.libraries.remove(library)
    return plan


def parameter_names(scene: Scene) -> Names:
    """Return a scene's constants as its expressions may read them."""
    numbers = tuple(Number(name, 0, 2) for name in scene.params if PARAMETERS[name] != "flag")
    return Names(numbers, tuple(name for name in scene.params if PARAMETERS[name] == "flag"))


def target(drawing: Drawing, source: Scene | None, to: Scene) -> tuple[str, dict[str, Any]]:
    """Return how a scene is named from another (None: from no scene), and the constants given to it."""
    name = to.name if source is not None and source.chapter == to.chapter and yes(drawing, 70) else to.full
    given: dict[str, Any] = {}
    for parameter in to.params:
        known = source is not None and parameter in source.params
        if not (known and yes(drawing, 60)):
            given[parameter] = yes(drawing, 50) if PARAMETERS[parameter] == "flag" else drawing.number(0, 2)
    return name, given


def declared_params(scene: Scene) -> dict[str, Any]:
    """Return a scene's parameters as they are written."""
    return {name: Plain(PARAMETERS[name]) for name in scene.params}


def _main_scenes(drawing: Drawing, plan: Plan) -> None:
    count = max(len(plan.episodes), drawing.number(1, 5))
    for order in range(count):
        episode = plan.episodes[order * len(plan.episodes) // count]
        params = _params(drawing, 10) if order else ()
        plan.main.append(Scene(episode, f"m{order}", None, order, params))
    plan.main.append(Scene(plan.episodes[-1], f"m{count}", None, count, ()))


def _group(drawing: Drawing, plan: Plan) -> None:
    """Add a group of one or two scenes; a storylet takes no parameters."""
    number = len(plan.groups)
    group = Group(pick(drawing, [*plan.libraries, *plan.episodes]), drawing.number(1, 2))
    if yes(drawing, 40):
        group.pool = f"{group.chapter}_pool"
    params = () if group.pool else _params(drawing, 40)
    for order in range(2 if yes(drawing, 35) else 1):
        group.scenes.append(Scene(group.chapter, f"g{number}_{order}", group, order, params))
    plan.groups.append(group)


def _params(drawing: Drawing, percent: int) -> tuple[str, ...]:
    if not yes(drawing, percent):
        return ()
    return pick(drawing, (("hard",), ("steep",), ("hard", "steep")))
