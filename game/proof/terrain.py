"""What every exploration of one mode stands on: its points, their outline, and the values that slots can have where."""

from __future__ import annotations

from functools import cached_property

from game.engine.chapters import NOWHERE
from game.proof.domains import value_sets
from game.proof.flow import Flow
from game.proof.liveness import Changes
from game.proof.outline import outlined, stack_of
from game.proof.points import Points

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.domains import Domains
    from game.proof.points import Point
    from game.story.program import Program

    Ground = tuple[int, int]
    """(chapter played, scene that is stood in or from which all that is under way was called), or (chapter, -1)."""


class Terrain:
    """The ground of one mode, which explorations that ask different questions share."""

    def __init__(self, program: Program, mode: int) -> None:
        self.program = program
        self.mode = mode
        self.points = Points(program, mode)
        self.domains = value_sets(program.tables, mode)
        """The values that a slot can have anywhere, whatever the others are."""
        self.changes = Changes(program.tables, self.domains)
        """What items change and read; each is looked at once for all explorations."""
        self.outline = outlined(self.points)
        self.flow = Flow(program.tables, mode, self.domains, self.outline)
        """The values that a slot can have at each outline."""

    @cached_property
    def values(self) -> Domains:
        """The values that each slot can have at any outline or on the links from it."""
        return self.values_among(self.flow.at)

    def chapter_of(self, point: Point) -> int:
        """Return the chapter that is played at a point."""
        return self.points.played(self.scene_of(point), stack_of(point))

    def ground_of(self, point: Point) -> Ground:
        """Return the ground of a point."""
        chapter = self.chapter_of(point)
        if not self.outline.whole:
            return chapter, NOWHERE
        stack = stack_of(point)
        return chapter, stack[0][0] if stack else self.scene_of(point)

    def grounds_of(self, outline: Point) -> Iterable[Ground]:
        """Return the grounds that an outline may be on: any, where its stack is cut off in a library."""
        chapter, scene = ground = self.ground_of(outline)
        if chapter >= 0 or self.outline.whole or not stack_of(outline):
            return (ground,)
        return [(one, scene) for one in range(NOWHERE, len(self.program.tables.chapters))]

    def scene_of(self, point: Point) -> int:
        """Return the scene that is stood in, or entered or left, at a point."""
        kind = point[0]
        if kind == "start":
            return self.program.tables.start
        if kind == "roll":
            return self.program.tables.choices[point[1]].scene
        found: int = point[2 if kind in ("route", "error") else 1]
        return found

    def values_among(self, outlines: Iterable[Point]) -> Domains:
        """Return the values that slots can have at some outlines and on the links from them."""
        known = 0
        for point in outlines:
            known |= self.flow.within.get(point, 0)
        return self.flow.values(known)
