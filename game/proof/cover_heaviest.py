"""A heavy run: one that takes as much as can be found of what is worth something, each piece counted once.

A beam (Lowerre, "The Harpy speech recognition system", 1976): of all that can be come to with one choice more, the few
states go on that promise most, which is what was gained so far and the hope from there. Of states with the same future
the one that gained most stands for all. What is found is a run of `step`, and need not be the heaviest there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.proof.cover_hopes import Hopes
from game.proof.cover_roads import Roads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from game.engine.state import State
    from game.proof.ahead import Taken
    from game.proof.ahead import Way as Run
    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.cover_roads import Future, Road
    from game.proof.reach import Reached

WIDTH = 8
"""States that go on after each choice."""
LONGEST = 400
"""Choices after which a run is not followed further."""


class Stand(NamedTuple):
    """Where a run stands."""

    gain: int
    pieces: Mask
    state: State
    future: Future
    before: Stand | None
    taken: Taken | None
    """The choice that led here."""

    def run(self) -> Run:
        """Return the choices that led here."""
        found: list[Taken] = []
        here = self
        while here.before is not None and here.taken is not None:
            found.append(here.taken)
            here = here.before
        return tuple(reversed(found))


class Heaviest:
    """Looks for heavy runs in what is reached."""

    def __init__(self, reached: Reached, pieces: Pieces, chance: Random) -> None:
        self.roads = Roads(reached, pieces)
        self.hopes = Hopes(pieces)
        self.chance = chance
        """Decides between states that promise the same, so that a second look finds another run."""
        start = self.roads.start
        self._start = Stand(0, 0, start, self.roads.future(start), None, None)

    def run(self, worth: Sequence[int]) -> Stand:
        """Return where a heavy run ends, or was followed no further, for the worth of each piece by its number."""
        hopes = self.hopes.of(worth)
        gains: dict[Future, int] = {}
        beam, furthest = [self._start], self._start
        end: Stand | None = None
        for _ in range(LONGEST):
            after, ended = self._stepped(beam, worth, gains)
            end = max([*ended, *([end] if end else [])], key=_gain, default=None)
            beam = self._promising(after, hopes)
            if not beam or (end and end.gain >= self._promise(beam[0], hopes)):
                break
            furthest = max(furthest, *beam, key=_gain)
            gains.update((stand.future, stand.gain) for stand in beam)
        return end if end and end.gain >= furthest.gain else furthest

    def _stepped(
        self, beam: Iterable[Stand], worth: Sequence[int], gains: dict[Future, int]
    ) -> tuple[Iterable[Stand], list[Stand]]:
        """Return what one choice more leads to, if it gained more than what was there before, and what has ended."""
        after: dict[Future, Stand] = {}
        ended = []
        for stand in beam:
            roads = self.roads.ahead(stand.state)
            if not roads:
                ended.append(stand)
            for road in roads:
                gain = stand.gain + (0 if stand.pieces & road.piece else worth[road.piece.bit_length() - 1])
                if gain > gains.get(road.future, -1) and self._betters(gain, after.get(road.future)):
                    after[road.future] = gone(stand, road, gain)
        return after.values(), ended

    def _betters(self, gain: int, other: Stand | None) -> bool:
        return other is None or gain > other.gain or (gain == other.gain and self.chance.random() < 1 / 2)

    def _promising(self, stands: Iterable[Stand], hopes: Sequence[int]) -> list[Stand]:
        return sorted(stands, key=lambda stand: (-self._promise(stand, hopes), self.chance.random()))[:WIDTH]

    def _promise(self, stand: Stand, hopes: Sequence[int]) -> int:
        return stand.gain + hopes[self.hopes.ring_of[self.roads.nodes[stand.future[0]]]]


def gone(stand: Stand, road: Road, gain: int) -> Stand:
    """Return where a road leads a run that stands somewhere."""
    return Stand(gain, stand.pieces | road.piece, road.after, road.future, stand, road.taken)


def _gain(stand: Stand) -> int:
    return stand.gain
