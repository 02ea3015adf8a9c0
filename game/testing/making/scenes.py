"""Scenes: forks, scenes that lead on, returns, endings, hubs and storylets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.testing.making.choices import choices, gates
from game.testing.making.context import effect_list, marks
from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import weight
from game.testing.making.plan import declared_params
from game.testing.making.prose import line, passage
from game.testing.making.ways import calling, owing, route

if TYPE_CHECKING:
    from game.testing.making.context import Context
    from game.testing.making.plan import Scene


def decide_kinds(context: Context) -> None:
    """Decide of every scene what it is, and of every group who calls it in any case."""
    for scene in context.plan.scenes():
        context.kinds[scene.name] = _kind(context, scene)
    for group in context.plan.groups:
        near = [scene for scene in context.plan.main[:-1] if group in context.plan.callable_from(scene)]
        patron = pick(context.drawing, near)
        context.kinds[patron.name] = "fork"
        context.owed.setdefault(patron.name, []).append(group)


def scene_entry(context: Context, scene: Scene) -> dict[str, Any]:
    """Return a whole scene."""
    entry = _shown(context, scene)
    if scene.params:
        entry["params"] = declared_params(scene)
    entered = effect_list(context, context.names(scene), 30)
    if entered:
        entry["enter"] = entered
    entry |= marks(context, scene, 6)
    if scene.group is not None and scene.group.pool and scene.order == 0:
        entry["storylet"] = _storylet(context, scene)
    return entry | _KINDS[context.kinds[scene.name]](context, scene)


def _kind(context: Context, scene: Scene) -> str:
    drawing, plan = context.drawing, context.plan
    if scene is plan.main[-1]:
        return "end"
    if plan.later(scene) and yes(drawing, 15 if scene.order else 5):
        return "lead"
    if scene.group is None:
        return "end" if scene.order and yes(drawing, 8) else "fork"
    if plan.wild and not plan.later(scene) and not scene.group.pool and yes(drawing, 10):
        return "end"
    return "fork" if plan.later(scene) or yes(drawing, 55) else "back"


def _shown(context: Context, scene: Scene) -> dict[str, Any]:
    """Return what a scene shows, and its switches."""
    drawing, speech = context.drawing, context.speech(scene)
    entry: dict[str, Any] = {}
    if yes(drawing, 25):
        entry["place"] = line(drawing, None, 2)
    if yes(drawing, 15):
        entry["slot"] = pick(drawing, ("Evening", "Night"))
    if yes(drawing, 85):
        entry["text"] = passage(drawing, speech)
    if yes(drawing, 30):
        entry["back"] = line(drawing, speech)
    for switch in ("camp", "roll_call"):
        if yes(drawing, 8):
            entry[switch] = True
    return entry


def _fork(context: Context, scene: Scene) -> dict[str, Any]:
    """Return choices, a hub, or both, with all the calls that are owed."""
    owed = context.owed.get(scene.name, [])
    pool = next((group.pool for group in owed if group.pool), "") or _pool(context, scene)
    called = [owing(context, scene, group) for group in owed if not group.pool or group.pool != pool]
    if not pool:
        return {"choices": choices(context, scene) + called}
    entry: dict[str, Any] = {"hub": _hub(context, scene, pool)}
    if called or scene.group is not None or yes(context.drawing, 80):
        entry["choices"] = choices(context, scene) + called
    return entry


def _pool(context: Context, scene: Scene) -> str:
    """Return a pool that a scene offers as a hub, or nothing."""
    pools = context.plan.hubs_for(scene)
    return pick(context.drawing, pools) if pools and yes(context.drawing, 70) else ""


def _hub(context: Context, scene: Scene, pool: str) -> dict[str, Any]:
    drawing = context.drawing
    entry: dict[str, Any] = {"pool": pool}
    if yes(drawing, 35):
        entry["draw"] = f"Draw {line(drawing, context.speech(scene), 2)}"
    elif yes(drawing, 40):
        entry["show"] = drawing.number(1, 2)
    if yes(drawing, 50):
        entry["then"] = route(context, scene, context.plan.siblings(scene))
    return entry


def _lead(context: Context, scene: Scene) -> dict[str, Any]:
    entry = {"goto": route(context, scene, context.plan.later(scene))}
    if context.plan.callable_from(scene) and yes(context.drawing, 40):
        entry |= calling(context, scene)
    return entry


def _back(context: Context, scene: Scene) -> dict[str, Any]:  # noqa: ARG001 - one signature in the table
    return {"return": True}


def _end(context: Context, scene: Scene) -> dict[str, Any]:  # noqa: ARG001 - as above
    drawing = context.drawing
    ending = {"kind": pick(drawing, ("good", "bitter", "bad", "close")), "title": line(drawing, None, 3)}
    if yes(drawing, 50):
        ending["riddle"] = line(drawing, None)
    return {"ending": ending}


def _storylet(context: Context, scene: Scene) -> dict[str, Any]:
    drawing = context.drawing
    assert scene.group is not None  # noqa: S101 - the plan gives a storylet to no other scene
    entry: dict[str, Any] = {"pool": scene.group.pool, "say": line(drawing, context.speech(scene), 3)}
    entry |= gates(context, scene)
    if yes(drawing, 40):
        entry["priority"] = drawing.number(0, 2)
    if yes(drawing, 40):
        entry["weight"] = weight(drawing, context.names(scene))
    return entry


_KINDS = {"fork": _fork, "lead": _lead, "back": _back, "end": _end}
