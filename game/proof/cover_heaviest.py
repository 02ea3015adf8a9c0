"""A heavy run: one that takes as much as can be found of what is worth something, each piece counted once.

A beam (Lowerre, "The Harpy speech recognition system", 1976): of all that can be come to with one choice more, the few
states go on that promise most, which is what was gained so far and the hope from there. Of states with the same future
and the same left to gain there the one that gained most stands for all. What is found is a run of `step`, and need not
be the heaviest there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.proof.cover_hopes import Hopes
from game.proof.cover_roads import Roads
from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from game.engine.state import State
    from game.proof.ahead import Run, Taken
    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.cover_roads import Future, Road
    from game.proof.reach import Reached
    from game.proof.space import Node

    Prospect = tuple[Future, Mask]
    """Where a run stands, and what it took of what is worth something and could be taken there once more."""

WIDTH = 8
"""States that go on after each choice, to begin with."""
LONGEST = 400
"""Choices after which a run is not followed further."""


class Stand(NamedTuple):
    """Where a run stands."""

    gain: int
    pieces: Mask
    state: State
    """One with the same future as where the run stands."""
    future: Future
    before: Stand | None
    taken: Taken | None
    """The choice that led here."""
    piece: Mask
    """The piece that this choice is."""

    def run(self) -> Run:
        """Return the choices that led here."""
        found: list[Taken] = []
        here = self
        while here.before is not None and here.taken is not None:
            found.append(here.taken)
            here = here.before
        return tuple(reversed(found))

    def again(self) -> Mask:
        """Return what the run takes more than once."""
        found = 0
        here = self
        while here.before is not None:
            found |= here.before.pieces & here.piece
            here = here.before
        return found


class Heaviest:
    """Looks for heavy runs in what is reached."""

    def __init__(self, reached: Reached, pieces: Pieces, chance: Random) -> None:
        self.pieces = pieces
        self.roads = Roads(reached, pieces)
        self.hopes = Hopes(pieces)
        self.chance = chance
        """Decides between states that promise the same, so that a second look finds another run."""
        self.width = WIDTH
        """States that go on after each choice."""
        self.seen: dict[Mask, None] = {}
        """What the runs found so far take."""
        self.again: Mask = 0
        """What one of them takes more than once."""
        start = self.roads.start
        self.start = Stand(0, 0, start, self.roads.future(start), None, None, 0)

    def run(self, worth: Sequence[int]) -> Stand:
        """Return where a heavy run ends, or was followed no further, for the worth of each piece by its number."""
        return self._noted(_Beam(self, worth).furthest())

    def hope(self, worth: Sequence[int]) -> int:
        """Return how much a run can gain at most, for the worth of each piece by its number."""
        return self.hopes.of(worth)[self.ring(self.start)]

    def ring(self, stand: Stand) -> int:
        """Return the number of the ring that a run stands in."""
        return self.hopes.ring_of[self._node(stand)]

    def ahead(self, stand: Stand) -> Mask:
        """Return all that links lead to from where a run stands."""
        return self.hopes.past(self._node(stand))

    def _node(self, stand: Stand) -> Node:
        return self.roads.nodes[stand.future[0]]

    def _noted(self, stand: Stand) -> Stand:
        if stand.pieces not in self.seen:
            self.seen[stand.pieces] = None
            self.again |= stand.again()
        return stand


class _Beam:
    """One look for a heavy run."""

    def __init__(self, heaviest: Heaviest, worth: Sequence[int]) -> None:
        self.heaviest = heaviest
        self.worth = worth
        self.worthy = sum(1 << number for number, one in enumerate(worth) if one)
        self._hopes = heaviest.hopes.of(worth)
        self._gains: dict[Prospect, int] = {}
        """The most that was gained where the same can come."""

    def furthest(self) -> Stand:
        """Return where the best run ends, or was followed no further."""
        beam, best = [self.heaviest.start], self.heaviest.start
        end: Stand | None = None
        for _ in range(LONGEST):
            after, ended = self._stepped(beam)
            end = max([*ended, *([end] if end else [])], key=_gain, default=None)
            beam = self._promising(after)
            if not beam or (end and end.gain >= self._promise(beam[0])):
                break
            best = max(best, *beam, key=_gain)
        return end if end and end.gain >= best.gain else best

    def _stepped(self, beam: Iterable[Stand]) -> tuple[dict[Prospect, Stand], list[Stand]]:
        """Return what one choice more leads to, if it gained more than what was there before, and what has ended."""
        after: dict[Prospect, Stand] = {}
        ended = []
        for stand in beam:
            roads = self.heaviest.roads.ahead(stand.state, stand.future)
            if not roads:
                ended.append(stand)
            for road in roads:
                worth = 0 if stand.pieces & road.piece else self.worth[road.piece.bit_length() - 1]
                self._come(after, gone(stand, road, stand.gain + worth))
        return after, ended

    def _come(self, after: dict[Prospect, Stand], stand: Stand) -> None:
        """Let a run come to where others may have come with the same choice or before."""
        prospect = stand.future, stand.pieces & self.worthy & self.heaviest.ahead(stand)
        other = after.get(prospect)
        if stand.gain > self._gains.get(prospect, -1) and (
            other is None
            or stand.gain > other.gain
            or (stand.gain == other.gain and self.heaviest.chance.random() < 1 / 2)
        ):
            after[prospect] = stand

    def _promising(self, after: dict[Prospect, Stand]) -> list[Stand]:
        chance = self.heaviest.chance
        found = sorted(after.items(), key=lambda one: (-self._promise(one[1]), -one[1].gain, chance.random()))
        self._gains.update((prospect, stand.gain) for prospect, stand in found[: self.heaviest.width])
        return [stand for _, stand in found[: self.heaviest.width]]

    def _promise(self, stand: Stand) -> int:
        """Return what a run may gain at most: in a circle what it took there already cannot be gained again."""
        ring = self.heaviest.ring(stand)
        again = stand.pieces & self.worthy & self.heaviest.hopes.rings[ring].inside
        return stand.gain + self._hopes[ring] - sum(self.worth[number] for number in places(again))


def gone(stand: Stand, road: Road, gain: int) -> Stand:
    """Return where a road leads a run that stands somewhere."""
    return Stand(gain, stand.pieces | road.piece, road.after, road.future, stand, road.taken, road.piece)


def _gain(stand: Stand) -> int:
    return stand.gain
