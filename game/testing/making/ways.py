"""Where outcomes and scenes lead: routes, calls and returns, as the plan allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.testing.making.context import effects, marks
from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import Names, condition
from game.testing.making.plan import target
from game.testing.making.prose import line

if TYPE_CHECKING:
    from game.testing.making.context import Context
    from game.testing.making.plan import Group, Scene


def outcome(context: Context, scene: Scene) -> dict[str, Any]:
    """Return everything that one outcome does."""
    entry = effects(context, context.names(scene), 50)
    if yes(context.drawing, 50):
        entry["then"] = line(context.drawing, context.speech(scene))
    return entry | marks(context, scene, 8) | way(context, scene)


def way(context: Context, scene: Scene) -> dict[str, Any]:
    """Return `goto`, `call`, `return`, or nothing to stay."""
    drawing = context.drawing
    kinds = ["goto", "goto", "stay"]
    if context.plan.callable_from(scene):
        kinds += ["call", "call"]
    if scene.group is not None:
        kinds += ["return", "return"]
    kind = pick(drawing, kinds)
    if kind == "goto":
        astray = context.plan.astray(scene) if yes(drawing, 10) else []
        return {"goto": route(context, scene, astray or context.plan.siblings(scene))}
    if kind == "call":
        entry = calling(context, scene)
        if yes(drawing, 50):
            entry["goto"] = route(context, scene, context.plan.siblings(scene))
        return entry
    return {"return": True} if kind == "return" else {}


def forward(context: Context, scene: Scene) -> dict[str, Any]:
    """Return the way that gets on: to a later scene, or back to the caller."""
    later = context.plan.later(scene)
    if not later:
        return {"return": True}
    return {"goto": route(context, scene, later[:1] if yes(context.drawing, 60) else later)}


def calling(context: Context, scene: Scene) -> dict[str, Any]:
    """Return `call` of something, with the constants it needs."""
    return call(context, scene, pick(context.drawing, context.plan.callable_from(scene)))


def owing(context: Context, scene: Scene, group: Group) -> dict[str, Any]:
    """Return a plain choice that calls a group."""
    return {"say": f"Call {group.scenes[0].name}"} | call(context, scene, group)


def call(context: Context, scene: Scene, group: Group) -> dict[str, Any]:
    """Return `call` of a group, with the constants it needs."""
    name, given = target(context.drawing, scene, group.scenes[0])
    return {"call": name} | ({"with": given} if given else {})


def route(context: Context, scene: Scene, to: list[Scene]) -> Any:
    """Return a route from a scene to one of some others, as often as not decided by conditions."""
    return arms(context, scene, to, context.names(scene))


def arms(context: Context, scene: Scene | None, to: list[Scene], names: Names) -> Any:
    """Return a route that reads some names: one target, or several tried in order."""
    drawing = context.drawing
    last = _arm(context, scene, pick(drawing, to))
    if not yes(drawing, 25):
        return last
    found: list[Any] = []
    for _ in range(drawing.number(1, 2)):
        arm = _arm(context, scene, pick(drawing, to))
        arm = arm if isinstance(arm, dict) else {"to": arm}
        found.append(arm | {"if": condition(drawing, names)})
    return [*found, last]


def _arm(context: Context, scene: Scene | None, to: Scene) -> Any:
    name, given = target(context.drawing, scene, to)
    return {"to": name, "with": given} if given else name
