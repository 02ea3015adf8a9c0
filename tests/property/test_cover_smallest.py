"""A cover and its bound agree with every run of a pack, looked at one by one through `step`."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from game.proof.budget import Budget
from game.proof.cover import cover
from game.proof.cover_apart import Apart
from game.proof.cover_heaviest import Heaviest
from game.proof.cover_pieces import Pieces
from game.proof.cover_takes import Counts, Takes
from game.proof.exploring import explored
from game.proof.sets import places
from game.proof.space import Space
from proving.every_run import smallest, taken_by_runs
from strategies.packs import random_pack, seeded
from support import compiled

LIMIT = 2_000
"""Packs with more ways to have come somewhere are left to the slow campaign."""
MOST_SETS = 25
"""Packs with more sets that one run takes are too many to try all choices of."""
TELLING = [53, 82, 83, 95, 100, 132, 155, 158, 198, 255]
"""Packs in which the smallest set has fewer walkthroughs than there are runs that take as much as any."""


def never() -> bool:
    """Say that there is time left."""
    return False


class Asked:
    """The pieces of a made-up pack, and every run of it."""

    def __init__(self, seed: int) -> None:
        program = compiled(random_pack(seeded(seed)))
        mode = program.tables.default_mode
        self.runs = taken_by_runs(program, mode, LIMIT)
        self.reached = explored(Space(program, mode), Budget())
        self.pieces = Pieces(self.reached)
        self.heaviest = Heaviest(self.reached, self.pieces, seeded(seed))
        self.names = {number: piece for piece, number in self.pieces.numbers.items()}

    def named(self, pieces: int) -> frozenset:
        """Return a set of pieces by names."""
        return frozenset(self.names[number] for number in places(pieces))

    def numbered(self, pieces) -> int:
        """Return a set of pieces by numbers."""
        return sum(1 << self.pieces.numbers[piece] for piece in pieces)


@cache
def asked_once(seed: int) -> Asked:
    """Return what is asked of a pack, made once for all tests: none of them changes it."""
    return Asked(seed)


def smallest_is_found(seed: int, limit: int, seconds: int) -> bool | None:
    """Hold a cover to every run of a pack; return whether it is said to be the smallest, None where runs are too many."""
    program = compiled(random_pack(seeded(seed)))
    runs = taken_by_runs(program, program.tables.default_mode, limit)
    if runs is None or len(runs) > MOST_SETS:
        return None
    needed = smallest(runs)
    found = cover(program, seconds=seconds)
    assert found.pieces == frozenset().union(*runs)
    assert found.least <= needed <= len(found.walks)
    return found.least == len(found.walks)


@pytest.mark.parametrize("seed", TELLING)
def test_the_smallest_set_is_found_and_proved(seed):
    """Where runs have to be picked, as few are as can be, and that is proved."""
    assert smallest_is_found(seed, LIMIT, 5)


@pytest.mark.parametrize("seed", [*TELLING[:4], *range(40, 52)])
def test_no_bound_is_too_high(seed):
    """Even with no time to search, what is said to be needed is never more than that."""
    smallest_is_found(seed, LIMIT // 4, 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 900))
def test_many_packs(seed):
    """The same on many packs, larger ones among them: what is said to be smallest is."""
    smallest_is_found(seed, 20_000, 5)


@pytest.mark.parametrize("seed", TELLING[:6])
def test_what_is_never_in_one_run(seed):
    """Two pieces are apart for certain, once all were asked, if and only if no run takes both."""
    asked = asked_once(seed)
    apart = Apart(asked.reached, asked.pieces, asked.heaviest.hopes)
    for number in range(len(asked.pieces)):
        apart.ask(number, never)
    surely = apart.surely()
    for one, other in combinations(range(len(asked.pieces)), 2):
        together = any({asked.names[one], asked.names[other]} <= run for run in asked.runs)
        assert (surely[one] >> other & 1, surely[other] >> one & 1) == (not together, not together)


@pytest.mark.parametrize("seed", TELLING[:6])
def test_what_is_known_before_anything_is_asked(seed):
    """What links and runs at hand say of two pieces is never wrong."""
    asked = asked_once(seed)
    apart = Apart(asked.reached, asked.pieces, asked.heaviest.hopes)
    for run in list(asked.runs)[:2]:
        apart.saw(asked.numbered(run))
    for number, others in enumerate(apart.surely()):
        assert not any(asked.names[number] in run and run & asked.named(others) for run in asked.runs)


@pytest.mark.parametrize("seed", TELLING)
def test_what_a_run_takes(seed):
    """The largest sets that one run takes are those of a search, of all pieces or of every third."""
    asked = asked_once(seed)
    for wanted in (asked.pieces.whole, asked.pieces.whole // 7):
        found = Takes(asked.reached, asked.heaviest, 10**6, never).of(wanted)
        mine = {run & asked.named(wanted) for run in asked.runs}
        assert set(map(asked.named, found)) == {one for one in mine if not any(one < other for other in mine)}


@pytest.mark.parametrize("seed", TELLING)
def test_how_much_a_run_takes(seed):
    """Of pieces that no run takes twice a run takes at most as many as are counted."""
    asked = asked_once(seed)
    past = asked.heaviest.hopes.past
    once = sum(
        1 << number
        for number, links in enumerate(asked.pieces.links)
        if not any(past(link.target) >> number & 1 for link in links)
    )
    if once:
        found = Counts(asked.reached, asked.heaviest, 10**6, never).of(once)
        most = max(len(run & asked.named(once)) for run in asked.runs)
        assert [one.bit_count() for one in found] == [most]
