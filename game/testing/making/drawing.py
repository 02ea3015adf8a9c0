"""Where decisions come from: a seeded generator when thousands are wanted, Hypothesis when they should shrink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

T = TypeVar("T")


class Drawing(Protocol):
    """A source of small whole numbers; the smallest makes for the simplest pack."""

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both inclusive."""


class SeededDrawing:
    """Decisions from a seeded generator."""

    def __init__(self, generator: random.Random) -> None:
        self._generator = generator

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both inclusive."""
        return low + int(self._generator.random() * (high - low + 1))


class HypothesisDrawing:
    """Decisions that Hypothesis makes, remembers and shrinks."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both inclusive."""
        return low if low == high else self._draw(st.integers(low, high))


def yes(drawing: Drawing, percent: int) -> bool:
    """Return True in so many of a hundred cases; a shrunk drawing says no."""
    return drawing.number(0, 99) >= 100 - percent


def pick(drawing: Drawing, options: Sequence[T]) -> T:
    """Return one of the options; a shrunk drawing takes the first."""
    return options[drawing.number(0, len(options) - 1)]


def some(drawing: Drawing, options: Sequence[T], fewest: int, most: int) -> list[T]:
    """Return so many different options, in their order."""
    count = min(len(options), drawing.number(fewest, most))
    left = list(range(len(options)))
    chosen = sorted(left.pop(drawing.number(0, len(left) - 1)) for _ in range(count))
    return [options[index] for index in chosen]
