"""The set explorer agrees with a breadth-first search over `step` on everything, on packs nobody thought of."""

from __future__ import annotations

import pytest

from agreement.reading import both
from game.engine.offers import open_choices
from game.proof.count import transitions
from game.proof.locks import dead_ends, soft_locks
from game.proof.reach import explore, flood
from game.proof.space import Space
from game.proof.verdicts import prove
from game.proof.walkthrough import Walkthroughs
from game.story.program import END
from proving.search import search
from strategies.packs import random_pack, seeded

LIMIT = 700
"""Packs with more states in a mode are left to the slow campaign."""


@pytest.mark.parametrize("first", range(0, 60, 12))
def test_seeded_packs(first):
    """Twelve packs, tame and wild, in every mode: states, depths, dead ends, soft-locks, errors, walkthroughs."""
    for seed in range(first, first + 12):
        for wild in (False, True):
            agrees(seed, wild=wild, limit=LIMIT)


def test_prove_never_contradicts_itself():
    """Every walkthrough of ten packs replays, or `prove` would raise."""
    for seed in range(10):
        verdict = prove(both(random_pack(seeded(seed)))[1])
        stuck = {finding.rule for finding in verdict.findings}
        assert (verdict.verdict == "proved") == (not stuck)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("wild", [False, True])
def test_thousands_of_packs(wild):
    """Three thousand packs of each kind agree in every mode."""
    for seed in range(3_000):
        agrees(seed, wild=wild, limit=20_000)


def agrees(seed, *, wild, limit):
    """Compare both explorers on one pack."""
    program = both(random_pack(seeded(seed), wild=wild))[1]
    for mode in range(len(program.tables.modes)):
        found = search(program, mode, limit)
        if not found.complete:
            continue
        try:
            compare_states(program, mode, found)
            compare_merged(program, mode, found)
        except AssertionError as difference:
            raise AssertionError(f"seed {seed}, wild {wild}, mode {mode}") from difference


def compare_states(program, mode, found):
    """Compare what is told apart in full."""
    reached = explore(Space(program, mode, merging=False))
    assert states(reached) == {(one.scene, one.stack, one.values) for one in found.depths}
    assert states(flood(Space(program, mode, merging=False))) == states(reached)
    assert depths(reached) == (found.endings, found.taken)
    assert sum(bits.bit_count() for bits in dead_ends(reached).values()) == len(found.dead_ends)
    failing = any(node.point[0] == "error" and node.depth >= 0 for node in reached.space.nodes.values())
    assert failing == bool(found.errors)
    assert transitions(reached) == found.transitions + len(found.errors)
    if not found.errors:
        assert sum(bits.bit_count() for bits in soft_locks(reached).values()) == len(found.soft_locks())


def compare_merged(program, mode, found):
    """Compare what is left after merging, and replay a shortest walkthrough to every point and along every link."""
    reached = explore(Space(program, mode))
    assert depths(reached) == (found.endings, found.taken)
    ways = Walkthroughs(reached)
    dead = dead_ends(reached)
    assert {cell.point[1:] for cell in dead} == {(one.scene, one.stack) for one in found.dead_ends}
    for cell in reached.cells():
        taken = ways.to_node(cell, cell.bits, cell.depth)
        outcome = ways.replayed(taken, lambda _outcomes: True, "a cell")[-1]
        assert (outcome.state.scene, outcome.state.stack) == cell.point[1:]
        assert (
            len(taken)
            == cell.depth
            == min(depth for one, depth in found.depths.items() if (one.scene, one.stack) == cell.point[1:])
        )
    locked = {cell.point[1:] for cell in soft_locks(reached)}
    if not found.errors:
        assert locked == {(one.scene, one.stack) for one in found.soft_locks()}
        assert entered(reached) == found.scenes
        replay_links(reached, ways)
    for cell, bits in dead.items():
        depth = next(depth for depth, layer in cell.layers if layer & bits)
        taken = ways.to_node(cell, bits, depth)
        outcome = ways.replayed(taken, lambda _outcomes: True, "a dead end")[-1]
        assert not open_choices(program, outcome.state)


def replay_links(reached, ways):
    """Replay a shortest walkthrough along every link that was gone."""
    for node in list(reached.space.nodes.values()):
        for way in node.links_out or ():
            if way.depth >= 0:
                ways.replayed(ways.along(way), lambda _outcomes: True, str(way.label))


def states(reached):
    """Return every state of an exploration that merges nothing, tags at their start."""
    tables = reached.space.tables
    found = set()
    for cell in reached.cells():
        for values in cell.layout.valuations(cell.bits):
            told = tuple(
                slot.start if index >= tables.tags_from else values.get(index, cell.layout.domains[index][0])
                for index, slot in enumerate(tables.slots)
            )
            found.add((cell.point[1], cell.point[2], told))
    return found


def depths(reached):
    """Return the fewest choices to each ending, and to each choice with each roll."""
    endings, taken = {}, {}
    for node in reached.space.nodes.values():
        if node.layers and reached.space.tables.scenes[node.point[1]].kind == END:
            endings[node.point[1]] = min(node.depth, endings.get(node.point[1], node.depth))
        for way in node.links_out or ():
            if way.depth >= 0 and way.label[:1] == ("take",):
                taken[way.label[1:]] = min(way.depth, taken.get(way.label[1:], way.depth))
    return endings, taken


def entered(reached):
    """Return the fewest choices to each scene that is entered."""
    found = {}
    for node in reached.space.nodes.values():
        if node.point[0] == "walk" and node.point[3] and node.depth >= 0:
            found[node.point[1]] = min(node.depth, found.get(node.point[1], node.depth))
    return found
