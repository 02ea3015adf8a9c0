"""Glimpses: the state in which something within a step is first come to, and the shortest way to it.

What is read in a scene or on the way to the next decides nothing, so no link or layer says when it was first read. It
is asked afterwards: the set in which it is read is carried back to the cells that lead there, which have layers.
"""

from __future__ import annotations

from game.language.records import NamedTuple
from game.proof.effects import movements
from game.proof.locks import first_layer
from game.proof.points import opened_by, taken_by
from game.proof.reach import ROUNDS
from game.proof.sets import fresh, join
from game.proof.walkthrough import Disproved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from game.proof.ahead import Taken
    from game.proof.completing import Completing
    from game.proof.points import Item, Link
    from game.proof.space import Node, Space, Way
    from game.proof.walkthrough import Walkthroughs


class Glimpse(NamedTuple):
    """Where something is first come to."""

    depth: int
    """Fewest choices, the one in whose step it comes counted."""
    node: Node
    bits: int
    """States of the node in which it comes."""
    label: tuple[Any, ...]
    """Of the link from the node on which it comes; nothing where it comes at the node."""


class Passing(NamedTuple):
    """An item of a link, with what comes to it."""

    item: Item
    bits: int
    """What comes to it of all that reaches the link's source."""
    before: Way
    """The link up to the item."""


def passing(space: Space, node: Node, link: Link, bits: int) -> Iterator[Passing]:
    """Yield the items of a link that matter to anything asked, as long as something of a set comes to them."""
    gone: list[Any] = []
    for item in space.needed(link.items, space.node(link.target)) if bits else ():
        yield Passing(item, bits, space.form.way(node, node, tuple(gone), link.label, ()))
        moves = movements(space.tables, space.mode, node.layout, [item])
        if moves is None:
            return
        for move in moves:
            bits = move.forward(bits)
        gone += moves
        if not bits:
            return


def glimpsed(node: Node, bits: int, label: tuple[Any, ...] = ()) -> Glimpse:
    """Return where some states of a node are first come to."""
    if not node.layers:
        return Glimpse(_earliest(node, bits), node, bits, label)
    depth, one = first_layer(node, bits)
    return Glimpse(depth + opened_by(label), node, one, label)


def least_depth(node: Node, label: tuple[Any, ...] = ()) -> int:
    """Return a number of choices before which nothing on a link of a node is come to."""
    return node.depth + (bool(node.layers) and opened_by(label))


def _earliest(node: Node, bits: int) -> int:
    """Return the fewest choices to some states within a step."""
    seen: dict[Node, int] = {}
    waiting = {node: bits}
    found = []
    for _ in range(ROUNDS):
        after: dict[Node, int] = {}
        for here, wanted in waiting.items():
            if not here.links_in:
                found.append(0)
            for way in here.links_in:
                source = way.source
                back = way.into(wanted, source.bits) if way.depth >= 0 else 0
                if back and source.layers:
                    found.append(first_layer(source, back)[0] + 1)
                elif back:
                    back = fresh(seen, source, back)
                    if back:
                        join(after, source, back)
        if not after or node.depth in found:
            break
        waiting = after
    if not found:
        raise Disproved(f"nothing leads to {node.point}")
    return min(found)


def way_to(ways: Walkthroughs, seen: Glimpse) -> tuple[Taken, ...]:
    """Return a shortest way to where something comes; the choice in whose step it comes is its last."""
    depth, node, bits, label = seen
    taken = taken_by(label)
    if node.point[0] == "roll":
        roll = _rolled(ways.completed, node, bits) if taken is None else None
        if roll is not None:
            taken, bits = roll
        return ways.to_node(node, bits, depth, taken)
    if not node.layers or not opened_by(label):
        return ways.to_node(node, bits, depth)
    if taken is not None:
        return (*ways.to_node(node, bits, depth - 1), taken)
    way = next(way for way in node.links_out or () if way.label == label)
    rolled = _rolled(ways.completed, way.target, way.forward(bits))
    if rolled is None:
        raise Disproved(f"no roll can come of {label}")
    return (*ways.to_node(node, bits, depth - 1), rolled[0])


def _rolled(steps: Completing, node: Node, bits: int) -> tuple[Taken, int] | None:
    """Return a choice with a roll that can come of it in some states, and is completed, and those states."""
    for way in node.links_out or ():
        can = bits & steps.along(way) if steps.refuses else way.passing(bits)
        if can:
            return (way.label[1], way.label[2]), can
    return None
