"""Every combination of the values of some variables, each a bit: a condition is the number of those where it holds.

`and`, `or` and `not` are then operations on whole numbers, so that always, never, both at once and one without
the other are exact for these ranges (design.md, section 5: sets, not states).
"""

from __future__ import annotations

from math import prod
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

from game.language.limits import MAX_VISITS
from game.language.records import NamedTuple
from game.language.syntax import COMPARISONS, Binary, Name, Number, Truth, Unary, Visited, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from game.language.syntax import Expr

LARGEST = 1 << 18
"""Most combinations of one grid; past that nothing is claimed."""

_REMEMBERED = 1 << 12
"""Most combinations of a grid that keeps what it worked out: half a kilobyte a condition."""

_MOST_PAIRS = 20_000
_COMPARE: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}
_CALCULATE: dict[str, Callable[[int, int], int]] = {"+": add, "-": sub, "*": mul}

Numbers = dict[int, int]
"""The values that an expression can have, each with the set of combinations where it has it."""


class TooManyError(Exception):
    """More combinations than are worth trying."""


class Axis(NamedTuple):
    """The values of one variable, parameter, visit count or of the mode."""

    name: str
    low: int
    high: int
    words: tuple[str, ...] = ()
    """The values of a list by name, or none."""
    truth: bool = False
    """Whether it is a flag."""
    levels: tuple[str, ...] = ()
    """A word for each number, for people, or none."""

    def shown(self, value: int) -> str:
        """Return `name value` as a sentence names it."""
        if self.truth:
            return self.name if value else f"not {self.name}"
        words = self.words or self.levels
        return f"{self.name} {words[value - self.low] if words else value}"


class Names:
    """What the names mean in one scene: the variables, the named conditions and the scene's constants."""

    __slots__ = ("axes", "defines", "given")

    def __init__(
        self, axes: Mapping[str, Axis], defines: Mapping[str, Expr], given: Mapping[str, Axis]
    ) -> None:
        self.axes = axes
        self.defines = defines
        self.given = given
        """The scene's constants."""

    def axis(self, name: str) -> Axis | None:
        """Return the axis of a name; None for a named condition or a value of a list."""
        return self.given.get(name) or self.axes.get(name)

    def used(self, exprs: Iterable[Expr]) -> dict[str, Axis]:
        """Return the axes that expressions turn on, through any named conditions."""
        found: dict[str, Axis] = {}
        for expr in exprs:
            for part in walk(expr):
                if isinstance(part, Visited):
                    key = visits(part.scene)
                    found[key] = Axis(key, 0, MAX_VISITS)
                elif isinstance(part, Name):
                    axis = self.axis(part.text)
                    if axis is not None:
                        found[part.text] = axis
                    elif part.text in self.defines:
                        found |= self.used([self.defines[part.text]])
        return found


def visits(scene: str) -> str:
    """Return the name of the axis of a visit count."""
    return f"visited({scene})"


class Grid:
    """All combinations of some axes; a condition that is asked for again is not worked out again."""

    __slots__ = ("_names", "_strides", "_truths", "axes", "full", "size")

    def __init__(self, axes: Mapping[str, Axis], names: Names) -> None:
        self.size = prod(axis.high - axis.low + 1 for axis in axes.values())
        if self.size > LARGEST:
            raise TooManyError
        self.axes = axes
        self.full = (1 << self.size) - 1
        self._names = names
        self._truths: dict[int, tuple[Expr, int]] = {}
        self._strides: dict[str, int] = {}
        stride = 1
        for name, axis in axes.items():
            self._strides[name] = stride
            stride *= axis.high - axis.low + 1

    def where(self, name: str, value: int) -> int:
        """Return the set where a variable has a value; empty outside its range."""
        axis, stride = self.axes[name], self._strides[name]
        if not axis.low <= value <= axis.high:
            return 0
        block = ((1 << stride) - 1) << ((value - axis.low) * stride)
        period = stride * (axis.high - axis.low + 1)
        return block * (self.full // ((1 << period) - 1))

    def at_least(self, name: str, value: int) -> int:
        """Return the set where a variable has a value or more."""
        axis = self.axes[name]
        found = 0
        for each in range(max(value, axis.low), axis.high + 1):
            found |= self.where(name, each)
        return found

    def truth(self, expr: Expr) -> int:
        """Return the set where a condition holds."""
        known = self._truths.get(id(expr))
        if known is not None:
            return known[1]
        found = self._truth(expr)
        if self.size <= _REMEMBERED:
            self._truths[id(expr)] = expr, found
        return found

    def _truth(self, expr: Expr) -> int:
        match expr:
            case Binary("and", left, right):
                return self.truth(left) & self.truth(right)
            case Binary("or", left, right):
                return self.truth(left) | self.truth(right)
            case Binary(op) if op in COMPARISONS:
                return self._compare(expr)
            case Unary("not", operand):
                return self.full & ~self.truth(operand)
            case Truth(value):
                return self.full if value else 0
            case Name(text) if text not in self.axes and text in self._names.defines:
                return self.truth(self._names.defines[text])
            case Name(text):
                return self.where(text, 1)
            case Visited(scene):
                return self.full & ~self.where(visits(scene), 0)
        raise TooManyError

    def numbers(self, expr: Expr) -> Numbers:
        """Return where an expression has which value; a truth counts as 0 or 1."""
        match expr:
            case Number(value):
                return {value: self.full}
            case Name(text) if text in self.axes:
                return self._values(text)
            case Visited(scene):
                return self._values(visits(scene))
            case Unary("-", operand):
                return {-value: where for value, where in self.numbers(operand).items()}
            case Binary(op, left, right) if op in _CALCULATE:
                return _pairwise(self.numbers(left), self.numbers(right), _CALCULATE[op])
        holds = self.truth(expr)
        return {1: holds, 0: self.full & ~holds}

    def value_of(self, variable: str, expr: Expr) -> Numbers:
        """Return where an expression assigned to a variable, or compared with it, has which value."""
        words = self.axes[variable].words if variable in self.axes else ()
        if isinstance(expr, Name) and expr.text in words:
            return {words.index(expr.text): self.full}
        return self.numbers(expr)

    def sum(self, left: Numbers, right: Numbers) -> Numbers:
        """Return where the sum of two numbers has which value."""
        return _pairwise(left, right, add)

    def either(self, holds: int, then: Numbers, otherwise: Numbers) -> Numbers:
        """Return one number where a condition holds and another where it doesn't."""
        found: Numbers = {}
        for numbers, room in ((then, holds), (otherwise, self.full & ~holds)):
            for value, where in numbers.items():
                if where & room:
                    found[value] = found.get(value, 0) | where & room
        return found

    def example(self, combinations: int) -> str:
        """Return one combination of a set that isn't empty, as a sentence names it."""
        index = (combinations & -combinations).bit_length() - 1
        shown = []
        for name, axis in self.axes.items():
            count = axis.high - axis.low + 1
            shown.append(axis.shown(axis.low + index // self._strides[name] % count))
        return ", ".join(shown)

    def _values(self, name: str) -> Numbers:
        axis = self.axes[name]
        return {value: self.where(name, value) for value in range(axis.low, axis.high + 1)}

    def _compare(self, expr: Binary) -> int:
        left, right = expr.left, expr.right
        if isinstance(left, Name) and left.text in self.axes:
            first, second = self.numbers(left), self.value_of(left.text, right)
        elif isinstance(right, Name) and right.text in self.axes:
            first, second = self.value_of(right.text, left), self.numbers(right)
        else:
            first, second = self.numbers(left), self.numbers(right)
        compare, found = _COMPARE[expr.op], 0
        _bound(first, second)
        for one, where in first.items():
            for other, there in second.items():
                if compare(one, other):
                    found |= where & there
        return found


def _pairwise(left: Numbers, right: Numbers, calculate: Callable[[int, int], int]) -> Numbers:
    _bound(left, right)
    found: Numbers = {}
    for one, where in left.items():
        for other, there in right.items():
            both = where & there
            if both:
                value = calculate(one, other)
                found[value] = found.get(value, 0) | both
    return found


def _bound(left: Numbers, right: Numbers) -> None:
    if len(left) * len(right) > _MOST_PAIRS:
        raise TooManyError
