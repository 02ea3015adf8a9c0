"""What comes after a choice: moving, entering, rules, and scenes that lead on, until there is a choice or the end."""

from __future__ import annotations

from game.engine.errors import Circle, StepError, TooDeep
from game.engine.state import Outcome, State
from game.story.program import CALL, END, GOTO, HERE, RETURN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.machine import LinkedRule, Machine, Move
    from game.engine.operations import Operation
    from game.engine.state import Event, Stack

FOLLOWED = 100
"""Most scenes that lead on in one step; where a rule leads is not counted."""
DEEPEST = 4
"""Most calls on the stack."""
STANDING = -1
"""No scene to enter."""
make = tuple.__new__
"""A named tuple made directly: half the time of its own constructor, twice in every step."""


def move(
    here: Machine, scene: int, stack: Stack, way: Move, values: list[int], events: list[Event]
) -> tuple[int, Stack, int]:
    """Return the scene left or stood in, the stack, and the scene to enter (STANDING: none)."""
    kind, called, route = way
    if kind == GOTO:
        return scene, stack, called if called >= 0 else here.route(route)(values)
    if kind == CALL:
        if len(stack) >= DEEPEST:
            raise TooDeep(f"more than {DEEPEST} calls are on the stack")
        events.append(("call", called))
        return scene, (*stack, (scene, route, called)), called
    if kind == RETURN:
        return _return(here, stack, values, events)
    return scene, stack, STANDING


def _return(here: Machine, stack: Stack, values: list[int], events: list[Event]) -> tuple[int, Stack, int]:
    """Return to the caller: stand there, or go on where its call says."""
    if not stack:
        raise StepError("a return with nothing on the stack")
    caller, resume, _ = stack[-1]
    events.append(("return", caller))
    if resume != HERE:
        return caller, stack[:-1], here.route(resume)(values)
    back = here.scene(caller).back
    if back is not None:
        back(values, events, [])
    return caller, stack[:-1], STANDING


def walk(
    here: Machine,
    at: tuple[int, Stack, int],
    values: list[int],
    events: list[Event],
    due: list[int],
    ticks: Operation | None = None,
) -> Outcome:
    """Enter a scene, let the rules watch, follow what leads on, and so on until there is a choice or the end.

    The heart of the engine: one loop over local names, because every choice of every simulated run passes it. A rule
    that fires goes round once more to enter where it leads, without a second stage of rules.
    """
    scene, stack, entering = at
    alarm = here.alarm
    fired: tuple[int, ...] = ()
    watching = True
    followed = 0
    while followed <= FOLLOWED:
        if entering >= 0:
            linked = here.scenes[entering] or here.scene(entering)
            if linked.chapter >= 0 and linked.chapter != here.chapter_of[scene] and not stack:
                _begin_episode(here, linked.chapter, values, events, due)
            scene = entering
            linked.enter(values, events, due)
        else:
            linked = here.scenes[scene] or here.scene(scene)
        if ticks is not None:
            ticks(values, events, due)
            ticks = None
        if watching and (due or (alarm is not None and alarm(values))):
            rule = _firing(here, stack, values, due, fired)
            if rule is not None:
                fired = (*fired, rule.number)
                _fire(rule, values, events, due)
                scene, stack, entering = move(here, scene, stack, rule.move, values, events)
                watching = False
                continue
        watching = True
        if linked.on is None:
            if linked.kind == END:
                events.append(("ending", linked.ending))
            last = events[-1]
            kept = last[2] if last[0] == "text" else None
            # A text that has just been printed holds the values as they are: nothing changes without an event after it.
            return make(Outcome, (make(State, (scene, stack, kept or tuple(values))), tuple(events)))
        followed += 1
        scene, stack, entering = move(here, scene, stack, linked.on, values, events)
    names = here.names
    tail = [names[event[1]] for event in events if event[0] == "enter"][-6:]
    raise Circle(f"more than {FOLLOWED} scenes lead on to each other in one step: {' → '.join(tail)}")


def _begin_episode(
    here: Machine, chapter: int, values: list[int], events: list[Event], due: list[int]
) -> None:
    """Do what coming into an episode does; nothing that is called does so, for it belongs to its caller's episode."""
    events.append(("begin", chapter))
    begin_ops = here.begin[chapter]
    if begin_ops is not None:
        begin_ops(values, events, due)


def _firing(
    here: Machine, stack: Stack, values: list[int], due: list[int], fired: tuple[int, ...]
) -> LinkedRule | None:
    """Return the first rule that may fire: its condition holds or its timer ran out, for the first time in this step."""
    names = here.names
    for rule in here.rules:
        if rule.number in fired or (rule.called and any(names[frame[2]] == rule.called for frame in stack)):
            continue
        if rule.timer >= 0:
            if rule.timer in due and values[rule.timer] == 1:
                return rule
        elif rule.when is None or rule.when(values):
            return rule
    return None


def _fire(rule: LinkedRule, values: list[int], events: list[Event], due: list[int]) -> None:
    """Do what a rule does before it leads away."""
    events.append(("rule", rule.number))
    if rule.ops is not None:
        rule.ops(values, events, due)
