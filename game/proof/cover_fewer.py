"""The same pieces with fewer runs: one run is given up, and the others are led by what it alone took, one by one.

A local search for set covering with weights on what stays uncovered (Gao, Yao, Weise and Li, "An efficient local search
heuristic with row weighting for the unicost set covering problem", 2015), in which one move finds a run anew: it is led
by what the others leave, each piece worth what it weighs. As long as something is left out after every run was tried,
that weighs more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.proof.ahead import Run
    from game.proof.cover_heaviest import Heaviest
    from game.proof.cover_pieces import Mask, Pieces


class Fewer:
    """One run less than there are, led by what they leave out."""

    def __init__(self, heaviest: Heaviest, runs: Sequence[Run]) -> None:
        self.heaviest = heaviest
        self.pieces = pieces = heaviest.pieces
        self.runs = _less_one(runs, pieces)
        self.weights = [1] * len(pieces)
        """What each piece is worth, by its number: the more, the longer it was left out."""
        self._gained = True
        """Whether the last round gained anything; if not, a run is replaced by another as good, to get out of it."""
        self._taken: list[Mask] = [pieces.taken_by(run) for run in self.runs]

    @property
    def left(self) -> Mask:
        """What no run takes."""
        return self.pieces.whole & ~_union(self._taken)

    def lead(self, rounds: int, over: Callable[[], bool]) -> bool:
        """Find the runs anew, so many times at most; return whether they take everything."""
        for _ in range(rounds):
            self._gained = self._round(over)
            if not self._gained:
                for number in places(self.left):
                    self.weights[number] += 1
            if not self.left or over():
                break
        return not self.left

    def hardest(self, most: int) -> Mask:
        """Return the pieces that were left out, those that were so longest if there are many."""
        found = [number for number, weight in enumerate(self.weights) if weight > 1]
        found.sort(key=lambda number: -self.weights[number])
        return sum(1 << number for number in found[:most])

    def _round(self, over: Callable[[], bool]) -> bool:
        """Find runs anew that may take more, in any order, while something is left out; return whether one did."""
        gained = False
        for place in self.heaviest.chance.sample(range(len(self.runs)), len(self.runs)):
            if not self.left or over():
                break
            worth = self._worth(place)
            own = sum(worth[number] for number in places(self._taken[place]))
            if self._gained and self.heaviest.hope(worth) <= own:
                continue
            found = self.heaviest.run(worth)
            if found.gain > own or (found.gain == own and not self._gained):
                gained = gained or found.gain > own
                self.runs[place], self._taken[place] = found.run(), found.pieces
        return gained

    def _worth(self, place: int) -> list[int]:
        """Return what each piece is worth to a run: its weight where no other takes it."""
        others = _union([*self._taken[:place], *self._taken[place + 1 :]])
        return [0 if others >> number & 1 else weight for number, weight in enumerate(self.weights)]


def needless(runs: Sequence[Run], pieces: Pieces) -> list[Run]:
    """Return the runs without those whose pieces others take, the shortest left out first."""
    needed = list(runs)
    for run in sorted(runs, key=lambda one: (pieces.taken_by(one).bit_count(), len(one))):
        others = [one for one in needed if one is not run]
        if _union(map(pieces.taken_by, others)) == pieces.whole:
            needed = others
    return needed


def _less_one(runs: Sequence[Run], pieces: Pieces) -> list[Run]:
    """Return all runs but the one that takes the least which no other takes."""
    taken = list(map(pieces.taken_by, runs))

    def alone(place: int) -> int:
        return (taken[place] & ~_union([*taken[:place], *taken[place + 1 :]])).bit_count()

    least = min(range(len(runs)), key=alone)
    return [*runs[:least], *runs[least + 1 :]]


def _union(masks: Iterable[Mask]) -> Mask:
    found = 0
    for mask in masks:
        found |= mask
    return found
