"""Choices: open and hidden, locked and costly, risked and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.testing.making.context import effects, marks
from game.testing.making.drawing import pick, some, yes
from game.testing.making.expressions import condition, weight
from game.testing.making.prose import line
from game.testing.making.ways import forward, outcome

if TYPE_CHECKING:
    from game.testing.making.context import Context
    from game.testing.making.plan import Scene

VERBS = ("Hold", "Throw", "Wade", "Run", "Wait", "Ask")


def choices(context: Context, scene: Scene) -> list[dict[str, Any]]:
    """Return a scene's choices; the first mostly gets on and is always open."""
    drawing = context.drawing
    found = []
    for index in range(drawing.number(1, 4)):
        entry: dict[str, Any] = {"say": f"{VERBS[index]} {line(drawing, None, 3)}"}
        if yes(drawing, 30):
            entry["say"] = f"{VERBS[index]} {line(drawing, context.speech(scene), 3)}"
            entry["id"] = f"{VERBS[index].lower()}_{index}"
        if index == 0 and (scene.group is not None or yes(drawing, 75)):
            found.append(entry | _first(context, scene))
        else:
            gated = _gates(context, scene)
            found.append(entry | gated | _deed(context, scene, costly="cost" in gated or "cost_in" in gated))
    return found


def gates(context: Context, scene: Scene) -> dict[str, Any]:
    """Return what may stand before a choice or a storylet alike: `if`, `needs`, `cost`, `once`."""
    drawing, names = context.drawing, context.names(scene)
    entry: dict[str, Any] = {}
    if yes(drawing, 30):
        entry["if"] = condition(drawing, names)
    if yes(drawing, 15):
        needs = [_need(context, scene) for _ in range(drawing.number(1, 2))]
        entry["needs"] = needs if len(needs) > 1 or yes(drawing, 50) else needs[0]
    if yes(drawing, 25):
        entry["cost"] = cost(context)
    if yes(drawing, 15):
        entry["once"] = True
    return entry


def cost(context: Context) -> dict[str, int]:
    """Return a cost of one or two things, each at most as large as its range."""
    drawing = context.drawing
    paid = some(drawing, context.world.payable, 1, 2)
    free = yes(drawing, 5)
    return {one.name: 0 if free else drawing.number(1, min(2, one.high - one.low)) for one in paid}


def _first(context: Context, scene: Scene) -> dict[str, Any]:
    """Return a plain choice that gets on; one that ends the story may be asked twice."""
    entry = effects(context, context.names(scene), 40) | forward(context, scene)
    goto = entry.get("goto")
    ends = isinstance(goto, str) and context.kinds.get(goto.split("/")[-1]) == "end"
    if ends and yes(context.drawing, 30):
        entry["confirm"] = pick(context.drawing, (True, "This ends the story."))
    return entry


def _gates(context: Context, scene: Scene) -> dict[str, Any]:
    drawing, modes = context.drawing, context.world.modes
    entry = gates(context, scene)
    if len(modes) > 1 and yes(drawing, 12):
        entry["cost_in"] = {mode: cost(context) for mode in some(drawing, modes, 1, 2)}
    return entry


def _need(context: Context, scene: Scene) -> dict[str, Any]:
    why = line(context.drawing, context.speech(scene))
    return {"if": condition(context.drawing, context.names(scene), 1), "why": why}


def _deed(context: Context, scene: Scene, *, costly: bool) -> dict[str, Any]:
    """Return what a choice does: plainly, at a risk, or by chance."""
    kind = context.drawing.number(0, 9)
    if kind < 4:
        return outcome(context, scene)
    entry = effects(context, context.names(scene), 30) | marks(context, scene, 8)
    if kind < 8:
        return entry | {"risk": _risk(context, scene)}
    return entry | {"chance": _chance(context, scene, sure=costly or "effects" in entry)}


def _risk(context: Context, scene: Scene) -> dict[str, Any]:
    drawing = context.drawing
    entry: dict[str, Any] = {"pips": drawing.number(*context.world.pips)}
    if yes(drawing, 50):
        entry["modifiers"] = [_modifier(context, scene) for _ in range(drawing.number(1, 2))]
    if context.world.push and yes(drawing, 20):
        entry["push"] = False
    return entry | {"success": outcome(context, scene), "failure": outcome(context, scene)}


def _modifier(context: Context, scene: Scene) -> dict[str, Any]:
    drawing = context.drawing
    held = {"if": condition(drawing, context.names(scene), 1)} if yes(drawing, 85) else {}
    return held | {"add": pick(drawing, (1, -1, 2)), "why": line(drawing, context.speech(scene), 2)}


def _chance(context: Context, scene: Scene, *, sure: bool) -> list[dict[str, Any]]:
    """Return outcomes by weight, the first sure to weigh something where the choice itself changes values.

    One that alone leads to its scene may go without a name.
    """
    names = context.names(scene)
    found = []
    for name in ("rain", "snow", "still")[: context.drawing.number(2, 3)]:
        entry = {"id": name, "weight": weight(context.drawing, names)}
        found.append(entry | outcome(context, scene))
    if sure:
        found[0]["weight"] = 1
    for entry in found:
        leads = entry.get("goto")
        alone = [other.get("goto") for other in found].count(leads) == 1
        if isinstance(leads, str) and "/" not in leads and alone and yes(context.drawing, 30):
            del entry["id"]
    return found
