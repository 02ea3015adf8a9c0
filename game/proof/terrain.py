"""What every exploration of one mode stands on: its points, their outline, and the values that slots can have where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.domains import value_sets
from game.proof.flow import Flow
from game.proof.outline import outlined, stack_of
from game.proof.points import NOWHERE, Points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.domains import Domains
    from game.proof.points import Point
    from game.story.program import Program


class Terrain:
    """The ground of one mode, which explorations that ask different questions share."""

    def __init__(self, program: Program, mode: int) -> None:
        self.program = program
        self.mode = mode
        self.points = Points(program, mode)
        self.domains = value_sets(program.tables, mode)
        """The values that a slot can have anywhere, whatever the others are."""
        self.outline = outlined(self.points)
        self._flow = Flow(program.tables, mode, self.domains, self.outline)

    def chapter_of(self, point: Point) -> int:
        """Return the chapter that is played at a point."""
        kind, points = point[0], self.points
        if kind == "start":
            return points.played(points.tables.start, ())
        if kind == "roll":
            return points.played(points.tables.choices[point[1]].scene, point[2])
        if kind in ("route", "error"):
            return points.played(point[2], point[3])
        return points.played(point[1], point[2])

    def chapters_of(self, outline: Point) -> Iterable[int]:
        """Return the chapters that may be played at an outline: any, where its stack is cut off in a library."""
        chapter = self.chapter_of(outline)
        if chapter >= 0 or self.outline.whole or not stack_of(outline):
            return (chapter,)
        return range(NOWHERE, len(self.program.tables.chapters))

    def values_among(self, outlines: Iterable[Point]) -> Domains:
        """Return the values that slots can have at some outlines and on the links from them."""
        known = 0
        for point in outlines:
            known |= self._flow.within.get(point, 0)
        return self._flow.values(known)
