"""A Program's closures for one difficulty mode, linked scene by scene as they are first needed."""

from __future__ import annotations

from game.engine.chapters import own_chapters
from game.engine.operations import OperationLinker, chain, off, pay, visit
from game.engine.remembered import Known
from game.engine.state import start_values
from game.engine.terms import alarm_code, open_code, pips_code, push_code
from game.language.closures import link
from game.language.records import NamedTuple
from game.story.program import BACK, CALL, GOTO, HERE, LEAD, MODE, PLAIN, RETURN, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.again import Taking
    from game.engine.operations import Operation
    from game.story.program import Code, Program, Scene

    Test = Callable[[Sequence[int]], int]
    Move = tuple[int, int, int]
    """How (STAY, GOTO, CALL, RETURN), the scene called (of a goto: the one it leads to, -1 where that depends), the route."""


class LinkedWay(NamedTuple):
    """One outcome of a choice."""

    ops: Operation | None
    move: Move


class LinkedChoice(NamedTuple):
    """A choice."""

    scene: int
    open: Test | None
    """None: always."""
    first: Operation | None
    """Costs, effects and marks: all that comes before the roll."""
    whole: Operation | None
    """Of a plain choice, all that it does before it moves: `first` and its one way's in one."""
    kind: int
    ways: tuple[LinkedWay, ...]
    ids: tuple[str, ...]
    """The rolls that lead to the ways."""
    pips: Test | None
    """Pips after modifiers and clamp; only of a risk."""
    push: bool
    event: tuple[str, int]


class LinkedScene(NamedTuple):
    """A scene."""

    number: int
    kind: int
    chapter: int
    """-1 for a library's scene, which keeps the episode."""
    enter: Operation
    """Says that the scene is entered, counts the visit, and does all that entering does."""
    choices: tuple[tuple[int, Test | None], ...]
    on: Move | None
    """Where a scene without choices leads; None for a fork and an ending."""
    ending: int
    back: Operation | None


class LinkedRule(NamedTuple):
    """A rule."""

    number: int
    when: Test | None
    timer: int
    ops: Operation | None
    """Of a timer's rule its turning off comes first."""
    move: Move
    called: str
    """Base name of the scene it calls: it sleeps while that is on the stack."""


class Machine:
    """The closures of one program in one mode."""

    def __init__(self, program: Program, mode: int) -> None:
        tables = program.tables
        self.program = program
        self.mode = tables.modes[mode]
        self.linker = OperationLinker(program, mode)
        self.scenes: list[LinkedScene | None] = [None] * len(tables.scenes)
        self.choices: list[LinkedChoice | None] = [None] * len(tables.choices)
        self.routes: list[Callable[[Sequence[int]], int] | None] = [None] * len(tables.routes)
        self.names = [scene[0] for scene in tables.scenes]
        self.chapter_of = own_chapters(tables)
        self.mode_index = mode
        self.known: dict[Taking, Known | None] = {}
        """Steps by what was taken; None: once, and not kept."""
        self.offered = [Known() for _ in tables.scenes]
        """The open choices of each scene."""
        self.weights: dict[int, Known] = {}
        """The weights of each choice's outcomes."""
        self.start = start_values(tables, mode)
        self.push_open = _test(push_code(program, mode))
        """Whether the price of a push can be paid; None: always."""
        self.push_pay = pay(self.mode.push)
        self.rules = tuple(self._rule(index) for index in range(len(tables.rules)))
        alarm = alarm_code(program)
        self.alarm = None if tuple(alarm) == ("int", 0) else link(alarm)
        self.choice_ticks = self.linker.link(tuple(("tick", slot) for slot in tables.choice_ticks))
        ticks = tuple(("tick", slot) for slot in tables.episode_ticks)
        self.begin = [self.linker.link(tuple(chapter[4]) + ticks) for chapter in tables.chapters]

    def scene(self, index: int) -> LinkedScene:
        """Return a scene's closures."""
        linked = self.scenes[index]
        if linked is None:
            linked = self.scenes[index] = self._scene(index)
        return linked

    def choice(self, index: int) -> LinkedChoice:
        """Return a choice's closures."""
        linked = self.choices[index]
        if linked is None:
            linked = self.choices[index] = self._choice(index)
        return linked

    def route(self, index: int) -> Callable[[Sequence[int]], int]:
        """Return where a route leads on given values."""
        linked = self.routes[index]
        if linked is None:
            linked = self.routes[index] = _route(self.program.tables.routes[index])
        return linked

    def _scene(self, index: int) -> LinkedScene:
        tables = self.program.tables
        scene = tables.scenes[index]
        ops = self.linker.link((("enter", index), *scene.ops))
        if scene.visits >= 0:
            ops = chain(visit(scene.visits, tables.slots[scene.visits].high), ops)
        if ops is None:
            raise ValueError(f"entering {scene.name} does nothing at all")
        return LinkedScene(
            index,
            scene.kind,
            self.chapter_of[index],
            ops,
            tuple((choice, self.choice(choice).open) for choice in scene.choices),
            self._leading(scene),
            scene.ending,
            None if scene.back < 0 else self.linker.link((("text", scene.back),)),
        )

    def _leading(self, scene: Scene) -> Move | None:
        """Return where a scene without choices leads."""
        if scene.kind == BACK:
            return RETURN, -1, HERE
        if scene.kind != LEAD:
            return None
        return self._move(GOTO if scene.call < 0 else CALL, scene.call, scene.route)

    def _move(self, kind: int, called: int, route: int) -> Move:
        """Return a move; a goto whose route has one arm names its scene at once."""
        arms = self.program.tables.routes[route] if kind == GOTO else ()
        return kind, arms[0][1] if len(arms) == 1 else called, route

    def _choice(self, index: int) -> LinkedChoice:
        choice = self.program.tables.choices[index]
        costs = choice.costs[self.mode_index]
        paying = pay(costs) if costs else None
        ways = tuple(
            LinkedWay(self.linker.link(way.ops), self._move(way.move, way.scene, way.route))
            for way in choice.ways
        )
        everything = self.linker.link((*choice.ops, *choice.ways[0].ops)) if choice.kind == PLAIN else None
        return LinkedChoice(
            choice.scene,
            _test(open_code(self.program, choice, self.mode_index)),
            chain(paying, self.linker.link(choice.ops)),
            chain(paying, everything),
            choice.kind,
            ways,
            tuple(way.id for way in choice.ways),
            link(pips_code(self.program, choice)) if choice.kind == RISK else None,
            choice.push,
            ("choice", index),
        )

    def _rule(self, index: int) -> LinkedRule:
        rule = self.program.tables.rules[index]
        return LinkedRule(
            index,
            _test(rule.when),
            rule.timer,
            chain(off(rule.timer) if rule.timer >= 0 else None, self.linker.link(rule.ops)),
            self._move(rule.move, rule.scene, rule.route),
            self.names[rule.scene] if rule.move == CALL else "",
        )


def machine(program: Program, mode: int) -> Machine:
    """Return the closures of a program in a mode; made once."""
    linked = program.linked.get(mode)
    if linked is None:
        linked = program.linked[mode] = Machine(program, mode)
    found: Machine = linked
    return found


def machine_of(program: Program, values: Sequence[int]) -> Machine:
    """Return the closures for the mode that a state is in."""
    return machine(program, values[MODE])


def _test(code: Code) -> Test | None:
    return None if code is None else link(code)


def _route(arms: Sequence[tuple[Code, int]]) -> Callable[[Sequence[int]], int]:
    last = arms[-1][1]
    tests = tuple((link(code), scene) for code, scene in arms[:-1])

    def follow(values: Sequence[int]) -> int:
        for holds, scene in tests:
            if holds(values):
                return scene
        return last

    return (lambda _values: last) if not tests else follow
