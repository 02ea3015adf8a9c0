"""What the names of an expression stand for, and how a finding about them is told."""

from __future__ import annotations

from game.language.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol
else:
    Protocol = object


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name that expressions may use."""

    name: str
    """`a` or `ally.bond`."""
    kind: str
    """`int` (a number), `flag` (a truth; defined conditions are flags too) or `list` (one of some values)."""
    low: int = 0
    """Smallest value of a number, inclusive; 0 for the others."""
    high: int = 1
    """Largest value of a number, inclusive; 1 for a flag; the last index of a list."""
    values: tuple[str, ...] = ()
    """The values of a list in their order; empty for the others."""
    tag: bool = False
    """True when only text may read it."""


class Scope(Protocol):
    """What a story knows that the language does not."""

    def lookup(self, name: str) -> Symbol | None:
        """Return what a name stands for, or None."""

    def names(self) -> Iterable[str]:
        """Return every name, to suggest one of them."""

    def scene(self, name: str) -> str | None:
        """Return the full name of a scene as written in `visited(...)`, or None."""

    def scenes(self) -> Iterable[str]:
        """Return every scene's name as it may be written, to suggest one of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an expression that is well formed."""

    rule: str
    """`unknown-name`, `wrong-type`, `tag-in-logic` or `too-large`."""
    message: str
    """A full sentence that says what to do."""
    start: int
    """Offset of the first character that is wrong."""
    end: int
    """Offset after the last character that is wrong."""
    suggestion: str | None = None
    """The nearest right word, where one is near."""


def span(symbol: Symbol) -> tuple[int, int]:
    """Return the smallest and largest integer that stands for a value of the symbol.

    A symbol without values, which is a mistake told elsewhere, counts as having its lowest.
    """
    if symbol.kind == "list":
        return 0, max(len(symbol.values) - 1, 0)
    if symbol.kind == "flag":
        return 0, 1
    return symbol.low, max(symbol.low, symbol.high)
