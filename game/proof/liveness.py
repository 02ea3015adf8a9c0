"""Liveness: the slots that can matter from a point on.

A slot matters where a condition on the way reads it before it is assigned, or where it goes into the value of a slot
that matters; so a slot that is only written never does (strong liveness, as in Giegerich, Möncke and Wilhelm, 1981).
Sets of slots are integers. Solved backward over every link, whatever its conditions say.
"""

from __future__ import annotations

from heapq import heappop, heappush

from game.language.code import slots
from game.language.records import NamedTuple
from game.proof.masks import settled
from game.proof.points import CHANGES, CONDITIONAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from game.proof.domains import Domains
    from game.proof.outline import Edge
    from game.proof.points import Item, Point
    from game.story.program import Tables

Ways = dict["Point", list[tuple[list["Change"], "Point"]]]
Change = tuple[int, int, int]
"""(the slot changed or 0, what is cleared where it matters, what is read)."""
FINAL = "bond"
"""The kind of slot whose lowest value is final: an assignment to it still depends on what it was."""


class Asked:
    """The slots that are read beside what `step` reads: at points, each of them looked at once, and by texts."""

    __slots__ = ("_known", "_read", "texts")

    def __init__(self, read: Callable[[Point], int], texts: Mapping[int, int] | None = None) -> None:
        self._read = read
        self._known: dict[Point, int] = {}
        self.texts = texts or {}
        """What each text reads, wherever it is printed."""

    def __or__(self, other: Asked) -> Asked:
        """Return what is read by either."""
        every = {*self.texts, *other.texts}
        texts = {text: self.texts.get(text, 0) | other.texts.get(text, 0) for text in every}
        return Asked(lambda point: self.at(point) | other.at(point), texts)

    def on(self, item: Item) -> int:
        """Return the slots that an item reads."""
        return self.texts.get(item[1], 0) if item[0] == "text" else 0

    def at(self, point: Point) -> int:
        """Return the slots that are read at a point."""
        found = self._known.get(point)
        if found is None:
            found = self._known[point] = self._read(point)
        return found


class Live(NamedTuple):
    """What matters where, by outline."""

    at: dict[Point, int]
    """The slots that matter at each point that any condition could let a run reach."""
    within: dict[Point, int]
    """Those that matter at a point or anywhere on the links from it."""


def liveness(edges: Iterable[Edge], changes: Changes, asked: Asked, order: Sequence[Point]) -> Live:
    """Return the slots that matter at every outline and on the links from it.

    `asked` adds what is read beside what `step` reads. In the `order` each outline stands after those that lead to it,
    but for circles; it says which to look at last.
    """
    ways: Ways = {}
    before: dict[Point, set[Point]] = {}
    rows: dict[int, list[Change]] = {}
    for point, link, targets in edges:
        items = () if link is None else link.items
        done = rows.get(id(items))
        if done is None:
            done = rows[id(items)] = changes.of(items, asked)
        links = ways.setdefault(point, [])
        for target in targets:
            links.append((done, target))
            before.setdefault(target, set()).add(point)
    live = {point: asked.at(point) & ~changes.fixed for point in ways}
    _solve(ways, before, live, order)
    return Live(live, {point: live[point] | _within(links, live) for point, links in ways.items()})


def _solve(
    ways: Ways, before: dict[Point, set[Point]], live: dict[Point, int], order: Sequence[Point]
) -> None:
    """Add to what matters at each outline for itself what matters after it; those that come last are looked at first."""
    own = dict(live)
    places = {point: -place for place, point in enumerate(order)}
    waiting = list(range(1 - len(order), 1))
    queued = set(waiting)
    while waiting:
        place = heappop(waiting)
        queued.discard(place)
        point = order[-place]
        found = own[point]
        for changes, target in ways[point]:
            found |= _through(changes, live[target])
        if found != live[point]:
            live[point] = found
            for one in before.get(point, ()):
                if places[one] not in queued:
                    queued.add(places[one])
                    heappush(waiting, places[one])


def _within(links: list[tuple[list[Change], Point]], live: dict[Point, int]) -> int:
    found = 0
    for changes, target in links:
        now = live[target]
        for slot, cleared, read in changes:
            if not slot or now & slot:
                found |= slot
                now = now & ~cleared | read
                found |= now
    return found


def _through(changes: Sequence[Change], live: int) -> int:
    """Return what matters before changes (given last first) where something matters after them."""
    for slot, cleared, read in changes:
        if not slot or live & slot:
            live = live & ~cleared | read
    return live


class Changes:
    """Items as changes of what matters, each item looked at once."""

    def __init__(self, tables: Tables, domains: Domains) -> None:
        self.tables = tables
        self.domains = domains
        self.fixed = sum(1 << slot for slot, values in enumerate(domains) if len(values) == 1)
        self._items: dict[int, tuple[Item, Change | None]] = {}
        self._rows: dict[int, tuple[Sequence[Item], list[Change], list[Item]]] = {}
        """Items by their identity, with their own changes and the texts among them."""

    def of(self, items: Sequence[Item], asked: Asked) -> list[Change]:
        """Return the changes of items, and what else is read by them, the last first."""
        kept = self._rows.get(id(items))
        if kept is None:
            changes = [change for item in reversed(items) if (change := self._known(item)) is not None]
            texts = [item for item in items if item[0] == "text"]
            kept = self._rows[id(items)] = items, changes, texts
        if not asked.texts or not any(map(asked.on, kept[2])):
            return kept[1]
        found = []
        for item in reversed(items):
            change = self._known(item)
            if change is not None:
                found.append(change)
            else:
                read = asked.on(item) & ~self.fixed
                if read:
                    found.append((0, 0, read))
        return found

    def needed(self, items: Sequence[Item], live: int, asked: Asked) -> list[Item]:
        """Return items without the changes of what does not matter after them."""
        kept = []
        for item in reversed(items):
            change = self._known(item)
            if change is not None and change[0] and not live & change[0]:
                continue
            if change is None:
                read = asked.on(item)
                if not read:
                    continue
                change = 0, 0, read & ~self.fixed
            live = live & ~change[1] | change[2]
            kept.append(item)
        return kept[::-1]

    def _known(self, item: Item) -> Change | None:
        known = self._items.get(id(item))
        if known is None:
            known = self._items[id(item)] = (item, self._change(item))
        return known[1]

    def _change(self, item: Item) -> Change | None:
        kind = item[0]
        if kind in ("if", "unless"):
            return 0, 0, self._read(item[1])
        if kind not in CHANGES:
            return None
        slot = 1 << item[1]
        if slot & self.fixed:
            return None
        if kind == "off":
            return slot, slot, 0
        if kind not in CONDITIONAL:
            return slot, 0, 0
        read = 0 if item[3] is None else self._read(item[3])
        if kind == "add":
            return slot, 0, read
        cleared = 0 if item[3] is not None or self.tables.slots[item[1]].kind == FINAL else slot
        return slot, cleared, read | self._read(item[2])

    def _read(self, code: Sequence[object]) -> int:
        return mask_of_slots(slots(settled(code, self.domains)))


def mask_of_slots(found: frozenset[int] | set[int]) -> int:
    """Return slots as an integer with a bit for each."""
    whole = 0
    for slot in found:
        whole |= 1 << slot
    return whole
