"""Dead ends, where nothing is open, and soft-locks, from which no ending can be reached."""

from __future__ import annotations

from game.proof.reach import Queue
from game.proof.sets import without
from game.story.program import END, FORK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.reach import Reached
    from game.proof.space import Node


def dead_ends(reached: Reached) -> dict[Node, int]:
    """Return the cells without an ending, each with the valuations in which no choice is open."""
    scenes = reached.space.tables.scenes
    found = {}
    for cell in reached.cells():
        if scenes[cell.point[1]].kind != FORK:
            continue
        stuck = cell.bits
        for way in cell.links_out or ():
            stuck = way.stopping(stuck) if stuck else 0
        if stuck:
            found[cell] = stuck
    return found


def soft_locks(reached: Reached) -> dict[Node, int]:
    """Return the cells with the valuations from which no ending can be reached, dead ends included.

    Pulled back from the endings over every link, nodes in the order in which each stands after those that it leads to;
    what is never pulled in has no way out. Where all that reaches a node has one, so has all that goes a link to it.
    """
    scenes = reached.space.tables.scenes
    cells = reached.cells()
    waiting = Queue(reached.space, backward=True)
    left = {node: node.bits for node in reached.space.nodes.values()}
    for cell in cells:
        if scenes[cell.point[1]].kind == END:
            waiting.add(cell, left.pop(cell))
    while waiting:
        node, bits = waiting.pop()
        whole = not left.get(node, 0)
        for way in node.links_in:
            source = way.source
            rest = left.get(source, 0)
            if not rest:
                continue
            new = way.passing(rest) if whole else way.into(bits, rest)
            if new:
                left[source] = 0 if new is rest else without(rest, new)
                waiting.add(source, new)
    return {cell: left[cell] for cell in cells if left.get(cell, 0)}


def first_layer(node: Node, bits: int) -> tuple[int, int]:
    """Return (fewest choices, one valuation reached with so many) of a set at a cell."""
    for depth, layer in node.layers:
        hit = layer & bits
        if hit:
            return depth, node.layout.single(node.layout.lowest(hit))
    raise ValueError("none of these valuations is reached")
