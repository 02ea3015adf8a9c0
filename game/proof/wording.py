"""Conditions in the author's words again, and the values that variables can have where a run can come."""

from __future__ import annotations

from game.language.code import slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.layout import Layout
    from game.story.program import Code, Slot, Tables

    Values = dict[int, tuple[int, ...]]
    """The values that each of some slots can have, in order."""

SIGNS = {
    "and": ("and", 2),
    "or": ("or", 1),
    "add": ("+", 5),
    "sub": ("-", 5),
    "mul": ("*", 6),
    "lt": ("<", 4),
    "le": ("<=", 4),
    "gt": (">", 4),
    "ge": (">=", 4),
    "eq": ("==", 4),
    "ne": ("!=", 4),
}
"""The sign of each operator between two operands, and how strongly it binds."""
ATOM = 7
MOST_VALUES = 6
"""Most values listed one by one."""


def said(tables: Tables, code: Code) -> str:
    """Return a condition or number as an author would write it."""
    return _said(tables, code)[0]


def _said(tables: Tables, code: Code) -> tuple[str, int]:
    op = code[0]
    if op == "int":
        return str(code[1]), ATOM
    if op == "var":
        return _name(tables.slots[code[1]]), ATOM
    if op == "not":
        return f"not {_bracketed(tables, code[1], 3)}", 3
    if op == "if":
        parts = (said(tables, part) for part in code[1:])
        return "({1} if {0}, else {2})".format(*parts), ATOM
    sign, power = SIGNS[op]
    left, right = code[1], code[2]
    if op in ("eq", "ne") and left[0] == "var" and right[0] == "int":
        slot = tables.slots[left[1]]
        if slot.kind == "once" or (slot.kind == "flag" and right[1] in (0, 1)):
            positive = (op == "eq") == bool(right[1])
            return (_name(slot), ATOM) if positive else (f"not {_name(slot)}", 3)
        return f"{_name(slot)} {sign} {value_word(slot, right[1])}", power
    least = power + (op not in ("and", "or", "add"))
    return f"{_bracketed(tables, left, power)} {sign} {_bracketed(tables, right, least)}", power


def _bracketed(tables: Tables, code: Code, least: int) -> str:
    text, power = _said(tables, code)
    return text if power >= least else f"({text})"


def _name(slot: Slot) -> str:
    if slot.kind == "visits":
        return f"visited({slot.name.removeprefix('visits ')})"
    if slot.kind == "once":
        return f"taken({slot.name.removeprefix('once ')})"
    return slot.name


def value_word(slot: Slot, value: int) -> str:
    """Return a value as it is written in a condition."""
    if slot.kind in ("list", "mode") and 0 <= value < len(slot.levels):
        return slot.levels[value]
    return ("false", "true")[value] if slot.kind in ("flag", "once") and value in (0, 1) else str(value)


def values_there(layout: Layout, bits: int, code: Code) -> Values:
    """Return which values the variables of a condition have in a set."""
    found = {}
    for slot in sorted(slots(code)):
        values = layout.domains[slot]
        if layout.has(slot):
            values = tuple(v for i, v in enumerate(values) if bits & layout.holding(slot, (i,)))
        if values:
            found[slot] = values
    return found


def values_said(tables: Tables, values: Values) -> str:
    """Return values as a writer reads them: `stamina is 0 to 2 and door is false`."""
    return joined(
        f"{_name(tables.slots[slot])} is {_listed(tables.slots[slot], own)}" for slot, own in values.items()
    )


def _listed(slot: Slot, values: tuple[int, ...]) -> str:
    words = [value_word(slot, value) for value in values]
    if slot.kind not in ("list", "mode", "flag", "once") and len(values) > 2 and _unbroken(values):
        return f"{words[0]} to {words[-1]}"
    if len(words) > MOST_VALUES:
        words = [*words[: MOST_VALUES - 1], f"one of {len(words) - MOST_VALUES + 1} more"]
    return joined(words, "or")


def _unbroken(values: tuple[int, ...]) -> bool:
    return values[-1] - values[0] == len(values) - 1


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence."""
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else ""
