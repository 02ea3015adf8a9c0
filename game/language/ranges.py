"""What values an expression can have, by the ranges of its variables alone.

Up to `MOST_COMBINATIONS` combinations of values are tried, each of them, so the answer is exact; past that it
comes from `intervals`, where it can be too wide, never too narrow. A state may well exclude values that are
found possible here; none that are impossible here are ever reached.
"""

from __future__ import annotations

from itertools import product
from math import prod

from game.language.closures import link
from game.language.code import lower, lower_condition, slots
from game.language.intervals import number_interval, truth_interval
from game.language.limits import MAX_VISITS
from game.language.symbols import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.language.code import Code
    from game.language.intervals import Interval
    from game.language.symbols import Scope, Symbol
    from game.language.syntax import Expr

MOST_COMBINATIONS = 4096
"""Most combinations of values that are tried one by one."""


def number_range(expr: Expr, scope: Scope) -> Interval:
    """Return the smallest and largest value of a checked expression."""
    values = _every_value(expr, scope, lower)
    if values is not None:
        return min(values), max(values)
    return number_interval(expr, scope)


def truth_range(expr: Expr, scope: Scope) -> frozenset[bool]:
    """Return the truths that a checked condition can have."""
    values = _every_value(expr, scope, lower_condition)
    if values is not None:
        return frozenset(map(bool, values))
    low, high = truth_interval(expr, scope)
    return frozenset({bool(low), bool(high)})


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
