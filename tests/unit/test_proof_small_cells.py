"""What keeps cells small and the work in order: steps instead of ranges, projection, and one turn for each node."""

from __future__ import annotations

import pytest

from game.proof.domains import value_sets
from game.proof.projected_layout import PRODUCTS
from game.proof.reach import Queue, explore, flood
from game.proof.space import Space
from proving.packs import hanoi, puzzle, quiz, vows


def test_a_range_that_moves_in_steps():
    """A purse that only changes by tens has a value for each ten, and a place for each in the layout."""
    program = puzzle(
        "  first:\n    text: A purse.\n    choices:\n"
        '      - {say: Earn., id: earn, effects: ["gold += 10"]}\n'
        "      - {say: Leave., id: leave, if: gold == 990, goto: end}\n",
        "  gold: {range: 0..990, start: 0}\n",
    )
    gold = next(number for number, slot in enumerate(program.tables.slots) if slot.name == "gold")
    assert value_sets(program.tables, 0)[gold] == tuple(range(0, 991, 10))
    assert [layout.size for layout in Space(program, 0).layouts()] == [100]


def test_what_is_only_written():
    """A variable that nothing reads is told apart nowhere."""
    program = puzzle(
        "  first:\n    text: A wall.\n    choices:\n"
        '      - {say: Count., id: count, effects: ["score += 1"]}\n'
        "      - {say: Leave., id: leave, goto: end}\n",
        "  score: {range: 0..900, start: 0}\n",
    )
    assert explore(Space(program, 0)).held() == 2
    assert explore(Space(program, 0, merging=False)).held() == 2 * 901


def test_what_an_episode_only_carries():
    """Products are as wide as what an episode touches, or what it carries, and not as wide as both together."""
    program = vows(4, 3, 40)
    dense, products = (
        max(layout.span for layout in space.layouts())
        for space in (Space(program, 0), Space(program, 0, form=PRODUCTS))
    )
    assert dense == 41 * 41 * 2**12
    assert products == 41 * 41 * 2**3


def test_vows_are_many_states_and_few_parts():
    """All that was vowed comes with the same: every set of the work in an episode is one product."""
    reached = explore(Space(vows(4, 3, 40), 0, form=PRODUCTS))
    work = [cell for cell in reached.cells() if cell.layout.far.order and cell.layout.near.size >= 41 * 41]
    assert len(work) == 3
    assert all(len(cell.bits.parts) == 1 for cell in work)
    assert reached.held() == explore(Space(vows(4, 3, 40), 0)).held()


@pytest.mark.parametrize(("program", "most"), [(quiz(30), 1), (vows(4, 3, 10), 22)])
def test_components_in_order(monkeypatch, program, most):
    """A flood looks once at what no circle leads back to, and goes round a circle before it goes on."""
    turns = {}
    pop = Queue.pop

    def popped(queue):
        node, bits = pop(queue)
        turns[node.point] = turns.get(node.point, 0) + 1
        return node, bits

    monkeypatch.setattr(Queue, "pop", popped)
    flood(Space(program, 0, merging=False))
    assert max(turns.values()) <= most
    assert all(count == 1 for point, count in turns.items() if "work" not in name(program, point))


def test_a_tower_in_one_circle():
    """Moves between pegs are one component, gone round until nothing is new."""
    assert flood(Space(hanoi(5), 0, merging=False)).held() == 3**5 + 1


def name(program, point):
    """Return the name of the scene that a point stands in, if it stands in one."""
    return program.tables.scenes[point[1]].name if point[0] in ("cell", "walk", "rules") else ""
