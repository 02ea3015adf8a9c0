"""Trees to text, with the fewest brackets that parse back to the same tree."""

from __future__ import annotations

from game.language.syntax import COMPARISONS, Binary, Effect, Name, Number, Truth, Unary, Visited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Expr

POWERS = {"or": 1, "and": 2, "not": 3, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "*": 6}
"""How strongly each operator binds; the parser reads by the same table."""

MINUS_POWER = 7
"""How strongly a minus sign before one operand binds."""

VALUE_POWER = 8
"""What a single value counts as: it never needs brackets."""


def to_text(tree: Expr | Effect) -> str:
    """Return the source of an expression or an effect, spaced in one way."""
    if isinstance(tree, Effect):
        condition = "" if tree.condition is None else f" if {to_text(tree.condition)}"
        return f"{tree.target.text} {tree.op} {to_text(tree.value)}{condition}"
    return _text(tree)


def power(expr: Expr) -> int:
    """Return how strongly the outermost operator of an expression binds."""
    if isinstance(expr, Binary):
        return POWERS[expr.op]
    if isinstance(expr, Unary):
        return MINUS_POWER if expr.op == "-" else POWERS["not"]
    if isinstance(expr, Number) and expr.value < 0:
        return MINUS_POWER
    return VALUE_POWER


def _text(expr: Expr) -> str:
    match expr:
        case Number(value):
            return str(value)
        case Truth(value):
            return "true" if value else "false"
        case Name(text):
            return text
        case Visited(scene):
            return f"visited({scene})"
        case Unary(op, operand):
            return ("not " if op == "not" else "-") + _bracketed(operand, power(expr))
        case Binary(op, left, right):
            own = POWERS[op]
            least_left = own + 1 if op in COMPARISONS else own
            return f"{_bracketed(left, least_left)} {op} {_bracketed(right, own + 1)}"


def _bracketed(expr: Expr, least: int) -> str:
    """Return the text, in brackets where the expression binds less strongly than the least allowed."""
    text = _text(expr)
    return text if power(expr) >= least else f"({text})"
