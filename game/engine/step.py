"""One step, in the one order there is.

Check the choice is open; pay costs; choice effects; roll; outcome effects; move, call or return; `begin` where the
episode is new, then entering effects; rules, in order, one at most; follow scenes that only lead on, with the same two
stages at each; an ending, or the open choices. The README's account of the house and the authoring guide say the same
in words. Nothing else in the project changes a state, but for lowering the mode, which stands here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.chance import way_weights
from game.engine.errors import BadRoll, Circle, NotOpen, StepError, TooDeep
from game.engine.machine import machine, machine_of
from game.engine.state import Outcome, State
from game.story.program import BACK, CALL, CHANCE, END, FORK, GOTO, HERE, MODE, PLAIN, RETURN, RISK

if TYPE_CHECKING:
    from game.engine.machine import LinkedChoice, LinkedWay, Machine
    from game.engine.state import Event
    from game.story.program import Program

FOLLOWED = 100
"""Most scenes that one step enters."""
DEEPEST = 4
"""Most calls on the stack."""


def begin(program: Program, mode: int | None = None) -> Outcome:
    """Return the start of a run: the first scene entered, in a mode (the pack's own where none is said)."""
    tables = program.tables
    chosen = tables.default_mode if mode is None else mode
    values = [slot[4] for slot in tables.slots]
    values[MODE] = chosen
    here = machine(program, chosen)
    values = [min(value, top) for value, top in zip(values, here.mode.tops, strict=True)]
    walk = Walk(here, tables.start, (), values, [])
    walk.enter(tables.start, -1)
    return walk.settle()


def start_at(program: Program, state: State) -> Outcome:
    """Return what entering a state's scene leads to: for story tests that start from a chosen place."""
    here = machine_of(program, state.values)
    walk = Walk(here, state.scene, state.stack, list(state.values), [])
    walk.enter(state.scene, here.chapter_of[state.scene])
    return walk.settle()


def step(program: Program, state: State, choice: int, roll: str | None = None) -> Outcome:
    """Return what taking a choice with a roll leads to.

    Raises NotOpen where the choice may not be taken, BadRoll where the roll does not fit it, and Circle or TooDeep
    for a story that follows itself without end.
    """
    scene, stack, old = state
    here = machine_of(program, old)
    taken = here.choices[choice] or here.choice(choice)
    if taken.scene != scene or (taken.open is not None and not taken.open(old)):
        raise NotOpen(f"choice {choice} is not open in scene {scene}")
    values = list(old)
    events: list[Event] = [taken.event]
    due: list[int] = []
    if taken.first is not None:
        taken.first(values, events, due)
    way = (
        taken.ways[0]
        if taken.kind == PLAIN and roll is None
        else _decided(here, taken, roll, values, events, due)
    )
    if way.ops is not None:
        way.ops(values, events, due)
    walk = Walk(here, scene, stack, values, events, due)
    walk.move(way.move, way.scene, way.route)
    if here.choice_ticks is not None:
        here.choice_ticks(values, events, due)
    return walk.settle()


def _decided(
    here: Machine,
    taken: LinkedChoice,
    roll: str | None,
    values: list[int],
    events: list[Event],
    due: list[int],
) -> LinkedWay:
    """Return the way that a roll leads to, and pay for it where it was pushed."""
    choice = taken.event[1]
    if taken.kind == RISK:
        if here.mode.never_fail and roll != "success":
            raise BadRoll(f"in this mode a risk only succeeds, so {roll!r} does not fit")
        pips = taken.pips(values) if taken.pips is not None else 0
        if roll == "pushed":
            _check_push(here, taken, values)
        elif roll not in ("success", "failure"):
            raise BadRoll(f"a risk ends in success, failure or pushed, not in {roll!r}")
        events.append(("roll", choice, pips, roll))
        if roll == "pushed":
            _push(here, values, events, due)
        return taken.ways[1 if roll == "failure" else 0]
    if taken.kind == CHANCE and roll in taken.ids:
        way = taken.ids.index(roll)
        if not way_weights(here, choice, values)[way]:
            raise BadRoll(f"the outcome {roll!r} has no weight here")
        events.append(("roll", choice, 0, roll))
        return taken.ways[way]
    raise BadRoll(f"{roll!r} is no roll of this choice")


def _check_push(here: Machine, taken: LinkedChoice, values: list[int]) -> None:
    if not taken.push:
        raise BadRoll("this risk may not be pushed")
    slots = here.program.tables.slots
    if any(values[slot] - amount < slots[slot].low for slot, amount in here.mode.push):
        raise BadRoll("the price of pushing can't be paid")


def _push(here: Machine, values: list[int], events: list[Event], due: list[int]) -> None:
    here.push_pay(values, events, due)
    text = here.program.tables.push_then
    if text >= 0:
        live = here.program.tables.texts[text].live
        events.append(("text", text, tuple(values) if live else None))


def lower_mode(program: Program, state: State, mode: int) -> Outcome:
    """Return the state in an easier mode; only at a camp, never harder. Values move under the mode's tops."""
    if not program.tables.scenes[state.scene].camp or mode >= state.values[MODE] or mode < 0:
        raise StepError("the difficulty can only be lowered, and only at a camp")
    tops = program.tables.modes[mode].tops
    values = [min(value, top) for value, top in zip(state.values, tops, strict=True)]
    values[MODE] = mode
    events = tuple(
        ("set", slot, old, new, new)
        for slot, (old, new) in enumerate(zip(state.values, values, strict=True))
        if old != new
    )
    return Outcome(State(state.scene, state.stack, tuple(values)), events)


class Walk:
    """A step under way after its outcome: where it stands, the stack, and what has fired."""

    __slots__ = ("due", "events", "fired", "here", "scene", "stack", "values")

    def __init__(
        self,
        here: Machine,
        scene: int,
        stack: tuple[tuple[int, int, int], ...],
        values: list[int],
        events: list[Event],
        due: list[int] | None = None,
    ) -> None:
        self.here = here
        self.scene = scene
        self.stack = stack
        self.values = values
        self.events = events
        self.due: list[int] = [] if due is None else due
        self.fired: list[int] | None = None

    def episode(self) -> int:
        """Return the chapter of the episode played, or -1: a library's scene belongs to its caller's."""
        chapter = self.here.chapter_of[self.scene]
        for frame in reversed(self.stack):
            if chapter >= 0:
                break
            chapter = self.here.chapter_of[frame[0]]
        return chapter

    def move(self, kind: int, called: int, route: int) -> None:
        """Go where a way, a rule or a scene leads; staying does nothing."""
        if kind == GOTO:
            self.goto(route)
        elif kind == CALL:
            self.call(called, route)
        elif kind == RETURN:
            self.back()

    def goto(self, route: int) -> None:
        """Enter the scene a route leads to."""
        here = self.here
        follow = here.routes[route] or here.route(route)
        self.enter(
            follow(self.values),
            self.episode() if here.chapter_of[self.scene] < 0 else here.chapter_of[self.scene],
        )

    def call(self, called: int, resume: int) -> None:
        """Enter a scene to come back from."""
        if len(self.stack) >= DEEPEST:
            raise TooDeep(f"more than {DEEPEST} calls are on the stack")
        episode = self.episode()
        self.stack = (*self.stack, (self.scene, resume, called))
        self.events.append(("call", called))
        self.enter(called, episode)

    def back(self) -> None:
        """Return to the caller: stand there, or go on where its call says."""
        if not self.stack:
            raise StepError("a return with nothing on the stack")
        self.scene, resume, _ = self.stack[-1]
        self.stack = self.stack[:-1]
        self.events.append(("return", self.scene))
        if resume != HERE:
            self.goto(resume)
            return
        scene = self.here.scenes[self.scene] or self.here.scene(self.scene)
        if scene.back is not None:
            scene.back(self.values, self.events, self.due)

    def enter(self, index: int, episode: int) -> None:
        """Come into a scene: the episode's `begin` where it is new, then the visit and all that entering does."""
        here = self.here
        scene = here.scenes[index] or here.scene(index)
        self.scene = index
        if scene.chapter >= 0 and scene.chapter != episode:
            self.events.append(("begin", scene.chapter))
            begin_ops = here.begin[scene.chapter]
            if begin_ops is not None:
                begin_ops(self.values, self.events, self.due)
        self.events.append(scene.event)
        if scene.enter is not None:
            scene.enter(self.values, self.events, self.due)

    def watch(self) -> None:
        """Let the first rule that may fire do so: the stage of the rules."""
        values, due, fired = self.values, self.due, self.fired
        for rule in self.here.rules:
            if rule.timer >= 0:
                if rule.timer not in due or values[rule.timer] != 1:
                    continue
            elif rule.when is not None and not rule.when(values):
                continue
            if (fired is not None and rule.number in fired) or (rule.called and self._on_stack(rule.called)):
                continue
            self.fired = [*(fired or ()), rule.number]
            self.events.append(("rule", rule.number))
            if rule.timer >= 0:
                values[rule.timer] = 0
                self.events.append(("tick", rule.timer, 0))
            if rule.ops is not None:
                rule.ops(values, self.events, due)
            self.move(rule.move, rule.scene, rule.route)
            return

    def _on_stack(self, called: str) -> bool:
        names = self.here.names
        return any(names[frame[2]] == called for frame in self.stack)

    def settle(self) -> Outcome:
        """Run the rules and follow what leads on until there is something to choose, or the end."""
        here = self.here
        rules = here.rules
        for _ in range(FOLLOWED):
            if rules:
                self.watch()
            scene = here.scenes[self.scene] or here.scene(self.scene)
            kind = scene.kind
            if kind == FORK:
                return Outcome(State(self.scene, self.stack, tuple(self.values)), tuple(self.events))
            if kind == END:
                self.events.append(("ending", scene.ending))
                return Outcome(State(self.scene, self.stack, tuple(self.values)), tuple(self.events))
            if kind == BACK:
                self.back()
            elif scene.call >= 0:
                self.call(scene.call, scene.route)
            else:
                self.goto(scene.route)
        names = here.names
        tail = [names[event[1]] for event in self.events if event[0] == "enter"][-6:]
        raise Circle(f"scenes lead on to each other without end: {' → '.join(tail)}")
