"""An arena: some places of a board as a Markov decision process in flat arrays, for what leads in circles.

From a place lead *turns* (the player picks one), from a turn *edges* (chance picks one, by whole weights). A failure
that may be pushed is a place of its own here, with two turns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[Any]
    """Whole numbers, in as many bits as they need."""
    Truth = NDArray[np.bool_]
    Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Arena:
    """Places, their turns, and the edges of each turn; a place without turns is an end of some kind."""

    place: Whole
    """The number that each place has on the board, or -1."""
    first_turn: Whole
    """For each place, and one past the last, its first turn."""
    first_edge: Whole
    """For each turn, and one past the last, its first edge."""
    target: Whole
    """The place to which an edge leads."""
    weight: Whole
    """The weight of an edge."""
    total: Whole
    """The sum of the weights of each turn."""

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.place)

    def turn_of(self) -> Whole:
        """Return the turn that each edge belongs to."""
        turns: Whole = np.arange(len(self.total), dtype=numbering(len(self.total)))
        return np.repeat(turns, np.diff(self.first_edge))

    def place_of(self) -> Whole:
        """Return the place that each turn belongs to."""
        places: Whole = np.arange(self.size, dtype=numbering(self.size))
        return np.repeat(places, np.diff(self.first_turn))

    def source(self) -> Whole:
        """Return the place from which each edge leads."""
        found: Whole = self.place_of()[self.turn_of()]
        return found

    def chance(self) -> Real:
        """Return the probability of each edge once its turn is taken, rounded to nearest."""
        found: Real = self.weight / np.repeat(self.total, np.diff(self.first_edge))
        return found


def numbering(count: int) -> Any:
    """Return in what numbers up to a count are kept."""
    return np.int32 if count < 1 << 31 else np.int64


def spans(first: Whole, order: Whole) -> Whole:
    """Return the members of groups, each from `first[g]` to `first[g + 1]`, group after group in an order."""
    lengths = first[order + 1] - first[order]
    ends = np.cumsum(lengths)
    whole = int(ends[-1]) if len(ends) else 0
    found: Whole = np.arange(whole) + np.repeat(first[order] - (ends - lengths), lengths)
    return found


def starts(lengths: Whole) -> Whole:
    """Return where groups of these lengths start, and where the last ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])


def distinct(numbers: Whole) -> Whole:
    """Return numbers sorted, each once, the given array being used up; they come in long sorted runs, which a stable sort merges."""
    if len(numbers) < 2:
        return numbers
    numbers.sort(kind="stable")
    new = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    found: Whole = numbers[new]
    return found


def reordered(arena: Arena, order: Whole) -> Arena:
    """Return an arena with its places in another order, turns and edges beside them."""
    new = np.empty(arena.size, numbering(arena.size))
    new[order] = np.arange(arena.size)
    turns = spans(arena.first_turn, order)
    edges = spans(arena.first_edge, turns)
    return replace(
        arena,
        place=arena.place[order],
        first_turn=starts(np.diff(arena.first_turn)[order]),
        first_edge=starts(np.diff(arena.first_edge)[turns]),
        target=new[arena.target[edges]],
        weight=arena.weight[edges],
        total=arena.total[turns],
    )
