"""The space of one mode: points as nodes with layouts, links with movements, made as they are first reached."""

from __future__ import annotations

from game.engine.state import start_values
from game.language.code import slots
from game.proof.carrying import carried
from game.proof.effects import movements
from game.proof.form import DENSE, Form
from game.proof.layout import Layout
from game.proof.layouts import Layouts
from game.proof.liveness import Asked, Live, liveness
from game.proof.movements import Forget, Guard, Repack
from game.proof.points import START
from game.proof.rows_layout import short_or_in_rows
from game.proof.sets import without
from game.proof.terrain import Terrain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from game.proof.movements import Movement
    from game.proof.points import Item, Items, Point
    from game.story.program import Code, Program

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

    @property
    def gone(self) -> list[Way]:
        """The links that some run goes."""
        return [way for way in self.links_out or () if way.depth >= 0]


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

    def into(self, bits: int, within: int) -> int:
        """Return the part of a set that leads into another."""
        return self.backward(bits) & within if within else 0

    def stopping(self, bits: int) -> int:
        """Return the part of a set that leads nowhere."""
        return without(bits, self.passing(bits))

    def passing(self, bits: int) -> int:
        """Return the part of a set that leads anywhere; of what runs bring only guards stop anything."""
        moves = self.moves
        last = next((at for at in reversed(range(len(moves))) if isinstance(moves[at], Guard)), None)
        if last is None or not bits:
            return bits
        passing, at = bits, 0
        while at <= last and isinstance(moves[at], Guard):
            passing = moves[at].forward(passing)
            at += 1
        if at <= last:
            back = moves[last].backward(self.source.layout.full)
            for move in reversed(moves[at:last]):
                back = move.backward(back)
            passing = passing & back
        return passing


INTEGERS = Form(DENSE, Layout, Way, one_layout=1 << 14, narrow=1 << 12)
"""Each set is one integer."""
ROWS = Form(DENSE, short_or_in_rows, Way, one_layout=1 << 20, narrow=1 << 40, in_rows=True)
"""Each set is an integer for each combination of some slots; a wide layout costs it little."""


NOTHING_ASKED = Asked(lambda _point: 0)
"""Nothing is read beside what `step` reads."""


class Space:
    """The nodes of a program in one mode."""

    def __init__(
        self,
        program: Program,
        mode: int,
        asked: Asked = NOTHING_ASKED,
        *,
        merging: bool = True,
        terrain: Terrain | None = None,
        form: Form = ROWS,
        first: Sequence[int] = (),
    ) -> None:
        self.program = program
        self.form = form
        self.merging = merging
        self.tables = program.tables
        self.mode = mode
        self.asked = asked
        self.terrain = terrain or Terrain(program, mode)
        self.points = self.terrain.points
        self.domains = self.terrain.domains
        self._untouched: dict[int, int] | None = None
        self.changes = self.terrain.changes
        live = liveness(self.terrain.outline.edges, self.changes, asked, self.terrain.flow.order)
        if not merging:
            whole = sum(1 << slot for slot in range(self.tables.tags_from) if len(self.domains[slot]) > 1)
            live = Live(dict.fromkeys(live.at, whole), dict.fromkeys(live.at, whole))
        self.live = live.at
        self.nodes: dict[Point, Node] = {}
        self._within = live.within
        self._laid_out = Layouts(self.terrain, live.within, form, self._carried, first)
        self.order = self._laid_out.order
        """The slots from the smallest stride to the largest; spaces can be given the order of others to begin with."""
        self._forgets: dict[tuple[int, int], Forget] = {}
        self._repacks: dict[tuple[int, int, int], Repack] = {}
        self._moves: dict[tuple[int, int, int], list[Movement] | None] = {}
        """What items do, by their identity and that of a layout, where some slots matter after them."""
        self.start = self.node(START)

    def _carried(self, chapter: int) -> int:
        """Return the slots that a chapter only carries, where the form holds them apart."""
        if self._untouched is None:
            self._untouched = carried(self.terrain, self.changes, self.asked) if self.form.projects else {}
        return self._untouched.get(chapter, 0)

    def node(self, point: Point) -> Node:
        """Return the node of a point."""
        found = self.nodes.get(point)
        if found is None:
            outline = self.terrain.outline.of(point)
            layout = self._laid_out.of(point, self._within.get(outline, 0))
            found = self.nodes[point] = Node(point, layout, self.live.get(outline, 0))
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
        key = id(items), id(source.layout), target.live
        if key not in self._moves:
            needed = self.needed(items, target)
            self._moves[key] = movements(self.tables, self.mode, source.layout, needed)
        found = self._moves[key]
        if found is None:
            return None
        moves = list(found)
        if target.layout is not source.layout:
            moves.append(source.layout.ready(self._repack(source.layout, target), target.layout))
        elif target.point[0] == "cell":
            forget = self._forget(target)
            if forget.parts:
                moves.append(source.layout.ready(forget))
        return self.form.way(source, target, tuple(moves), label, items)

    def needed(self, items: Items, target: Node) -> list[Item]:
        """Return the items of a link that can matter."""
        return self.changes.needed(items, target.live, self.asked)

    def fixed(self, code: Code) -> bool:
        """Return whether a condition reads nothing that ever changes in this mode."""
        return all(len(self.domains[slot]) == 1 for slot in slots(code))

    def _forget(self, node: Node) -> Forget:
        key = id(node.layout), node.live
        if key not in self._forgets:
            dead = [slot for slot in node.layout.order if not node.live >> slot & 1]
            self._forgets[key] = Forget(node.layout, dead)
        return self._forgets[key]

    def _repack(self, source: Layout, target: Node) -> Repack:
        key = id(source), id(target.layout), target.live
        if key not in self._repacks:
            self._repacks[key] = Repack(source, target.layout, target.live)
        return self._repacks[key]

    @property
    def start_bits(self) -> int:
        """The valuation that a run starts with, as bits of the start's layout."""
        values = start_values(self.tables, self.mode)
        return self.start.layout.single(self.start.layout.position(dict(enumerate(values))))

    def give_up(self) -> None:
        """Give up all that was reached and made: its parts hold each other, so none would go by itself."""
        for node in self.nodes.values():
            node.links_out = None
            node.links_in.clear()
        self.nodes.clear()
        for layout in self.layouts():
            layout.forget()

    def held_as(self, form: Form) -> Space:
        """Return the same space, unexplored, with its sets held in a form."""
        return Space(
            self.program, self.mode, self.asked, merging=self.merging, terrain=self.terrain, form=form
        )

    def layouts(self) -> Iterable[Layout]:
        """Return the layouts, each once."""
        return self._laid_out.every()

    @property
    def width(self) -> int:
        """How many valuations all layouts have together."""
        return sum(layout.size for layout in self.layouts())

    def title_of(self, layout: Layout) -> str:
        """Return what a layout belongs to: an episode, or the whole story."""
        chapter = self._laid_out.chapter_of(layout)
        return f"The episode {self.tables.chapters[chapter].id}" if chapter >= 0 else "The story"

    def chapter_of(self, point: Point) -> int:
        """Return the chapter that is played at a point."""
        return self.terrain.chapter_of(point)
