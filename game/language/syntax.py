"""The tree of an expression: seven frozen values, equal when they say the same wherever they stood."""

from __future__ import annotations

from game.language.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

ASSIGNMENTS = ("=", "+=", "-=")
"""What an effect can do to its target."""

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
"""Operators that make a truth of two values; they do not chain."""

ARITHMETIC = ("+", "-", "*")
"""Operators that make a number of two numbers."""

LOGIC = ("and", "or")
"""Operators that make a truth of two truths."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number as written."""

    value: int
    """Never negative when it was parsed: a minus is an operator."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    value: bool
    """The truth itself."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, a defined condition, or a value of a list."""

    text: str
    """`a`, or `ally.bond` with exactly one dot."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


@dataclass(frozen=True, slots=True)
class Visited:
    """How often a scene was entered: a count, and alone a truth."""

    scene: str
    """`scene` or `episode/scene`, as written."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


@dataclass(frozen=True, slots=True)
class Unary:
    """An operator on one operand."""

    op: str
    """`not` or `-`."""
    operand: Expr
    """What it is applied to."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator between two operands."""

    op: str
    """One of `LOGIC`, `COMPARISONS` or `ARITHMETIC`."""
    left: Expr
    """What stands before the operator."""
    right: Expr
    """What stands after the operator."""
    start: int = field(default=0, compare=False)
    """Offset of the first character of the left operand, brackets included."""
    end: int = field(default=0, compare=False)
    """Offset after the last character of the right operand, brackets included."""


Expr: TypeAlias = Number | Truth | Name | Visited | Unary | Binary
"""Any expression."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of one variable."""

    target: Name
    """The variable that changes."""
    op: str
    """One of `ASSIGNMENTS`."""
    value: Expr
    """What is assigned, added or taken away."""
    condition: Expr | None = None
    """The change happens only where this is true; None: always."""
    start: int = field(default=0, compare=False)
    """Offset of the first character in the source."""
    end: int = field(default=0, compare=False)
    """Offset after the last character in the source."""


def walk(expr: Expr) -> list[Expr]:
    """Return the expression and all its parts, each before its own parts, from left to right."""
    found: list[Expr] = []
    waiting = [expr]
    while waiting:
        part = waiting.pop()
        found.append(part)
        if isinstance(part, Unary):
            waiting.append(part.operand)
        elif isinstance(part, Binary):
            waiting += (part.right, part.left)
    return found
