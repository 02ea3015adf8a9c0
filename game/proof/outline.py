"""The outline of a space: its points and their links, whatever the conditions say.

Where calls nest so deep, or so many rules may fire, that there would be too many points, an outline keeps only the
latest frame of a point's stack and none of the rules that fired; a return goes on for every frame that may lie under
it. A run's points have their outlines here, and a link between points has one between their outlines.
"""

from __future__ import annotations

from game.engine.chapters import NOWHERE
from game.language.records import NamedTuple
from game.proof.points import START

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.engine.state import Stack
    from game.proof.points import Link, Point, Points

    Edge = tuple[Point, Link | None, list[Point]]
    """(outline, link, outlines that it may lead to); of an outline without links one, with None."""

MOST_WHOLE = 4_000
"""Most points up to which each is its own outline."""
STACK_AT = {"cell": 2, "roll": 2, "route": 3, "walk": 2, "rules": 2, "error": 3}
"""Where a point has its stack, by its kind."""


def stack_of(point: Point) -> Stack:
    """Return the stack at a point."""
    at = STACK_AT.get(point[0])
    found: Stack = () if at is None else point[at]
    return found


def with_stack(point: Point, stack: Stack) -> Point:
    """Return a point with another stack."""
    at = STACK_AT.get(point[0])
    return point if at is None else (*point[:at], stack, *point[at + 1 :])


class Outline(NamedTuple):
    """The outlines of all points of a mode."""

    edges: list[Edge]
    whole: bool
    """Whether every outline is the point itself."""

    def of(self, point: Point) -> Point:
        """Return the outline of a point."""
        return point if self.whole else _latest(point)


def outlined(points: Points) -> Outline:
    """Return the outlines of a program's points, which are the points where there are not too many."""
    edges = _whole(points)
    return Outline(list(_cut(points)), whole=False) if edges is None else Outline(edges, whole=True)


def _whole(points: Points) -> list[Edge] | None:
    edges: list[Edge] = []
    seen = {START}
    waiting = [START]
    while waiting:
        point = waiting.pop()
        links = points.links(point)
        if not links:
            edges.append((point, None, []))
        for link in links:
            edges.append((point, link, [link.target]))
            if link.target not in seen:
                if len(seen) == MOST_WHOLE:
                    return None
                seen.add(link.target)
                waiting.append(link.target)
    return edges


def _latest(point: Point) -> Point:
    point = with_stack(point, stack_of(point)[-1:])
    if point[0] == "rules":
        return (*point[:4], frozenset())
    if point[0] in ("walk", "route"):
        due, _, watching, ticks = point[-1]
        return (*point[:-1], (due, frozenset(), watching, ticks))
    return point


def _cut(points: Points) -> Iterator[Edge]:
    """Yield the edges between outlines with the latest frame alone; some are found again and again."""
    under: dict[Stack, set[Stack]] = {}
    returns: dict[Stack, dict[Point, list[tuple[Point, Link]]]] = {}
    seen = {START}
    waiting = [START]
    while waiting:
        point = waiting.pop()
        links = points.every_link(point)
        if not links:
            yield point, None, []
        for link in links:
            before, after = stack_of(point), stack_of(link.target)
            new = [link.target]
            if len(after) > len(before[-1:]):
                fresh = before not in under.setdefault(after[-1:], set())
                under[after[-1:]].add(before)
                if fresh:
                    for target, kept in returns.get(after[-1:], {}).items():
                        for source, gone in kept:
                            again = _variants(with_stack(target, before))
                            yield source, gone, again
                            waiting += [one for one in again if one not in seen]
                            seen.update(again)
            elif len(after) < len(before):
                returns.setdefault(before, {}).setdefault(link.target, []).append((point, link))
                new = [with_stack(link.target, one) for one in under.get(before, ())]
            targets = [one for target in new for one in _variants(_latest(target))]
            yield point, link, targets
            waiting += [one for one in targets if one not in seen]
            seen.update(targets)


def _variants(point: Point) -> list[Point]:
    """Return an outline, and how it is if a chapter that it would begin is the one played further down the stack."""
    if point[0] == "walk" and point[4] >= 0 and point[2]:
        return [point, (*point[:4], NOWHERE, point[5])]
    return [point]
