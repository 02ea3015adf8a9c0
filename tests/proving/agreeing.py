"""The set explorer held against a breadth-first search over `step`, on everything that both can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreement.reading import both
from game.engine.offers import open_choices
from game.proof.count import transitions
from game.proof.document import as_json
from game.proof.locks import dead_ends, soft_locks
from game.proof.reach import explore, flood
from game.proof.space import INTEGERS, Space
from game.proof.walkthrough import Walkthroughs
from game.story.program import END
from proving.search import search
from strategies.packs import random_pack, seeded

if TYPE_CHECKING:
    from game.proof.form import Form


def agrees(seed: int, *, wild: bool, limit: int, form: Form = INTEGERS) -> int:
    """Compare both explorers on one pack, sets held in a form; return how many modes were small enough."""
    program = both(random_pack(seeded(seed), wild=wild))[1]
    compared = 0
    for mode in range(len(program.tables.modes)):
        found = search(program, mode, limit)
        if not found.complete:
            continue
        try:
            compare_states(program, mode, found, form)
            compare_merged(program, mode, found, form)
        except AssertionError as difference:
            raise AssertionError(f"seed {seed}, wild {wild}, mode {mode}, {form.name}") from difference
        compared += 1
    return compared


def compare_states(program, mode, found, form):
    """Compare what is told apart in full."""
    reached = explore(Space(program, mode, merging=False, form=form))
    assert depths_of_states(reached) == {told(one): depth for one, depth in found.depths.items()}
    flooded = flood(Space(program, mode, merging=False, form=form))
    assert states(flooded, bits_of(flooded)) == {told(one) for one in found.depths}
    assert depths(reached) == (found.endings, found.taken)
    assert states(reached, dead_ends(reached)) == {told(one) for one in found.dead_ends}
    failing = any(node.point[0] == "error" and node.depth >= 0 for node in reached.space.nodes.values())
    assert failing == bool(found.errors)
    assert transitions(reached) == found.transitions + len(found.errors)
    if not found.errors:
        assert states(reached, soft_locks(reached)) == {told(one) for one in found.soft_locks()}


def compare_merged(program, mode, found, form):
    """Compare what is left after merging, and replay a shortest walkthrough to every point and along every link."""
    reached = explore(Space(program, mode, form=form))
    assert depths(reached) == (found.endings, found.taken)
    assert opened(reached) == found.opened
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
        assert fired(reached) == found.rules
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


def told(state):
    """Return a state of the search as `states` tells it."""
    return state.scene, state.stack, state.values


def bits_of(reached):
    """Return every cell with its set."""
    return {cell: cell.bits for cell in reached.cells()}


def states(reached, sets):
    """Return every state of some cells' sets, nothing being merged and tags at their start."""
    tables = reached.space.tables
    found = set()
    for cell, bits in sets.items():
        for values in cell.layout.valuations(bits):
            full = tuple(
                slot.start if index >= tables.tags_from else values.get(index, cell.layout.domains[index][0])
                for index, slot in enumerate(tables.slots)
            )
            found.add((cell.point[1], cell.point[2], full))
    return found


def depths_of_states(reached):
    """Return the fewest choices to every state; a state in two layers would show in the number of states."""
    found = {}
    for cell in reached.cells():
        for depth, bits in cell.layers:
            found |= dict.fromkeys(states(reached, {cell: bits}), depth)
    assert len(found) == sum(bits.bit_count() for cell in reached.cells() for _, bits in cell.layers)
    assert len(found) == reached.held()
    return found


def depths(reached):
    """Return the fewest choices to each ending, and to each choice with each roll."""
    endings, taken = {}, {}
    for node in reached.space.nodes.values():
        if node.layers and reached.space.tables.scenes[node.point[1]].kind == END:
            endings[node.point[1]] = min(node.depth, endings.get(node.point[1], node.depth))
    for way in gone(reached):
        if way.label[:1] == ("take",):
            taken[way.label[1:]] = min(way.depth, taken.get(way.label[1:], way.depth))
    return endings, taken


def opened(reached):
    """Return the fewest choices to where each choice is open."""
    found = {}
    for way in gone(reached):
        if way.source.point[0] == "cell":
            found[way.label[1]] = min(way.depth - 1, found.get(way.label[1], way.depth))
    return found


def fired(reached):
    """Return the fewest choices after which each rule fires."""
    found = {}
    for way in gone(reached):
        if way.label[:1] == ("rule",):
            found[way.label[1]] = min(way.depth, found.get(way.label[1], way.depth))
    return found


def gone(reached):
    """Yield every link that was gone."""
    for node in reached.space.nodes.values():
        yield from (way for way in node.links_out or () if way.depth >= 0)


def entered(reached):
    """Return the fewest choices to each scene that is entered."""
    found = {}
    for node in reached.space.nodes.values():
        if node.point[0] == "walk" and node.point[3] and node.depth >= 0:
            found[node.point[1]] = min(node.depth, found.get(node.point[1], node.depth))
    return found


def without_ways(verdict):
    """Return a verdict's document, of each walkthrough only the length."""
    found = as_json(verdict)
    for name in ("form", "seconds"):
        del found[name]
    for ending in found["endings"].values():
        ending["walkthrough"] = len(ending["walkthrough"] or ())
    for finding in found["findings"]:
        finding["walkthrough"] = len(finding["walkthrough"] or ())
    found["findings"].sort(key=str)
    return found
