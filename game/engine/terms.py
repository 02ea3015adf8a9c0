"""What a program asks and weighs while a step is taken, as code: what stands in the tables, put together."""

from __future__ import annotations

from game.language.simplify import build
from game.story.program import CHANCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.story.program import Choice, Code, Program


def payable(program: Program, costs: Sequence[tuple[int, int]]) -> list[Code]:
    """Return the conditions under which costs can be paid, each slot's costs together."""
    total: dict[int, int] = {}
    for slot, amount in costs:
        total[slot] = total.get(slot, 0) + amount
    slots = program.tables.slots
    return [build("ge", ("var", slot), ("int", slots[slot].low + amount)) for slot, amount in total.items()]


def open_code(program: Program, choice: Choice, mode: int) -> Code:
    """Return the whole condition under which a choice is open, or None where it always is."""
    parts = [choice.condition] if choice.condition is not None else []
    parts += [code for code, _ in choice.needs]
    parts += payable(program, choice.costs[mode])
    if choice.kind == CHANCE:
        parts.append(build("gt", _total_weight(choice), ("int", 0)))
    return all_of(parts)


def push_code(program: Program, mode: int) -> Code:
    """Return the condition under which the price of a push can be paid, or None where it always can."""
    return all_of(payable(program, program.tables.modes[mode].push))


def all_of(parts: Iterable[Code]) -> Code:
    """Return the condition that all of some hold, or None where they always do."""
    whole = None
    for part in parts:
        whole = part if whole is None else build("and", whole, part)
    return None if whole is not None and whole[0] == "int" and whole[1] else whole


def _total_weight(choice: Choice) -> Code:
    """Return the sum of a chance's weights."""
    whole: Code = ("int", 0)
    for way in choice.ways:
        whole = build("add", whole, weight_code(way.weight))
    return whole


def weight_code(weight: Code) -> Code:
    """Return a weight, never below nothing."""
    if weight[0] == "int":
        return ("int", max(0, weight[1]))
    return build("if", build("gt", weight, ("int", 0)), weight, ("int", 0))


def pips_code(program: Program, choice: Choice) -> Code:
    """Return a risk's pips after its modifiers, clamped as the pack says."""
    whole: Code = ("int", choice.pips)
    for modifier in choice.modifiers:
        added: Code = ("int", modifier.add)
        if modifier.condition is not None:
            added = build("if", modifier.condition, added, ("int", 0))
        whole = build("add", whole, added)
    low, high = program.tables.pips
    raised = build("if", build("lt", whole, ("int", low)), ("int", low), whole)
    return build("if", build("gt", whole, ("int", high)), ("int", high), raised)


def alarm_code(program: Program) -> Code:
    """Return whether any rule that watches the state has something to do; 0 where no rule ever has, but for timers."""
    whole: Code = ("int", 0)
    for rule in program.tables.rules:
        if rule.timer < 0:
            whole = build("or", whole, ("int", 1) if rule.when is None else rule.when)
    return whole
