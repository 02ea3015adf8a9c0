"""Questions asked of every state between two steps: the author's properties, and codex unlocks.

Each reads slots, tags among them, that the proof proper leaves out where they can't matter; so they have an
exploration of their own, in which those slots matter where the questions are asked.
"""

from __future__ import annotations

from game.language.code import slots
from game.language.records import NamedTuple
from game.proof.effects import guard
from game.proof.exploring import explored
from game.proof.liveness import Asked, mask_of_slots
from game.proof.locks import first_layer
from game.proof.space import Space

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.proof.budget import Budget
    from game.proof.findings import Subject
    from game.proof.points import Point
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.proof.terrain import Terrain
    from game.story.program import Code, Tables

MOST_WIDER = 6
"""How many times larger than the proof's own sets those of a group of questions may be."""
LEAST_WIDTH = 1 << 16
"""Valuations below which sets are never too large."""


class Question(NamedTuple):
    """A condition asked of every state between two steps."""

    kind: str
    """`always`, `never`, `can` or `codex`."""
    name: str
    code: Code

    @property
    def subject(self) -> Subject:
        """What it decides."""
        return ("codex" if self.kind == "codex" else "property"), self.name

    @property
    def claims(self) -> bool:
        """Whether one state that answers it breaks a property."""
        return self.kind in ("always", "never")

    @property
    def wanted(self) -> bool:
        """Whether the condition is to be found true, or false."""
        return self.kind != "always"


class Answer(NamedTuple):
    """Where a condition was found true, or false for `always`."""

    reached: Reached
    node: Node
    bits: int
    depth: int


def questions(tables: Tables) -> list[Question]:
    """Return everything that is asked of every state."""
    found = [Question(one.kind, one.id, one.condition) for one in tables.properties]
    return found + [
        Question("codex", entry.name, entry.unlock) for entry in tables.codex if entry.unlock is not None
    ]


def open_questions(terrain: Terrain, asked: Iterable[Question]) -> list[Question]:
    """Return the questions that the values of single slots don't answer already."""
    cells = [point for point in terrain.flow.at if point[0] == "cell"]
    return [one for one in asked if any(_can_answer(terrain, point, one) for point in cells)]


def _can_answer(terrain: Terrain, cell: Point, question: Question) -> bool:
    return terrain.flow.can(cell, question.code, holds=question.wanted)


def answered(terrain: Terrain, asked: Sequence[Question], budget: Budget) -> dict[Question, Answer]:
    """Return, for each question, the state reached first that answers it.

    All are asked in one exploration where that does not make its sets much larger, or else half of them at a time.
    """
    if not asked:
        return {}
    most = MOST_WIDER * _least_width(terrain) if len(asked) > 1 else 0
    return _answered(terrain, asked, budget, most)


def _answered(
    terrain: Terrain, asked: Sequence[Question], budget: Budget, most: int
) -> dict[Question, Answer]:
    """Return the same; several questions are asked together where sets have at most so many valuations."""
    space = Space(terrain.program, terrain.mode, reading(terrain, asked), terrain=terrain)
    if len(asked) > 1 and space.width > most:
        middle = len(asked) // 2
        found = _answered(terrain, asked[:middle], budget, most)
        return found | _answered(terrain, asked[middle:], budget, most)
    reached = explored(space, budget)
    found = found_in(reached, asked)
    if not found:
        reached.space.give_up()
    return found


def reading(terrain: Terrain, asked: Sequence[Question]) -> Asked:
    """Return what is read at each point to answer questions."""
    reads = [mask_of_slots(slots(question.code)) for question in asked]

    def at(point: Point) -> int:
        if point[0] != "cell":
            return 0
        cell = terrain.outline.of(point)
        whole = 0
        for read, one in zip(reads, asked, strict=True):
            whole |= read if _can_answer(terrain, cell, one) else 0
        return whole

    return Asked(at)


def found_in(reached: Reached, asked: Iterable[Question]) -> dict[Question, Answer]:
    """Return the answers in an exploration that tells apart what the questions read."""
    terrain = reached.space.terrain
    found: dict[Question, Answer] = {}
    for cell in reached.cells():
        for question in asked:
            if not _can_answer(terrain, terrain.outline.of(cell.point), question):
                continue
            bits = cell.bits & guard(cell.layout, question.code, holds=question.wanted)
            if bits:
                depth, one = first_layer(cell, bits)
                known = found.get(question)
                if known is None or depth < known.depth:
                    found[question] = Answer(reached, cell, one, depth)
    return found


def _least_width(terrain: Terrain) -> int:
    return max(LEAST_WIDTH, Space(terrain.program, terrain.mode, terrain=terrain).width)
