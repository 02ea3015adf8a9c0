"""Every valuation that reaches every point, as sorted arrays: the space of `space`, explored for its odds.

Points and links are those of the proof; what a slot that no one can read again holds is forgotten at every cell, so
that its states are merged. What odds read beside the conditions of `step` (pips, weights) is asked for.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.engine.state import start_values
from game.engine.terms import pips_code, weight_code
from game.language.code import slots
from game.proof.budget import Exhausted
from game.proof.liveness import Asked, mask_of_slots
from game.proof.odds_arena import distinct
from game.proof.odds_fields import carrier, change, kind_of, truth
from game.proof.odds_graphs import components, layers
from game.proof.points import CHANGES
from game.proof.space import Space
from game.story.program import CHANCE, END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from game.proof.odds_fields import Whole
    from game.proof.points import Link, Point
    from game.proof.space import Node
    from game.story.program import Program

MOST_ORDERED = 20_000
"""Most points that are put in order before any is explored."""
WIDEST = 1 << 62
"""Most valuations of a layout whose positions fit into 64 bits."""


class Field(NamedTuple):
    """The valuations at a node."""

    node: Node
    positions: Whole
    """Sorted, each once."""


class Ahead:
    """A link that moves arrays of positions."""

    __slots__ = ("_carry", "_steps", "label", "source", "target", "used")

    def __init__(self, space: Space, source: Node, link: Link) -> None:
        self.source = source
        self.target = space.node(link.target)
        self.label = link.label
        self.used = False
        """Whether anything is known to go this way."""
        self._carry = carrier(source.layout, self.target.layout, self.target.live)
        self._steps: list[tuple[str, Any]] = []
        for item in space.needed(link.items, self.target):
            if item[0] in ("if", "unless"):
                self._steps.append((item[0], item[1]))
            elif item[0] in CHANGES and source.layout.has(item[1]):
                self._steps.append(("do", change(space.tables, space.mode, source.layout, item)))

    def follow(self, positions: Whole) -> tuple[Whole | None, Whole]:
        """Return which of the positions go this way (None: all), and where they come to."""
        kept = None
        layout = self.source.layout
        for kind, what in self._steps:
            if kind == "do":
                positions = what(positions)
                continue
            passes = truth(layout, what, positions)
            if kind == "unless":
                passes = ~passes
            if not passes.all():
                at = np.flatnonzero(passes)
                kept, positions = at if kept is None else kept[at], positions[at]
                if not len(at):
                    return kept, positions
        if len(positions):
            self.used = True
        return kept, positions if self._carry is None else self._carry(positions)


class Explored:
    """What an exploration found: a field for every node that is reached."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.fields: dict[int, Field] = {}
        self._ahead: dict[int, list[Ahead]] = {}

    def ahead(self, node: Node) -> list[Ahead]:
        """Return the links from a node; made once."""
        found = self._ahead.get(id(node))
        if found is None:
            links = self.space.points.links(node.point)
            found = self._ahead[id(node)] = [Ahead(self.space, node, link) for link in links]
        return found

    def nodes(self) -> Iterator[Field]:
        """Return every node that is reached, with its valuations."""
        return iter(self.fields.values())


def asked_of(program: Program, kept: Iterable[int]) -> Asked:
    """Return what is read beside what `step` reads: pips and weights, and some slots where an episode is left."""
    tables, read = program.tables, mask_of_slots(set(kept))

    def at(point: Point) -> int:
        if point[0] == "roll":
            return mask_of_slots(_rolled(program, point[1]))
        if leaves(point) or (point[0] == "cell" and tables.scenes[point[1]].kind == END):
            return read
        return 0

    return Asked(at)


def leaves(point: Point) -> bool:
    """Return whether an episode is come into here, so that another may be left."""
    return bool(point[0] == "walk" and point[4] >= 0)


def _rolled(program: Program, index: int) -> frozenset[int]:
    choice = program.tables.choices[index]
    if choice.kind == CHANCE:
        return frozenset().union(*(slots(weight_code(way.weight)) for way in choice.ways))
    return slots(pips_code(program, choice))


def explore(program: Program, mode: int, kept: Iterable[int], most: int) -> Explored:
    """Return what can be reached, every slot given being kept for where an episode is left.

    Raises Exhausted where there are more than so many valuations, over all points, or a layout has too many.
    """
    space = Space(program, mode, asked_of(program, kept))
    for layout in space.layouts():
        if layout.size > WIDEST:
            raise Exhausted(f"{space.title_of(layout)} tells {layout.size} combinations of values apart")
    found = Explored(space)
    values = dict(enumerate(start_values(program.tables, mode)))
    start = np.array([space.start.layout.position(values)], kind_of(space.start.layout))
    fresh: dict[int, list[Whole]] = {id(space.start): [start]}
    turns = order_of(space)
    waiting = [(0, 0, space.start)]
    total = 0
    while waiting:
        node = heappop(waiting)[2]
        new = _added(found, node, distinct(np.concatenate(fresh.pop(id(node)))))
        total += len(new)
        if total > most:
            raise Exhausted(
                f"more than {most} valuations are reached, at {_where(space, node)} and elsewhere"
            )
        for ahead in found.ahead(node) if len(new) else ():
            _, positions = ahead.follow(new)
            if len(positions):
                if id(ahead.target) not in fresh:
                    fresh[id(ahead.target)] = []
                    heappush(waiting, (turns.get(ahead.target.point, 0), id(ahead.target), ahead.target))
                fresh[id(ahead.target)].append(positions)
    return found


def order_of(space: Space) -> dict[Point, int]:
    """Return the turn of each point, so that what leads to it comes before it, circles aside.

    Where conditions ignored lead to more than so many points there is no order.
    """
    number: dict[Point, int] = {space.start.point: 0}
    waiting, pairs = [space.start.point], []
    while waiting and len(number) < MOST_ORDERED:
        point = waiting.pop()
        for link in space.points.links(point):
            if link.target not in number:
                number[link.target] = len(number)
                waiting.append(link.target)
            pairs.append((number[point], number[link.target]))
    if waiting or not pairs:
        return {}
    source, target = np.array(pairs, np.int64).T
    component = components(len(number), source, target)
    outer = component[source] != component[target]
    layer = layers(len(component), component[source[outer]], component[target[outer]])
    return {point: -int(layer[component[at]]) for point, at in number.items()}


def _where(space: Space, node: Node) -> str:
    chapter = space.chapter_of(node.point)
    return f"the episode {space.tables.chapters[chapter].id}" if chapter >= 0 else "a shared scene"


def _added(found: Explored, node: Node, positions: Whole) -> Whole:
    """Add sorted positions to a node's; return those it did not have."""
    field = found.fields.get(id(node))
    if field is None:
        found.fields[id(node)] = Field(node, positions)
        return positions
    known = field.positions
    at = np.minimum(np.searchsorted(known, positions), len(known) - 1)
    new: Whole = positions[known[at] != positions]
    if len(new):
        whole = np.concatenate([known, new])
        whole.sort(kind="stable")
        found.fields[id(node)] = Field(node, whole)
    return new
