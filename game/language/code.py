"""Code: what everything runs, as nested tuples that JSON can hold.

Values are whole numbers; a truth is 0 or 1, the value of a list its index. The forms, and no others:

    ("int", n)                                          the number n
    ("var", slot)                                       the value at that place of the values
    ("not", a)                                          1 where a is 0, else 0
    ("and", a, b)  ("or", a, b)                         of two truths
    ("add", a, b)  ("sub", a, b)  ("mul", a, b)         of two numbers
    ("lt"|"le"|"gt"|"ge"|"eq"|"ne", a, b)               a truth of two numbers
    ("if", c, a, b)                                     a where c is 1, else b

Read back from JSON the tuples are lists; every function here and in `closures` takes both.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol, TypeAlias

    from game.language.syntax import Effect, Expr

    Code: TypeAlias = Sequence[Any]

    class Resolver(Protocol):
        """What lowering asks about names."""

        def variable(self, name: str) -> Code:
            """Return the code of a variable: a slot, a constant, or a whole condition that was given a name."""

        def visits(self, scene: str) -> Code:
            """Return the code that counts the visits of a scene, named as written."""

        def value(self, list_name: str, value_name: str) -> int:
            """Return the number of a value of a list; LookupError or ValueError if it has no such value."""

        def list_of(self, name: str) -> str | None:
            """Return the name of the list that a variable takes its values from, or None for other names."""


OPERANDS = {
    "not": 1,
    **dict.fromkeys(("and", "or", "add", "sub", "mul", "lt", "le", "gt", "ge", "eq", "ne"), 2),
    "if": 3,
}
"""How many operands each operator takes; `int` and `var` hold a plain number instead."""

TRUTHS = frozenset({"not", "and", "or", "lt", "le", "gt", "ge", "eq", "ne"})
"""Operators whose value is always 0 or 1."""


def lower(expr: Expr, resolve: Resolver) -> Code:
    """Return the simplified code of a checked expression; a lone `visited(scene)` stays a count."""
    from game.language.lowering import lower_number  # noqa: PLC0415 - playing compiled code loads no syntax

    return lower_number(expr, resolve)


def lower_condition(expr: Expr, resolve: Resolver) -> Code:
    """Return the simplified code of a checked condition; its value is always 0 or 1."""
    from game.language.lowering import lower_truth  # noqa: PLC0415 - as above

    return lower_truth(expr, resolve)


def lower_value(effect: Effect, resolve: Resolver, *, truth: bool = False) -> Code:
    """Return the code of an effect's right side; truth says that its target is a flag."""
    from game.language.lowering import lower_right_side  # noqa: PLC0415 - as above

    return lower_right_side(effect, resolve, truth=truth)


def slots(code: Code) -> frozenset[int]:
    """Return the slots that code reads."""
    found = set()
    waiting = [code]
    while waiting:
        part = waiting.pop()
        if part[0] == "var":
            found.add(part[1])
        elif part[0] != "int":
            waiting.extend(part[1:])
    return frozenset(found)
