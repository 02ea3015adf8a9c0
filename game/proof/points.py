"""What `step` does, told once more as points and links between them, so that it can be done to sets.

A point is a tuple, its kind first:

    ("start",)                                                 before the run
    ("cell", scene, stack)                                     between two steps
    ("roll", choice, stack)                                    a risk or chance, paid and with its effects done
    ("route", route, left, stack, pace)                        about to follow a route with several arms
    ("walk", scene, stack, entering, chapter, pace)            about to enter a scene (and begin a chapter, or -1), or
                                                               standing in one that ticks or leads on
    ("rules", scene, stack, due, fired)                        the rules look
    ("error", why, scene, stack)                               what the engine refuses with a StepError

A pace is (due, fired, watching, ticks): the timers that are due and the rules that have fired in this step, whether
the rules look after the entering, and whether the timers of each choice have still to tick. A link carries items, in
the order in which `step` does them:

    ("if", code)  ("unless", code)            only where the condition holds, or does not
    ("pay", slot, amount)  ("visit", slot)  ("down", slot)  ("off", slot)
    and the operations of `game.story.program`, but for `tick`, which becomes guards and `down`.
"""

from __future__ import annotations

from game.engine.chapters import NOWHERE, own_chapters, played
from game.engine.walking import DEEPEST
from game.language.records import NamedTuple
from game.proof.alike import Alike
from game.proof.openings import Openings
from game.proof.ticking import Ticking
from game.story.program import BACK, CALL, END, FORK, GOTO, HERE, LEAD, PLAIN, RETURN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from game.engine.state import Stack
    from game.proof.ahead import Taken
    from game.story.program import Choice, Code, Ops, Program, Way

    Point = tuple[Any, ...]
    Item = tuple[Any, ...]
    Items = tuple[Item, ...]
    Label = tuple[Any, ...]
    Pace = tuple[frozenset[int], frozenset[int], bool, bool]

CHANGES = frozenset({"add", "set", "pay", "visit", "down", "off"})
"""Kinds of item that change a slot; what each does to a value is told by `domains.after`."""
CONDITIONAL = frozenset({"add", "set"})
"""Those that may have a condition of their own, behind the value."""
START: Point = ("start",)
STEPPING: Pace = (frozenset(), frozenset(), True, True)
"""The pace of a step after a choice."""
BEGINNING: Pace = (frozenset(), frozenset(), True, False)
"""The pace of a run's start, at which nothing ticks for a choice."""


OPENING = ("open", "take")
"""Labels of links that a choice opens."""


class Link(NamedTuple):
    """A way from a point to the next."""

    items: Items
    target: Point
    label: tuple[Any, ...]
    """("open", choice), ("take", choice, roll), ("rule", rule), ("arm", route, arm), or nothing."""


def opened_by(label: Label) -> bool:
    """Return whether a choice opens a link with a label."""
    return label[:1] != () and label[0] in OPENING


def taken_by(label: Label) -> Taken | None:
    """Return the choice that is taken on a link with a label, and its roll, if one is."""
    return (label[1], label[2]) if label[:1] == ("take",) else None


class Points:
    """The points and links of a program in one mode."""

    def __init__(self, program: Program, mode: int) -> None:
        self.program = program
        self.tables = program.tables
        self.mode = mode
        self.chapter_of = own_chapters(self.tables)
        self.names = [scene.name for scene in self.tables.scenes]
        self.episode_ticks: Ops = tuple(("tick", slot) for slot in self.tables.episode_ticks)
        self.choice_ticks: Ops = tuple(("tick", slot) for slot in self.tables.choice_ticks)
        self._openings = Openings(program, mode)
        self._ticking = Ticking(self.tables)
        self._made: dict[Point, list[Link]] = {}
        self._alike = Alike()
        self._links = {
            "start": self._start,
            "cell": self._cell,
            "roll": self._roll,
            "route": self._route,
            "walk": self._walk,
            "rules": self._rules,
            "error": self._error,
        }

    def links(self, point: Point) -> list[Link]:
        """Return every link from a point, whatever its conditions say; made once."""
        found = self._made.get(point)
        if found is None:
            found = self._made[point] = self._with_likes(self._links[point[0]](point))
        return found

    def every_link(self, point: Point) -> list[Link]:
        """Return every link from a point, and those there would be had more rules fired before it."""
        if point[0] == "rules":
            return self._with_likes(self._rules(point, certain=False))
        return self.links(point)

    def _with_likes(self, links: Iterable[Link]) -> list[Link]:
        alike = self._alike.one
        return [Link(alike(items), target, label) for items, target, label in links]

    def played(self, scene: int, stack: Stack) -> int:
        """Return the chapter played where a scene is stood in."""
        return played(self.chapter_of, scene, stack)

    def _error(self, _point: Point) -> Iterator[Link]:
        return iter(())

    def _start(self, _point: Point) -> Iterator[Link]:
        yield Link((), self._entering(NOWHERE, (), self.tables.start, BEGINNING), ())

    def _cell(self, point: Point) -> Iterator[Link]:
        _, scene, stack = point
        if self.tables.scenes[scene].kind != FORK:
            return
        for index in self.tables.scenes[scene].choices:
            choice = self.tables.choices[index]
            items = self._openings.opened(index)
            if choice.kind == PLAIN:
                yield self._taken(items, choice, choice.ways[0], ("take", index, None), stack)
            else:
                yield Link(items, ("roll", index, stack), ("open", index))

    def _roll(self, point: Point) -> Iterator[Link]:
        _, index, stack = point
        choice = self.tables.choices[index]
        for items, way, roll in self._openings.rolls(index):
            yield self._taken(items, choice, choice.ways[way], ("take", index, roll), stack)

    def _taken(self, items: Items, choice: Choice, way: Way, label: tuple[Any, ...], stack: Stack) -> Link:
        target, said = self._moved(way.move, way.scene, way.route, choice.scene, stack, STEPPING)
        return Link((*items, *way.ops, *said), target, label)

    def _moved(
        self, move: int, called: int, route: int, scene: int, stack: Stack, pace: Pace
    ) -> tuple[Point, Items]:
        """Return where a move leads, and what is said on the way."""
        if move == GOTO:
            return self._following(route, scene, stack, pace), ()
        if move == CALL:
            if len(stack) >= DEEPEST:
                return ("error", "too deep", scene, stack), ()
            return self._entering(scene, (*stack, (scene, route, called)), called, pace), ()
        if move == RETURN:
            if not stack:
                return ("error", "no caller", scene, stack), ()
            caller, resume, _ = stack[-1]
            if resume != HERE:
                return self._following(resume, caller, stack[:-1], pace), ()
            back = self.tables.scenes[caller].back
            return self._standing(caller, stack[:-1], pace), ((("text", back),) if back >= 0 else ())
        return self._standing(scene, stack, pace), ()

    def _following(self, route: int, left: int, stack: Stack, pace: Pace) -> Point:
        arms = self.tables.routes[route]
        if len(arms) == 1:
            return self._entering(left, stack, arms[0][1], pace)
        return ("route", route, left, stack, pace)

    def _entering(self, left: int, stack: Stack, scene: int, pace: Pace) -> Point:
        chapter = self.chapter_of[scene]
        if chapter >= 0 and (stack or self.played(left, stack) == chapter):
            chapter = NOWHERE
        return ("walk", scene, stack, True, chapter, pace)

    def _standing(self, scene: int, stack: Stack, pace: Pace) -> Point:
        due, fired, watching, ticks = pace
        if (ticks and self.choice_ticks) or self.tables.scenes[scene].kind in (LEAD, BACK):
            return ("walk", scene, stack, False, NOWHERE, pace)
        return self._watched(scene, stack, due, fired, watching=watching)[0]

    def _route(self, point: Point) -> Iterator[Link]:
        _, route, left, stack, pace = point
        before: Items = ()
        for number, (code, scene) in enumerate(self.tables.routes[route]):
            own: Items = () if code is None else (self._ticking.guard(code, holds=True),)
            yield Link((*before, *own), self._entering(left, stack, scene, pace), ("arm", route, number))
            if code is not None:
                before += (self._ticking.guard(code, holds=False),)

    def _walk(self, point: Point) -> Iterator[Link]:
        _, scene, stack, entering, chapter, (due, fired, watching, ticks) = point
        record = self.tables.scenes[scene]
        ops: list[Item] = []
        if entering:
            if chapter >= 0:
                ops += [*self.tables.chapters[chapter].begin, *self.episode_ticks]
            if record.visits >= 0:
                ops.append(("visit", record.visits))
            ops += record.ops
        if ticks:
            ops += self.choice_ticks
        for items, now_due in self._ticking.ways(ops, due):
            target, said = self._watched(scene, stack, now_due, fired, watching=watching)
            yield Link((*items, *said), target, ())

    def _watched(
        self, scene: int, stack: Stack, due: frozenset[int], fired: frozenset[int], *, watching: bool
    ) -> tuple[Point, Items]:
        """Return where a scene that was entered, or is stood in, leads: to the rules, or on."""
        if watching and any(True for _ in self._eligible(stack, due, fired)):
            return ("rules", scene, stack, due, fired), ()
        return self._on(scene, stack, due, fired)

    def _on(
        self, scene: int, stack: Stack, due: frozenset[int], fired: frozenset[int]
    ) -> tuple[Point, Items]:
        record = self.tables.scenes[scene]
        if record.kind in (FORK, END):
            return ("cell", scene, stack), ()
        pace = (due, fired, True, False)
        if record.kind == BACK:
            return self._moved(RETURN, NOWHERE, HERE, scene, stack, pace)
        return self._moved(GOTO if record.call < 0 else CALL, record.call, record.route, scene, stack, pace)

    def _eligible(
        self, stack: Stack, due: frozenset[int], fired: frozenset[int]
    ) -> Iterator[tuple[int, Code]]:
        """Yield the rules that may fire, in order, each with its condition (None: always)."""
        for index, rule in enumerate(self.tables.rules):
            if index in fired or (rule.timer >= 0 and rule.timer not in due):
                continue
            if rule.move == CALL and any(self.names[frame[2]] == self.names[rule.scene] for frame in stack):
                continue
            yield index, self._ticking.at_one[rule.timer] if rule.timer >= 0 else rule.when

    def _rules(self, point: Point, *, certain: bool = True) -> Iterator[Link]:
        _, scene, stack, due, fired = point
        before: Items = ()
        for index, code in self._eligible(stack, due, fired):
            rule = self.tables.rules[index]
            own: Items = () if code is None else (self._ticking.guard(code, holds=True),)
            done: Items = (("off", rule.timer), *rule.ops) if rule.timer >= 0 else tuple(rule.ops)
            pace = (due - {rule.timer}, fired | {index}, False, False)
            target, said = self._moved(rule.move, rule.scene, rule.route, scene, stack, pace)
            yield Link((*before, *own, *done, *said), target, ("rule", index))
            if code is not None:
                before += (self._ticking.guard(code, holds=False),)
            elif certain:
                return
        target, said = self._on(scene, stack, due, fired)
        yield Link((*before, *said), target, ())
