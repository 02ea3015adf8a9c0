"""What values an expression can have, by the ranges of its variables alone.

Up to `MOST_COMBINATIONS` combinations of values are tried, each of them, so the answer is exact; past that it
comes from interval arithmetic (R. E. Moore, "Interval Analysis", 1966), where it can be too wide, never too
narrow. A state may well exclude values that are found possible here; none that are impossible here are reached.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from game.language.closures import link
from game.language.code import lower, lower_condition, slots
from game.language.limits import MAX_INT, MAX_VISITS
from game.language.symbols import span
from game.language.syntax import COMPARISONS, LOGIC, Binary, Name, Number, Truth, Unary, Visited, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.language.code import Code
    from game.language.symbols import Scope, Symbol
    from game.language.syntax import Expr

MOST_COMBINATIONS = 4096
"""Most combinations of values that are tried one by one."""

Interval = tuple[int, int]
"""Smallest and largest possible value, both inclusive; a truth is 0 or 1."""

_TRUTHS: Interval = (0, 1)


def number_range(expr: Expr, scope: Scope) -> Interval:
    """Return the smallest and largest value of a checked expression."""
    values = _every_value(expr, scope, lower)
    if values is not None:
        return min(values), max(values)
    return _interval(expr, scope) or (-MAX_INT, MAX_INT)


def truth_range(expr: Expr, scope: Scope) -> frozenset[bool]:
    """Return the truths that a checked condition can have."""
    values = _every_value(expr, scope, lower_condition)
    if values is not None:
        return frozenset(map(bool, values))
    low, high = _as_truth(expr, scope)
    return frozenset({bool(low), bool(high)})


def too_large(expr: Expr, scope: Scope) -> list[Expr]:
    """Return the smallest parts of an expression whose values can pass the largest number."""
    return [part for part in walk(expr) if _passes(part, scope)]


def _passes(part: Expr, scope: Scope) -> bool:
    """Return whether a part can pass the largest number although none of its own parts can."""
    if isinstance(part, Number):
        return abs(part.value) > MAX_INT
    if not isinstance(part, Unary | Binary):
        return False
    bounds = _unbounded(part, scope)
    return bounds is not None and max(map(abs, bounds)) > MAX_INT


class _Slots:
    """A resolver that gives each variable and visit a slot as it is met, and remembers its range."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._slots: dict[str, int] = {}
        self.ranges: list[range] = []

    def variable(self, name: str) -> Code:
        return self._slot(name, *span(_symbol(name, self._scope)))

    def visits(self, scene: str) -> Code:
        return self._slot(f"visited({self._scope.scene(scene) or scene})", 0, MAX_VISITS)

    def value(self, list_name: str, value_name: str) -> int:
        return _symbol(list_name, self._scope).values.index(value_name)

    def list_of(self, name: str) -> str | None:
        symbol = self._scope.lookup(name)
        return name if symbol is not None and symbol.kind == "list" else None

    def _slot(self, key: str, low: int, high: int) -> Code:
        if key not in self._slots:
            self._slots[key] = len(self.ranges)
            self.ranges.append(range(low, high + 1))
        return ("var", self._slots[key])


def _every_value(expr: Expr, scope: Scope, lowered: Callable[[Expr, _Slots], Code]) -> set[int] | None:
    """Return the value for every combination of the variables, or None where there are too many."""
    resolver = _Slots(scope)
    code = lowered(expr, resolver)
    read = slots(code)
    tried = [values if slot in read else values[:1] for slot, values in enumerate(resolver.ranges)]
    if prod(map(len, tried)) > MOST_COMBINATIONS:
        return None
    return set(map(link(code), product(*tried)))


def _symbol(name: str, scope: Scope) -> Symbol:
    symbol = scope.lookup(name)
    if symbol is None:
        raise LookupError(f"there is no variable `{name}`")
    return symbol


def _interval(expr: Expr, scope: Scope) -> Interval | None:
    """Return the interval of an expression, or None where a name is unknown or a number too large."""
    bounds = _unbounded(expr, scope)
    return bounds if bounds is not None and max(map(abs, bounds)) <= MAX_INT else None


def _unbounded(expr: Expr, scope: Scope) -> Interval | None:
    """Return the interval of an expression whose parts are within bounds."""
    match expr:
        case Number(value):
            return value, value
        case Truth(value):
            return int(value), int(value)
        case Name(text):
            symbol = scope.lookup(text)
            return None if symbol is None else span(symbol)
        case Visited():
            return 0, MAX_VISITS
        case Unary("not", operand):
            low, high = _as_truth(operand, scope)
            return 1 - high, 1 - low
        case Unary(_, operand):
            inner = _interval(operand, scope)
            return None if inner is None else (-inner[1], -inner[0])
        case Binary(op, left, right) if op in LOGIC:
            return _logic(op, _as_truth(left, scope), _as_truth(right, scope))
        case Binary(op, left, right):
            return _operation(expr, scope)


def _as_truth(expr: Expr, scope: Scope) -> Interval:
    """Return the interval of a condition; a count is true from 1 on."""
    low, high = _interval(expr, scope) or _TRUTHS
    return (0, 1) if isinstance(expr, Visited) else (low, high)


def _logic(op: str, left: Interval, right: Interval) -> Interval:
    choose = min if op == "and" else max
    return choose(left[0], right[0]), choose(left[1], right[1])


def _operation(expr: Binary, scope: Scope) -> Interval | None:
    """Return the interval of a comparison or of arithmetic."""
    if _names_a_value(expr, scope):
        return _TRUTHS
    left, right = _interval(expr.left, scope), _interval(expr.right, scope)
    if expr.op in COMPARISONS:
        return _TRUTHS if left is None or right is None else _compared(expr.op, left, right)
    if left is None or right is None:
        return None
    return _calculated(expr.op, left, right)


def _names_a_value(expr: Binary, scope: Scope) -> bool:
    """Return whether a side is a list variable, so that the other may be a value rather than a variable."""
    symbols = [scope.lookup(side.text) for side in (expr.left, expr.right) if isinstance(side, Name)]
    return any(symbol is not None and symbol.kind == "list" for symbol in symbols)


def _calculated(op: str, left: Interval, right: Interval) -> Interval:
    if op == "+":
        return left[0] + right[0], left[1] + right[1]
    if op == "-":
        return left[0] - right[1], left[1] - right[0]
    corners = [a * b for a in left for b in right]
    return min(corners), max(corners)


def _compared(op: str, left: Interval, right: Interval) -> Interval:
    """Return whether a comparison holds always (1, 1), never (0, 0), or may do either (0, 1)."""
    if op in {"<", "<="}:
        op, left, right = {"<": ">", "<=": ">="}[op], right, left
    always, never = _DECIDED[op](left, right)
    return int(always), int(not never)


def _greater(left: Interval, right: Interval) -> tuple[bool, bool]:
    return left[0] > right[1], left[1] <= right[0]


def _at_least(left: Interval, right: Interval) -> tuple[bool, bool]:
    return left[0] >= right[1], left[1] < right[0]


def _equal(left: Interval, right: Interval) -> tuple[bool, bool]:
    one_value = left == right and left[0] == left[1]
    return one_value, left[1] < right[0] or right[1] < left[0]


def _different(left: Interval, right: Interval) -> tuple[bool, bool]:
    always, never = _equal(left, right)
    return never, always


_DECIDED: dict[str, Callable[[Interval, Interval], tuple[bool, bool]]] = {
    ">": _greater,
    ">=": _at_least,
    "==": _equal,
    "!=": _different,
}
