"""Which layouts a mode's points have: few for each scene, none much wider than what its points tell apart.

What is called from a scene shares with it the values that slots can have there, so that few sets have to be carried
to and fro. What matters at a point is often part of what matters at another, and a set costs nothing to carry between
points of one layout: so a point takes the layout of the other as long as that is at most `WIDER` times as wide. Where
the same slots matter everywhere all points share one, and in rows wherever that is not too wide for some scene anyway:
then the length of a set follows its values.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from math import prod

from game.engine.chapters import NOWHERE
from game.language.code import slots
from game.proof.points import CHANGES
from game.proof.sets import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from game.proof.domains import Domains
    from game.proof.form import Form
    from game.proof.layout import Layout
    from game.proof.points import Point
    from game.proof.terrain import Ground, Terrain

    Within = dict[Point, int]
    """The slots that can matter at an outline or on the links from it."""

WIDER = 2
"""How many times wider than its own a point's layout may be."""
MUCH_WIDER = 8
"""How many times wider than the widest that any scene needs one layout for all may be."""
MOST_SHARED = 1 << 32
"""Most valuations of one layout for all; what tells more apart is named by its episode."""


class Layouts:
    """The layouts of one space."""

    def __init__(
        self,
        terrain: Terrain,
        within: Within,
        form: Form,
        carried: Callable[[int], int] = lambda _chapter: 0,
        first: Sequence[int] = (),
    ) -> None:
        self._terrain = terrain
        self._all = _Group(terrain.values_among(within), within.values())
        self._groups = {} if self._all.size <= form.one_layout else _grouped(terrain, within)
        alike = (form.in_rows or len(self._all.lives) == 1) and not form.projects
        if alike and self._all.size <= min(MUCH_WIDER * self._widest(), MOST_SHARED):
            self._groups = {}
        more = _used(within) if first else self._ordered(within, form)
        order = self.order = list(dict.fromkeys((*first, *more)))
        """The slots in the order of their strides; some can be given to come first, in their order."""
        self._all.lay_out(order, form)
        for (chapter, _), group in self._groups.items():
            group.lay_out(order, form, carried(chapter))

    def _ordered(self, within: Within, form: Form) -> list[int]:
        """Return the slots in the order of their strides."""
        if self._groups:
            return _order(self._terrain, within, self._groups)
        if form.in_rows:
            return _by_use(self._terrain, _used(within))
        return _by_birth(self._terrain, within) if len(self._all.lives) == 1 else _used(within)

    def _widest(self) -> int:
        return max((group.size for group in self._groups.values()), default=0)

    def of(self, point: Point, within: int) -> Layout:
        """Return the layout of a point at which some slots can matter; any will do where nothing ever comes."""
        group = self._groups.get(self._terrain.ground_of(point), self._all) if self._groups else self._all
        return group.layouts.get(within, group.widest)

    def every(self) -> Iterable[Layout]:
        """Return the layouts, each once."""
        groups = self._groups.values() or [self._all]
        return dict.fromkeys(layout for group in groups for layout in group.layouts.values())

    def chapter_of(self, layout: Layout) -> int:
        """Return the chapter that a layout belongs to, or `NOWHERE` where the whole story shares it."""
        found = (at for (at, _), group in self._groups.items() if layout in group.layouts.values())
        return next(found, NOWHERE)


class _Group:
    """The layouts of points that share value sets, by the slots that can matter."""

    def __init__(self, domains: Domains, lives: Iterable[int]) -> None:
        self.domains = domains
        self.lives = set(lives)
        self.whole = 0
        for live in self.lives:
            self.whole |= live
        self.size = self._size(self.whole)
        """How many valuations the widest layout has."""
        self.layouts: dict[int, Layout] = {}

    def lay_out(self, order: Sequence[int], form: Form, carried: int = 0) -> None:
        """Make the layouts, their slots in an order, the lowest first; some slots are only carried."""
        kind: Callable[..., Layout] = form.layout
        self._made = partial(kind, far=carried) if form.projects else kind
        several = [slot for slot in order if len(self.domains[slot]) > 1]
        self.widest = self._layout(several, self.whole)
        made = [(self.whole, self.widest)]
        for live in sorted(self.lives, key=lambda one: (-self._size(one), one)):
            size = max(self._size(live) * WIDER, form.narrow)
            fitting = [layout for other, layout in made if live & ~other == 0 and layout.size <= size]
            if not fitting:
                fitting = [self._layout(several, live)]
                made.append((live, fitting[0]))
            self.layouts[live] = min(fitting, key=lambda layout: layout.size)

    def _layout(self, order: Iterable[int], live: int) -> Layout:
        return self._made(self.domains, (slot for slot in order if live >> slot & 1))

    def _size(self, live: int) -> int:
        return prod(len(self.domains[slot]) for slot in places(live))


def _grouped(terrain: Terrain, within: Within) -> dict[Ground, _Group]:
    points: dict[Ground, list[Point]] = {}
    for point in within:
        for ground in terrain.grounds_of(point):
            points.setdefault(ground, []).append(point)
    return {
        ground: _Group(terrain.values_among(held), (within[point] for point in held))
        for ground, held in points.items()
    }


def _by_birth(terrain: Terrain, within: Within) -> list[int]:
    """Return the slots, those first that have several values soonest: a set is short while those on top have one."""
    found: dict[int, None] = {}
    for point in terrain.flow.order:
        if point in within:
            values = terrain.values_among((point,))
            found.update(dict.fromkeys(slot for slot, one in enumerate(values) if len(one) > 1))
    return list(found)


def _by_use(terrain: Terrain, order: Iterable[int]) -> list[int]:
    """Return the slots, those first that the fewest links ask for or change: what stands on top is rows."""
    every = [item for _, link, _ in terrain.outline.edges if link is not None for item in link.items]
    times = Counter(map(id, every))
    used: Counter[int] = Counter()
    for at, item in dict(zip(map(id, every), every, strict=True)).items():
        asked = slots(item[1]) if item[0] in ("if", "unless") else item[1:2] if item[0] in CHANGES else ()
        used.update(dict.fromkeys(asked, times[at]))
    return sorted(order, key=lambda slot: used[slot])


def _used(within: Within) -> list[int]:
    """Return the slots, those that can matter at the most points first."""
    uses: Counter[int] = Counter()
    for live, times in Counter(within.values()).items():
        uses.update(dict.fromkeys(places(live), times))
    return sorted(uses, key=lambda slot: (-uses[slot], slot))


def _order(terrain: Terrain, within: Within, groups: dict[Ground, _Group]) -> list[int]:
    """Return the slots, those first whose places differ on the fewest links: what stands below them moves as one."""
    pairs: Counter[tuple[Ground, int, Ground, int]] = Counter()
    for point, _, targets in terrain.outline.edges:
        for target in targets:
            for one in terrain.grounds_of(point):
                for other in terrain.grounds_of(target):
                    pairs[one, within[point], other, within[target]] += 1
    changes = dict.fromkeys(_used(within), 0)
    for (one, live, other, after), times in pairs.items():
        before, then = groups[one].domains, groups[other].domains
        for slot in changes:
            here = before[slot] if live >> slot & 1 else ()
            there = then[slot] if after >> slot & 1 else ()
            if here != there and (len(here) > 1 or len(there) > 1):
                changes[slot] += times
    return sorted(changes, key=lambda slot: changes[slot])
