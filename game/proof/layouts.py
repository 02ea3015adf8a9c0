"""Which layouts a mode's points have: few for each chapter, none much wider than what its points tell apart.

Points of a chapter share the values that slots can have in it. What matters at a point is often part of what matters
at another, and a set costs nothing to carry between points of one layout: so a point takes the layout of the other
as long as that is at most `WIDER` times as wide, and otherwise has its own.
"""

from __future__ import annotations

from collections import Counter
from math import prod
from typing import TYPE_CHECKING

from game.proof.layout import Layout
from game.proof.points import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.proof.domains import Domains
    from game.proof.points import Point
    from game.proof.terrain import Terrain

    Within = dict[Point, int]
    """The slots that can matter at an outline or on the links from it."""

ONE_LAYOUT = 1 << 12
"""Up to so many valuations all chapters share a layout."""
NARROW = 1 << 12
"""Up to so many valuations all points of a chapter share a layout."""
WIDER = 2
"""How many times wider than its own a point's layout may be."""


class Layouts:
    """The layouts of one space."""

    def __init__(self, terrain: Terrain, within: Within) -> None:
        self._chapters: dict[int, _Chapter] = {}
        uses: Counter[int] = Counter()
        for live in within.values():
            uses.update(_slots(live))
        order = sorted(uses, key=lambda slot: (-uses[slot], slot))
        together = _Chapter(terrain.values_among(within), within.values(), order)
        if together.widest.size <= ONE_LAYOUT:
            chapters = range(NOWHERE, len(terrain.program.tables.chapters))
            self._chapters = dict.fromkeys(chapters, together)
            return
        groups: dict[int, list[Point]] = {}
        for point in within:
            for chapter in terrain.chapters_of(point):
                groups.setdefault(chapter, []).append(point)
        for chapter, points in groups.items():
            lives = [within[point] for point in points]
            self._chapters[chapter] = _Chapter(terrain.values_among(points), lives, order)

    def of(self, chapter: int, within: int) -> Layout:
        """Return the layout of a point of a chapter at which some slots can matter."""
        found = self._chapters[chapter]
        return found.layouts.get(within, found.widest)

    def every(self) -> Iterator[Layout]:
        """Yield the layouts, each once."""
        yield from {
            id(layout): layout for one in self._chapters.values() for layout in one.layouts.values()
        }.values()

    def chapter_of(self, layout: Layout) -> int:
        """Return the chapter that a layout belongs to, or `NOWHERE` where several share it."""
        found = [at for at, one in self._chapters.items() if layout in one.layouts.values()]
        return found[0] if len(found) == 1 else NOWHERE


class _Chapter:
    """The layouts of one chapter, by the slots that can matter."""

    def __init__(self, domains: Domains, lives: Iterable[int], order: Iterable[int]) -> None:
        several = [slot for slot in order if len(domains[slot]) > 1]
        wanted = set(lives)
        whole = 0
        for live in wanted:
            whole |= live
        self.widest = _layout(domains, several, whole)
        self.layouts: dict[int, Layout] = {}
        made = [(whole, self.widest)]
        for live in sorted(wanted, key=lambda one: (-_size(domains, several, one), one)):
            size = max(_size(domains, several, live) * WIDER, NARROW)
            fitting = [layout for other, layout in made if live & ~other == 0 and layout.size <= size]
            if not fitting:
                fitting = [_layout(domains, several, live)]
                made.append((live, fitting[0]))
            self.layouts[live] = min(fitting, key=lambda layout: layout.size)


def _layout(domains: Domains, order: Iterable[int], live: int) -> Layout:
    return Layout(domains, (slot for slot in order if live >> slot & 1))


def _size(domains: Domains, order: Iterable[int], live: int) -> int:
    return prod(len(domains[slot]) for slot in order if live >> slot & 1)


def _slots(live: int) -> list[int]:
    return [slot for slot in range(live.bit_length()) if live >> slot & 1]
