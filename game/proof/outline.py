"""The outline of a space: every point with only the latest frame of its stack and without the rules that fired.

Whatever the conditions say, a run's points have their outlines here, and a link between points has one between their
outlines; there are few of them where calls nest. A return goes on for every frame that may lie under the latest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.points import NOWHERE, START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.engine.state import Stack
    from game.proof.points import Link, Point, Points

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


def outline(point: Point) -> Point:
    """Return the outline of a point."""
    point = with_stack(point, stack_of(point)[-1:])
    if point[0] == "rules":
        return (*point[:4], frozenset())
    if point[0] in ("walk", "route"):
        due, _, watching, ticks = point[-1]
        return (*point[:-1], (due, frozenset(), watching, ticks))
    return point


def outlined(points: Points) -> Iterator[tuple[Point, Link | None, list[Point]]]:
    """Yield (outline, link, outlines that it may lead to); an outline without links once, with None."""
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
            targets = [one for target in new for one in _variants(outline(target))]
            yield point, link, targets
            waiting += [one for one in targets if one not in seen]
            seen.update(targets)


def _variants(point: Point) -> list[Point]:
    """Return an outline, and how it is if a chapter that it would begin is the one played further down the stack."""
    if point[0] == "walk" and point[4] >= 0 and point[2]:
        return [point, (*point[:4], NOWHERE, point[5])]
    return [point]
