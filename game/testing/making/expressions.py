"""Conditions, numbers and effects over what a place in the pack may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.testing.making.drawing import pick, yes

if TYPE_CHECKING:
    from game.testing.making.drawing import Drawing

COMPARED = (">=", "<", "==", "!=", "<=", ">")


@dataclass(frozen=True)
class Number:
    """Something that is a number."""

    name: str
    low: int
    high: int


@dataclass(frozen=True)
class List:
    """A list variable."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """What an expression may read."""

    numbers: tuple[Number, ...] = ()
    truths: tuple[str, ...] = ()
    lists: tuple[List, ...] = ()
    scenes: tuple[str, ...] = ()
    """As written in `visited(...)`."""

    def __add__(self, other: Names) -> Names:
        return Names(
            self.numbers + other.numbers,
            self.truths + other.truths,
            self.lists + other.lists,
            self.scenes + other.scenes,
        )


def condition(drawing: Drawing, names: Names, depth: int = 2) -> str:
    """Return a condition; brackets stand around whatever has parts."""
    if depth and yes(drawing, 30):
        kind = drawing.number(0, 2)
        left = _bracketed(condition(drawing, names, depth - 1))
        if kind == 2:
            return f"not {left}"
        return f"{left} {('and', 'or')[kind]} {_bracketed(condition(drawing, names, depth - 1))}"
    return _simple(drawing, names)


def number(drawing: Drawing, names: Names, depth: int = 1) -> str:
    """Return a number, as likely as not a bare one."""
    if depth and yes(drawing, 25):
        left = _bracketed(number(drawing, names, depth - 1))
        right = _bracketed(number(drawing, names, depth - 1))
        return f"{left} {pick(drawing, ('+', '-', '*'))} {right}"
    if names.numbers and yes(drawing, 50):
        name = pick(drawing, names.numbers).name
        return f"-{name}" if yes(drawing, 10) else name
    if names.scenes and yes(drawing, 15):
        return f"visited({pick(drawing, names.scenes)})"
    return str(drawing.number(0, 3))


def weight(drawing: Drawing, names: Names) -> int | str:
    """Return a weight, seldom one that can fall below 0: a number as it stands, or an expression."""
    if yes(drawing, 8):
        return number(drawing, names)
    growing = [one.name for one in names.numbers if one.low >= 0]
    if not growing or yes(drawing, 50):
        return drawing.number(1, 4)
    name = pick(drawing, growing)
    if names.scenes and yes(drawing, 20):
        name = f"visited({pick(drawing, names.scenes)})"
    return pick(drawing, (f"{name} + 1", name, f"2 * {name}", f"{name} * {pick(drawing, growing)} + 2"))


def effect(drawing: Drawing, targets: Names, names: Names) -> str:
    """Return an effect on one of the targets, reading some names."""
    kinds = [kind for kind, found in enumerate((targets.numbers, targets.truths, targets.lists)) if found]
    kind = pick(drawing, [0, *kinds]) if targets.numbers else pick(drawing, kinds)
    text = (_on_number, _on_truth, _on_list)[kind](drawing, targets, names)
    return f"{text} if {condition(drawing, names, 1)}" if yes(drawing, 25) else text


def has_targets(targets: Names) -> bool:
    """Return whether an effect could change anything."""
    return bool(targets.numbers or targets.truths or targets.lists)


def _on_number(drawing: Drawing, targets: Names, names: Names) -> str:
    one = pick(drawing, targets.numbers)
    op = pick(drawing, ("+=", "-=", "="))
    if yes(drawing, 20):
        return f"{one.name} {op} {number(drawing, names)}"
    amount = drawing.number(max(0, one.low), one.high) if op == "=" else drawing.number(1, 2)
    return f"{one.name} {op} {amount}"


def _on_truth(drawing: Drawing, targets: Names, names: Names) -> str:
    name = pick(drawing, targets.truths)
    if yes(drawing, 15):
        return f"{name} = {condition(drawing, names, 1)}"
    return f"{name} = {pick(drawing, ('true', 'false'))}"


def _on_list(drawing: Drawing, targets: Names, names: Names) -> str:
    one = pick(drawing, targets.lists)
    same = [other.name for other in names.lists if other.words == one.words and other.name != one.name]
    if same and yes(drawing, 30):
        return f"{one.name} = {pick(drawing, same)}"
    return f"{one.name} = {pick(drawing, one.words)}"


def _simple(drawing: Drawing, names: Names) -> str:
    kinds = [k for k, found in enumerate((names.numbers, names.truths, names.lists, names.scenes)) if found]
    kind = pick(drawing, [*kinds, 0] if names.numbers else kinds or [4])
    if kind == 0:
        return _compared(drawing, names)
    if kind == 1:
        return _truth(drawing, names)
    if kind == 2:
        one = pick(drawing, names.lists)
        return f"{one.name} {pick(drawing, ('==', '!='))} {pick(drawing, one.words)}"
    if kind == 3:
        return _visited(drawing, names)
    return pick(drawing, ("1 >= 0", "2 == 2"))


def _compared(drawing: Drawing, names: Names) -> str:
    one = pick(drawing, names.numbers)
    op = pick(drawing, COMPARED)
    if yes(drawing, 20):
        return f"{one.name} {op} {_bracketed(number(drawing, names))}"
    return f"{one.name} {op} {drawing.number(max(0, one.low), one.high)}"


def _truth(drawing: Drawing, names: Names) -> str:
    name = pick(drawing, names.truths)
    if yes(drawing, 10):
        return f"{name} {pick(drawing, ('==', '!='))} {pick(drawing, names.truths)}"
    return name


def _visited(drawing: Drawing, names: Names) -> str:
    text = f"visited({pick(drawing, names.scenes)})"
    if yes(drawing, 40):
        return f"{text} {pick(drawing, COMPARED)} {drawing.number(1, 2)}"
    return text


def _bracketed(text: str) -> str:
    return f"({text})" if " " in text or text.startswith("-") else text
