"""Smaller code of the same value: constants folded, comparisons turned so that the constant stands right."""

from __future__ import annotations

from operator import add, eq, ge, gt, le, lt, mul, ne, sub

from game.language.code import OPERANDS, TRUTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.language.code import Code

TRUE: Code = ("int", 1)
"""The truth that always holds."""

FALSE: Code = ("int", 0)
"""The truth that never holds."""

ARITHMETIC: dict[str, Callable[[int, int], int]] = {"add": add, "sub": sub, "mul": mul}
"""What the operators of numbers do."""

COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "lt": lt,
    "le": le,
    "gt": gt,
    "ge": ge,
    "eq": eq,
    "ne": ne,
}
"""What the comparisons do."""

OPPOSITES = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt", "eq": "ne", "ne": "eq"}
"""The comparison that holds where the other does not."""

MIRRORED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le", "eq": "eq", "ne": "ne"}
"""The comparison that says the same with its sides exchanged."""


def fold(code: Code) -> Code:
    """Return code of the same value, simplified throughout and made of tuples."""
    if code[0] in {"int", "var"}:
        return tuple(code)
    return build(code[0], *map(fold, code[1:]))


def build(op: str, *operands: Code) -> Code:
    """Return one operator on simplified operands, simplified."""
    if op not in OPERANDS or len(operands) != OPERANDS[op]:
        raise ValueError(f"there is no code `{op}` of {len(operands)} operands")
    if op == "not":
        return _not(operands[0])
    if op == "if":
        return _if(*operands)
    if op in COMPARISONS:
        return _compare(op, *operands)
    return {"and": _and, "or": _or, "add": _add, "sub": _sub, "mul": _mul}[op](*operands)


def truth_of(code: Code) -> Code:
    """Return the truth that a count is not 0."""
    return build("ge", code, TRUE)


def _not(a: Code) -> Code:
    if a[0] == "int":
        return FALSE if a[1] else TRUE
    if a[0] == "not":
        inner: Code = a[1]
        return inner
    if a[0] in OPPOSITES:
        return (OPPOSITES[a[0]], a[1], a[2])
    return ("not", a)


def _and(a: Code, b: Code) -> Code:
    if FALSE in (a, b) or a == _not(b):
        return FALSE
    if a[0] == "int" or a == b:
        return b
    return a if b[0] == "int" else ("and", a, b)


def _or(a: Code, b: Code) -> Code:
    return _not(_and(_not(a), _not(b))) if _settles(a, b) else ("or", a, b)


def _settles(a: Code, b: Code) -> bool:
    return "int" in (a[0], b[0]) or a == b or a == _not(b)


def _add(a: Code, b: Code) -> Code:
    if a[0] == "int":
        a, b = b, a
    if b[0] != "int":
        return ("add", a, b)
    if a[0] == "int":
        return ("int", a[1] + b[1])
    if a[0] == "add" and a[2][0] == "int":
        return _add(a[1], ("int", a[2][1] + b[1]))
    return ("add", a, b) if b[1] else a


def _sub(a: Code, b: Code) -> Code:
    if b[0] == "int":
        return _add(a, ("int", -b[1]))
    return FALSE if a == b else ("sub", a, b)


def _mul(a: Code, b: Code) -> Code:
    if a[0] == "int":
        a, b = b, a
    if b[0] != "int":
        return ("mul", a, b)
    if a[0] == "int":
        return ("int", a[1] * b[1])
    if b[1] == 0:
        return FALSE
    return a if b[1] == 1 else ("mul", a, b)


def _compare(op: str, a: Code, b: Code) -> Code:
    if a[0] == "int" and b[0] != "int":
        op, a, b = MIRRORED[op], b, a
    if b[0] != "int":
        return ("int", int(COMPARISONS[op](0, 0))) if a == b else (op, a, b)
    if a[0] == "int":
        return ("int", int(COMPARISONS[op](a[1], b[1])))
    if a[0] == "add" and a[2][0] == "int":
        return _compare(op, a[1], ("int", b[1] - a[2][1]))
    if a[0] in TRUTHS:
        return _compare_truth(op, a, b[1])
    return (op, a, b)


def _compare_truth(op: str, a: Code, constant: int) -> Code:
    """Return the comparison of a truth with a constant: always, never, the truth, or its opposite."""
    where_false, where_true = COMPARISONS[op](0, constant), COMPARISONS[op](1, constant)
    if where_false == where_true:
        return TRUE if where_true else FALSE
    return a if where_true else _not(a)


def _if(c: Code, a: Code, b: Code) -> Code:
    if c[0] == "int":
        return a if c[1] else b
    if a == b:
        return a
    if c[0] in TRUTHS and (a, b) == (TRUE, FALSE):
        return c
    if c[0] in TRUTHS and (a, b) == (FALSE, TRUE):
        return _not(c)
    return ("if", c, a, b)
