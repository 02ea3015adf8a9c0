"""The space of one mode: points as nodes with layouts, links with movements, made as they are first reached."""

from __future__ import annotations

from collections import Counter
from math import prod
from typing import TYPE_CHECKING, Any

from game.language.code import slots
from game.proof.domains import value_sets
from game.proof.effects import movements
from game.proof.layout import Layout
from game.proof.liveness import Changes, liveness
from game.proof.movements import Forget, Repack
from game.proof.outline import outline, stack_of
from game.proof.points import NOWHERE, START, Points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.proof.movements import Movement
    from game.proof.points import Item, Items, Point
    from game.story.program import Code, Program

    Asked = Callable[[Point, Item | None], int]

ONE_LAYOUT = 1 << 21
"""Up to so many valuations all chapters share a layout, so that nothing is carried from one to another."""
UNREACHED = -1


class Node:
    """A point that a run may come to."""

    __slots__ = ("bits", "depth", "layers", "layout", "links_in", "links_out", "live", "point")

    def __init__(self, point: Point, layout: Layout, live: int) -> None:
        self.point = point
        self.layout = layout
        self.live = live
        """The slots that can matter from here on, as an integer."""
        self.links_out: list[Way] | None = None
        self.links_in: list[Way] = []
        """Links from nodes that were looked at."""
        self.depth = UNREACHED
        """Fewest choices to come here."""
        self.bits = 0
        """Every valuation that reaches it."""
        self.layers: list[tuple[int, int]] = []
        """Of a cell: (number of choices, the bits first reached with that many)."""


class Way:
    """A link between two nodes, ready for sets."""

    __slots__ = ("depth", "items", "label", "moves", "source", "target")

    def __init__(
        self, source: Node, target: Node, moves: tuple[Movement, ...], label: tuple[Any, ...], items: Items
    ) -> None:
        self.source = source
        self.target = target
        self.moves = moves
        self.label = label
        self.items = items
        """What the program does on the way, as in `points`."""
        self.depth = UNREACHED
        """Fewest choices after which it was gone, the choice that leads to it counted."""

    def forward(self, bits: int) -> int:
        """Return where a set leads."""
        for move in self.moves:
            bits = move.forward(bits)
            if not bits:
                return 0
        return bits

    def backward(self, bits: int) -> int:
        """Return everything that leads into a set."""
        for move in reversed(self.moves):
            bits = move.backward(bits)
            if not bits:
                return 0
        return bits


def nothing_asked(_point: Point, _item: Item | None) -> int:
    """Read nothing beside what `step` reads."""
    return 0


class Space:
    """The nodes of a program in one mode."""

    def __init__(
        self, program: Program, mode: int, asked: Asked = nothing_asked, *, merging: bool = True
    ) -> None:
        self.program = program
        self.tables = program.tables
        self.mode = mode
        self.asked = asked
        self.points = Points(program, mode)
        self.domains = value_sets(self.tables, mode)
        self.changes = Changes(self.points, self.domains)
        live = liveness(self.points, self.domains, asked)
        self.live, self._within = live
        if not merging:
            whole = sum(1 << slot for slot in range(self.tables.tags_from) if len(self.domains[slot]) > 1)
            self.live = self._within = dict.fromkeys(self.live, whole)
        self.nodes: dict[Point, Node] = {}
        self._layouts = self._made_layouts()
        self._forgets: dict[tuple[int, int], Forget] = {}
        self._repacks: dict[tuple[int, int], Repack] = {}
        self.start = self.node(START)

    def node(self, point: Point) -> Node:
        """Return the node of a point."""
        found = self.nodes.get(point)
        if found is None:
            found = Node(point, self._layout_of(point), self.live.get(outline(point), 0))
            self.nodes[point] = found
        return found

    def links_of(self, node: Node) -> list[Way]:
        """Return the links from a node that can let anything through; made once."""
        if node.links_out is None:
            node.links_out = []
            for link in self.points.links(node.point):
                way = self._way(node, link.items, self.node(link.target), link.label)
                if way is not None:
                    node.links_out.append(way)
                    way.target.links_in.append(way)
        return node.links_out

    def _way(self, source: Node, items: Items, target: Node, label: tuple[Any, ...]) -> Way | None:
        moves = movements(self.tables, self.mode, source.layout, self.needed(source, items, target))
        if moves is None:
            return None
        if target.layout is not source.layout:
            key = id(source.layout), id(target.layout)
            if key not in self._repacks:
                self._repacks[key] = Repack(source.layout, target.layout)
            moves.append(self._repacks[key])
        if target.point[0] == "cell":
            forget = self._forget(target)
            if forget.parts:
                moves.append(forget)
        return Way(source, target, tuple(moves), label, items)

    def needed(self, source: Node, items: Items, target: Node) -> list[Item]:
        """Return the items of a link that can matter."""
        return self.changes.needed(items, target.live, source.point, self.asked)

    def fixed(self, code: Code) -> bool:
        """Return whether a condition reads nothing that ever changes in this mode."""
        return all(len(self.domains[slot]) == 1 for slot in slots(code))

    def _forget(self, node: Node) -> Forget:
        key = id(node.layout), node.live
        if key not in self._forgets:
            dead = [slot for slot in node.layout.order if not node.live >> slot & 1]
            self._forgets[key] = Forget(node.layout, dead)
        return self._forgets[key]

    @property
    def start_bits(self) -> int:
        """The valuation that a run starts with, as bits of the start's layout."""
        tops = self.tables.modes[self.mode].tops
        values = {i: min(slot.start, tops[i]) for i, slot in enumerate(self.tables.slots)}
        return 1 << self.start.layout.position(values)

    def _layout_of(self, point: Point) -> Layout:
        """Return the layout of the chapter that is played at a point."""
        if len(self._layouts) == 1:
            return next(iter(self._layouts.values()))
        return self._layouts[self.chapter_of(point)]

    def layouts(self) -> Iterable[Layout]:
        """Return the layouts, each once."""
        return self._layouts.values()

    def title_of(self, layout: Layout) -> str:
        """Return what a layout belongs to: an episode, or the whole story."""
        for chapter, one in self._layouts.items():
            if one is layout and chapter >= 0:
                return f"The episode {self.tables.chapters[chapter].id}"
        return "The story"

    def chapter_of(self, point: Point) -> int:
        """Return the chapter that is played at a point."""
        return _chapter(self.points, point)

    def _made_layouts(self) -> dict[int, Layout]:
        """Return a layout for each chapter, or one for all where there are few valuations."""
        groups = dict.fromkeys([NOWHERE, *range(len(self.tables.chapters))], 0)
        uses: Counter[int] = Counter()
        for point, live in self._within.items():
            uses.update(_slots(live))
            chapter = _chapter(self.points, point)
            # deeper in the stack of a library's scene any chapter may be played
            for group in (chapter,) if chapter >= 0 or not stack_of(point) else groups:
                groups[group] |= live
        order = sorted(uses, key=lambda slot: (-uses[slot], slot))
        together = 0
        for live in groups.values():
            together |= live
        if prod(len(self.domains[slot]) for slot in _slots(together)) <= ONE_LAYOUT:
            return {NOWHERE: self._layout(order, together)}
        return {group: self._layout(order, live) for group, live in groups.items()}

    def _layout(self, order: Iterable[int], live: int) -> Layout:
        return Layout(self.domains, (slot for slot in order if live >> slot & 1))


def _chapter(points: Points, point: Point) -> int:
    kind = point[0]
    if kind == "start":
        return points.played(points.tables.start, ())
    if kind == "roll":
        return points.played(points.tables.choices[point[1]].scene, point[2])
    if kind in ("route", "error"):
        return points.played(point[2], point[3])
    return points.played(point[1], point[2])


def _slots(live: int) -> list[int]:
    return [slot for slot in range(live.bit_length()) if live >> slot & 1]
