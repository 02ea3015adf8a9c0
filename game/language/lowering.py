"""Trees to code: names become slots, conditions with a name are written out, constants are folded."""

from __future__ import annotations

from game.language.simplify import FALSE, TRUE, build, truth_of
from game.language.syntax import Binary, Name, Number, Truth, Unary, Visited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.code import Code, Resolver
    from game.language.syntax import Effect, Expr

OPERATORS = {
    "and": "and",
    "or": "or",
    "+": "add",
    "-": "sub",
    "*": "mul",
    "<": "lt",
    "<=": "le",
    ">": "gt",
    ">=": "ge",
    "==": "eq",
    "!=": "ne",
}
"""The code of each operator between two operands."""


def lower_number(expr: Expr, resolve: Resolver) -> Code:
    """Return the code of an expression where a count stays a count."""
    match expr:
        case Number(value):
            return ("int", value)
        case Truth(value):
            return TRUE if value else FALSE
        case Name(text):
            return resolve.variable(text)
        case Visited(scene):
            return resolve.visits(scene)
        case Unary("not", operand):
            return build("not", lower_truth(operand, resolve))
        case Unary(_, operand):
            return build("sub", ("int", 0), lower_number(operand, resolve))
        case Binary():
            return _binary(expr, resolve)


def lower_truth(expr: Expr, resolve: Resolver) -> Code:
    """Return the code of an expression where a count says whether it is at least 1."""
    code = lower_number(expr, resolve)
    return truth_of(code) if isinstance(expr, Visited) else code


def lower_right_side(effect: Effect, resolve: Resolver, *, truth: bool) -> Code:
    """Return the code of what an effect assigns, adds or takes away."""
    list_name = resolve.list_of(effect.target.text)
    if list_name is not None and isinstance(effect.value, Name):
        return _list_value(list_name, effect.value.text, resolve)
    return lower_truth(effect.value, resolve) if truth else lower_number(effect.value, resolve)


def _binary(expr: Binary, resolve: Resolver) -> Code:
    if expr.op in {"==", "!="}:
        sides = _list_sides(expr.left, expr.right, resolve)
        if sides is not None:
            return build(OPERATORS[expr.op], *sides)
    lower_side = lower_truth if expr.op in {"and", "or"} else lower_number
    return build(OPERATORS[expr.op], lower_side(expr.left, resolve), lower_side(expr.right, resolve))


def _list_sides(left: Expr, right: Expr, resolve: Resolver) -> tuple[Code, Code] | None:
    """Return both sides where one is a list variable: the other is a value of its list, else a variable too."""
    if not (isinstance(left, Name) and isinstance(right, Name)):
        return None
    for variable, other in ((left.text, right.text), (right.text, left.text)):
        list_name = resolve.list_of(variable)
        if list_name is not None and _has_value(list_name, other, resolve):
            return resolve.variable(variable), ("int", resolve.value(list_name, other))
    return None


def _list_value(list_name: str, name: str, resolve: Resolver) -> Code:
    if _has_value(list_name, name, resolve):
        return ("int", resolve.value(list_name, name))
    return resolve.variable(name)


def _has_value(list_name: str, name: str, resolve: Resolver) -> bool:
    """Return whether a name is a value of a list; only a name that is a variable as well leaves any doubt."""
    try:
        resolve.value(list_name, name)
    except (LookupError, ValueError):
        return False
    return True
