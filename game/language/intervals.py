"""Interval arithmetic over expressions (R. E. Moore, "Interval Analysis", 1966).

An interval holds every value that an expression can have by the ranges of its variables; it may be too wide
where a variable stands twice, and is never too narrow.
"""

from __future__ import annotations

from game.language.limits import MAX_INT, MAX_VISITS
from game.language.symbols import span
from game.language.syntax import COMPARISONS, LOGIC, Binary, Name, Number, Truth, Unary, Visited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.language.symbols import Scope
    from game.language.syntax import Expr

Interval = tuple[int, int]
"""Smallest and largest possible value, both inclusive; a truth is 0 or 1."""

_TRUTHS: Interval = (0, 1)


def number_interval(expr: Expr, scope: Scope) -> Interval:
    """Return the interval of a number, the widest where a name is unknown or a part too large."""
    return _Intervals(scope).of(expr) or (-MAX_INT, MAX_INT)


def truth_interval(expr: Expr, scope: Scope) -> Interval:
    """Return the interval of a condition: always (1, 1), never (0, 0), or either (0, 1)."""
    return _Intervals(scope).truth(expr)


def too_large(expr: Expr, scope: Scope) -> list[Expr]:
    """Return the smallest parts of an expression whose values can pass the largest number."""
    intervals = _Intervals(scope)
    intervals.of(expr)
    return intervals.large


class _Intervals:
    """The parts found too large so far, each part being looked at once."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.large: list[Expr] = []

    def of(self, expr: Expr) -> Interval | None:
        """Return the interval of an expression, or None where a name is unknown or a part too large."""
        bounds = self._unbounded(expr)
        if bounds is None or max(map(abs, bounds)) <= MAX_INT:
            return bounds
        self.large.append(expr)
        return None

    def truth(self, expr: Expr) -> Interval:
        """Return the interval of a condition; a count is true from 1 on."""
        bounds = self.of(expr) or _TRUTHS
        return _TRUTHS if isinstance(expr, Visited) else bounds

    def _unbounded(self, expr: Expr) -> Interval | None:
        match expr:
            case Number(value):
                return value, value
            case Truth(value):
                return int(value), int(value)
            case Name(text):
                symbol = self._scope.lookup(text)
                return None if symbol is None else span(symbol)
            case Visited():
                return 0, MAX_VISITS
            case Unary("not", operand):
                low, high = self.truth(operand)
                return 1 - high, 1 - low
            case Unary(_, operand):
                inner = self.of(operand)
                return None if inner is None else (-inner[1], -inner[0])
            case Binary(op, left, right) if op in LOGIC:
                return _logic(op, self.truth(left), self.truth(right))
            case Binary():
                return self._operation(expr)

    def _operation(self, expr: Binary) -> Interval | None:
        """Return the interval of a comparison or of arithmetic."""
        left, right = self.of(expr.left), self.of(expr.right)
        if expr.op in COMPARISONS:
            if left is None or right is None or self._names_a_value(expr):
                return _TRUTHS
            return _compared(expr.op, left, right)
        return None if left is None or right is None else _calculated(expr.op, left, right)

    def _names_a_value(self, expr: Binary) -> bool:
        """Return whether a side is a list variable, so that the other may be a value rather than a variable."""
        symbols = [
            self._scope.lookup(side.text) for side in (expr.left, expr.right) if isinstance(side, Name)
        ]
        return any(symbol is not None and symbol.kind == "list" for symbol in symbols)


def _logic(op: str, left: Interval, right: Interval) -> Interval:
    choose = min if op == "and" else max
    return choose(left[0], right[0]), choose(left[1], right[1])


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
