"""What stands outside of scenes: timers, rules, codex, voices, properties, and the heads of chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.testing.making.context import effect_list, effects
from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import Names, Number, condition
from game.testing.making.plan import target
from game.testing.making.prose import line
from game.testing.making.ways import arms
from game.testing.making.yaml_text import Plain

if TYPE_CHECKING:
    from game.testing.making.context import Context
    from game.testing.making.plan import Group

MOST_FRAMES = 4


def timers(context: Context) -> None:
    """Declare timers, counted down by a choice, an episode or a scene."""
    drawing, world = context.drawing, context.world
    for name in ("relapse", "fuse")[: drawing.number(0, 3) // 2 + drawing.number(0, 1)]:
        each = pick(drawing, ("choice", "choice", "episode", pick(drawing, context.plan.scenes()).full))
        high = drawing.number(1, 3)
        entry = {"timer": Plain(f"0..{high}"), "start": drawing.number(0, high), "each": each}
        world.sections.setdefault("variables", {})[name] = entry
        world.timers += Names(numbers=(Number(name, 0, high),))
        if yes(drawing, 20):
            world.payable += (Number(name, 0, high),)


def rules(context: Context) -> None:
    """Write the rules, as many as the depth of calls allows; a wild pack takes no heed of it."""
    drawing, plan = context.drawing, context.plan
    levels = {group.level for group in plan.groups}
    calls, gotos = 0, 0
    found: list[dict[str, Any]] = []
    for index in range(drawing.number(0, 3)):
        called = _may_be_called(context)
        if called and yes(drawing, 65) and _fits(context, len(levels) + calls + 1, gotos):
            calls += 1
            found.append(_watched(context, index) | _called(context, pick(drawing, called)))
        elif _fits(context, len(levels) + calls, gotos + 1):
            gotos += 1
            found.append(_gone_to(context, index))
    if found:
        context.world.sections["rules"] = found


def codex(context: Context) -> None:
    """Write the codex entries."""
    drawing = context.drawing
    for name in context.world.codex:
        entry: dict[str, Any] = {"title": name.replace("_", " "), "group": "Places"}
        entry["text"] = line(drawing, None)
        if yes(drawing, 40):
            entry["unlock"] = condition(drawing, context.shared_names())
        elif yes(drawing, 30):
            entry["start"] = True
        context.world.sections.setdefault("codex", {})[name] = entry


def claims(context: Context) -> None:
    """Write properties, voices, the pack's own style, and titles of pools."""
    drawing, sections = context.drawing, context.world.sections
    if yes(drawing, 30):
        kind = pick(drawing, ("always", "never", "can"))
        sections["properties"] = [{"id": "claim", kind: condition(drawing, context.shared_names())}]
    if yes(drawing, 25):
        voice = {"title": "The basin", "ending": context.plan.main[-1].full, "text": line(drawing, None)}
        sections["voices"] = {"basin": voice}
    if yes(drawing, 20):
        pattern = {"match": "not * but", "why": "Too easy.", "most": 1, "per": "pack", "in": "narration"}
        sections["style"] = {"banned": ["testament", "echo*"], "patterns": [pattern]}
        sections["limits"] = {"passage": 180, "option": 14}
    pools = list(dict.fromkeys(group.pool for group in context.plan.groups if group.pool))
    if pools and yes(drawing, 50):
        sections["pools"] = {pools[0]: {"title": "Somewhere to be"}}


def episode_head(context: Context, chapter: str, number: int) -> dict[str, Any]:
    """Return everything of an episode but its scenes."""
    drawing = context.drawing
    entry: dict[str, Any] = {"episode": number, "id": chapter, "title": f"{chapter.capitalize()} week"}
    if yes(drawing, 50):
        entry["day"] = f"Day {number}"
    begin = effect_list(context, context.shared_names(), 55)
    if begin:
        entry["begin"] = begin
    if yes(drawing, 25):
        entry["content_notes"] = ["confinement"]
    if yes(drawing, 25):
        entry["recap"] = [line(drawing, context.world.speech(context.visits("")))]
    if yes(drawing, 20):
        entry["close"] = line(drawing, context.world.speech(context.visits("")))
    return entry


def _fits(context: Context, calls: int, gotos: int) -> bool:
    """Return whether no run nests calls too deep; a rule that goes elsewhere leaves its calls behind, once."""
    return context.plan.wild or calls * (1 + gotos) <= MOST_FRAMES


def _may_be_called(context: Context) -> list[Group]:
    """Return the groups that a rule may call from anywhere."""
    plan = context.plan
    found = [group for group in plan.groups if group.chapter in plan.libraries]
    if plan.wild:
        return found
    return [group for group in found if group.level == 2 and len(group.scenes) == 1]


def _watched(context: Context, index: int) -> dict[str, Any]:
    """Return the head of a rule: on a timer, or on a condition."""
    waiting = context.world.timers.numbers
    if waiting and yes(context.drawing, 50):
        return {"id": f"rule_{index}", "timer": pick(context.drawing, waiting).name}
    return {"id": f"rule_{index}", "when": condition(context.drawing, context.shared_names())}


def _called(context: Context, group: Group) -> dict[str, Any]:
    name, given = target(context.drawing, None, group.scenes[0])
    entry = effects(context, context.shared_names(), 60)
    return entry | {"call": name} | ({"with": given} if given else {})


def _gone_to(context: Context, index: int) -> dict[str, Any]:
    """Return a rule that goes elsewhere, in a tame pack at most once in a run."""
    drawing, names = context.drawing, context.shared_names()
    elsewhere = context.plan.main if yes(drawing, 10) else context.plan.main[:-1]
    ahead = {"goto": arms(context, None, elsewhere, names)}
    found = effect_list(context, names, 60)
    if context.plan.wild:
        return _watched(context, index) | ahead | ({"effects": found} if found else {})
    flag = f"spent_{index}"
    context.world.sections.setdefault("variables", {})[flag] = {"flag": False}
    when = f"not {flag} and ({condition(drawing, names)})"
    return {"id": f"rule_{index}", "when": when, "effects": [*found, f"{flag} = true"]} | ahead
