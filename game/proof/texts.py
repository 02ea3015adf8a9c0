"""Which sides of pieces are ever read in a mode, each with where it is read first.

What a piece reads, tags among it, the proof proper may leave out; so pieces have explorations of their own, a group of
them in each, in which those slots matter where the pieces are read.
"""

from __future__ import annotations

from math import prod

from game.language.code import slots
from game.language.records import NamedTuple
from game.proof.budget import Exhausted
from game.proof.completing import Completing, refused
from game.proof.effects import guard
from game.proof.exploring import explored, given_up_if_spent
from game.proof.glimpse import glimpsed, least_depth, passing
from game.proof.layout import Layout
from game.proof.liveness import Asked, mask_of_slots
from game.proof.masks import settled
from game.proof.pieces import around, piece_at, reads
from game.proof.questions import LEAST_WIDTH, MOST_WIDER
from game.proof.resuming import Resumed
from game.proof.sets import without
from game.proof.space import ROWS, Space

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from game.proof.budget import Budget
    from game.proof.glimpse import Glimpse
    from game.proof.pieces import Path, Piece
    from game.proof.points import Item, Point
    from game.proof.reach import Reached
    from game.proof.sites import Site
    from game.proof.space import Node, Way
    from game.proof.terrain import Terrain
    from game.story.program import Spans, Tables

    Shown = dict[Piece, Glimpse | None]
    """Where each side is read first; None where nobody asked."""
    SitesByScene = dict[int, list[Site]]
    """Sites by scene, marks as tests; -1: on any page."""

SMALL = 1 << 28
"""Valuations up to which sets may grow by any number of times: exploring twice would cost more."""
MOST_TRIED = 1 << 16
"""Combinations of values up to which a piece is tried on the values alone."""


def text_groups(tables: Tables, held: int, width: int, wanted: Iterable[Piece]) -> list[set[Piece]]:
    """Return sides of pieces in groups that are explored together.

    `held` are the slots that a proof tells apart anyway, in sets of so many valuations; what a group reads beside them
    makes its sets larger by at most `MOST_WIDER` times, or up to `SMALL`, or all of it is read by one piece.
    """
    most = max(MOST_WIDER, SMALL // max(width, LEAST_WIDTH))
    own = {piece: reads(tables, piece) & ~held for piece in sorted(wanted)}
    groups: list[tuple[int, set[Piece]]] = []
    for piece in sorted(own, key=lambda one: -own[one].bit_count()):
        for number, (read, pieces) in enumerate(groups):
            if own[piece] & ~read == 0 or _wider(tables, read | own[piece]) <= most:
                groups[number] = read | own[piece], {*pieces, piece}
                break
        else:
            groups.append((own[piece], {piece}))
    return [pieces for _, pieces in groups]


def _wider(tables: Tables, read: int) -> int:
    return prod(
        slot.high - slot.low + 1 for index, slot in enumerate(tables.slots) if read >> index & 1 and index
    )


class Wanted(NamedTuple):
    """Sides of pieces to be looked for together."""

    pages: SitesByScene
    texts: dict[int, int]
    """The slots that the pieces of each text read."""
    paths: set[tuple[int, Path]]
    """The pieces, and those around them."""
    deep: bool
    """Whether it is asked where each is read first."""


def shown(
    terrain: Terrain, pages: SitesByScene, pieces: Iterable[Piece], budget: Budget, *, deep: bool
) -> tuple[Reached, Shown] | None:
    """Return the sides of some pieces that are ever read in a mode, and the exploration that says so."""
    wanted = _wanted(terrain, pages, pieces, deep=deep)
    if not wanted.texts:
        return None
    space = Space(terrain.program, terrain.mode, _reading(wanted), terrain=terrain)
    reached = explored(space, budget, shallow=not deep)
    return reached, _opened(reached, [node for node in reached.space.nodes.values() if node.bits], wanted)


def shown_after(
    before: Reached, pages: SitesByScene, pieces: Iterable[Piece], budget: Budget
) -> Shown | None:
    """Return the sides of some pieces that are ever read, resumed from an exploration; None where that won't do."""
    own = before.space
    pushing = any(site.pushing >= 0 for on in pages.values() for site in on)
    if pushing or own.form is not ROWS or refused(before):
        return None
    wanted = _wanted(own.terrain, pages, pieces, deep=False)
    if not wanted.texts:
        return {}
    both = _reading(wanted) | own.asked
    space = Space(own.program, own.mode, both, terrain=own.terrain, first=own.order)
    try:
        with given_up_if_spent(space):
            budget.layouts_fit(space)
            resumed = Resumed(space, before, budget.check)
    except Exhausted:
        return None
    printing = [node for node in own.nodes.values() if node.bits and _prints(own, node.point, wanted)]
    found = _opened(resumed.reached, [node for node in map(resumed.at, printing) if node.bits], wanted)
    space.give_up()
    return found


def _wanted(terrain: Terrain, pages: SitesByScene, pieces: Iterable[Piece], *, deep: bool) -> Wanted:
    """Return what is to be looked for: what the values of single slots leave possible."""
    tables = terrain.program.tables
    texts: dict[int, int] = {}
    paths: set[tuple[int, Path]] = set()
    for piece in pieces:
        if possible(terrain, piece):
            texts[piece[0]] = texts.get(piece[0], 0) | reads(tables, piece)
            paths |= {piece[:2], *((text, path) for text, path, _ in around(tables, *piece[:2]))}
    return Wanted(pages, texts, paths, deep)


def _opened(reached: Reached, nodes: Iterable[Node], wanted: Wanted) -> Shown:
    """Return the sides that show at some nodes and on the links from them."""
    texts = reached.space.tables.texts
    found: Shown = {}
    steps = Completing(reached)
    for node in nodes:
        for printing in _printed(reached, steps, node, wanted):
            _open(printing, texts[printing.text].body, printing.bits, found, wanted, ())
    return found


def _prints(space: Space, point: Point, wanted: Wanted) -> bool:
    """Return whether a text that is asked for is printed at a point or on a link from it."""
    if any(True for _ in _sites_at(wanted, point)):
        return True
    return any(_is_wanted(item, wanted) for link in space.points.links(point) for item in link.items)


def _is_wanted(item: Item, wanted: Wanted) -> bool:
    return item[0] == "text" and item[1] in wanted.texts


def _reading(wanted: Wanted) -> Asked:
    """Return what is read at each point, and by each text that is printed on the way."""

    def at(point: Point) -> int:
        whole = 0
        for site in _sites_at(wanted, point):
            whole |= wanted.texts[site.text]
            for code, _ in site.tests:
                whole |= mask_of_slots(slots(code))
        return whole

    return Asked(at, wanted.texts)


def _sites_at(wanted: Wanted, point: Point) -> Iterator[Site]:
    if point[0] == "cell":
        for site in (*wanted.pages.get(point[1], ()), *wanted.pages.get(-1, ())):
            if site.text in wanted.texts:
                yield site


def possible(terrain: Terrain, piece: Piece) -> bool:
    """Return whether the values that slots can have at all let a side of a piece be read."""
    tables, domains = terrain.program.tables, terrain.values
    text, path, side = piece
    for one, way, holds in (*around(tables, text, path), (text, path, side)):
        code = piece_at(tables, one, way)[1]
        read = slots(settled(code, domains))
        if prod(len(domains[slot]) for slot in read) <= MOST_TRIED and not guard(
            Layout(domains, read), code, holds=holds
        ):
            return False
    return True


class Printing(NamedTuple):
    """A text that is printed at a node, or on a link from it."""

    text: int
    node: Node
    bits: int
    label: tuple[Any, ...] = ()
    before: Way | None = None
    """The link up to it; None at the node."""
    going: int = 0
    """The states of the node that go the link in a completed step."""

    def glimpse(self, part: int) -> Glimpse:
        """Return where it is first printed on some of its states."""
        states = part if self.before is None else self.before.into(part, self.going)
        return glimpsed(self.node, states, self.label)


def _printed(reached: Reached, steps: Completing, node: Node, wanted: Wanted) -> Iterator[Printing]:
    for site in _sites_at(wanted, node.point):
        bits = node.bits if site.pushing < 0 else _could_push(node, site.pushing)
        for code, holds in site.tests:
            if bits:
                bits &= guard(node.layout, code, holds=holds)
        if bits:
            yield Printing(site.text, node, bits)
    space = reached.space
    for link in space.points.links(node.point):
        if not any(_is_wanted(item, wanted) for item in link.items):
            continue
        going = steps.on(node, link)
        for item, bits, before in passing(space, node, link, going):
            if _is_wanted(item, wanted):
                yield Printing(item[1], node, bits, link.label, before, going)


def _could_push(node: Node, choice: int) -> int:
    """Return the states of a cell in which a failure of a risk could be pushed."""
    for way in node.links_out or ():
        if way.label == ("open", choice):
            for rolled in way.target.links_out or ():
                if rolled.label[2] == "pushed":
                    return way.into(rolled.into(rolled.target.layout.full, way.target.bits), node.bits)
    return 0


def _open(printing: Printing, spans: Spans, bits: int, found: Shown, wanted: Wanted, path: Path) -> None:
    """Note the sides that show of a text on a set, and those inside them."""
    for number, span in enumerate(spans):
        here = (*path, number)
        if span[0] == "em":
            _open(printing, span[1], bits, found, wanted, here)
        elif span[0] == "if" and (printing.text, here) in wanted.paths:
            mask = guard(printing.node.layout, span[1], holds=True)
            for side, part, inside in ((True, bits & mask, span[2]), (False, without(bits, mask), span[3])):
                if part:
                    _note(printing, part, found, (printing.text, here, side), deep=wanted.deep)
                    _open(printing, inside, part, found, wanted, (*here, int(side)))


def _note(printing: Printing, part: int, found: Shown, piece: Piece, *, deep: bool) -> None:
    if not deep:
        found[piece] = None
        return
    known = found.get(piece)
    if known is not None and known.depth <= least_depth(printing.node, printing.label):
        return
    seen = printing.glimpse(part)
    if known is None or seen.depth < known.depth:
        found[piece] = seen
