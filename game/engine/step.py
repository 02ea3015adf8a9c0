"""One step, in the one order there is.

Check the choice is open; pay costs; choice effects; roll; outcome effects; move, call or return; `begin` where the
episode is new, then entering effects; rules, in order, one at most; follow scenes that only lead on, with the same two
stages at each; an ending, or the open choices. The README's account of the house and the authoring guide say the same
in words. Nothing else in the project changes a state, but for lowering the mode, which stands here too.
"""

from __future__ import annotations

from game.engine.again import done, told_again
from game.engine.chance import FACES, way_weights
from game.engine.errors import BadRoll, Circle, NotOpen, StepError, TooDeep
from game.engine.machine import machine, machine_of
from game.engine.remembered import Known, Reading
from game.engine.state import Outcome, State
from game.story.program import CALL, CHANCE, END, GOTO, HERE, MODE, PLAIN, RETURN, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.again import Taking
    from game.engine.machine import LinkedChoice, LinkedRule, LinkedWay, Machine, Move
    from game.engine.operations import Operation
    from game.engine.remembered import Values
    from game.engine.state import Event, Stack

    Led = tuple[int, Stack, Values, tuple[Event, ...]]
    """The scene, the stack and the values that a step leads to, and its events."""
    from game.story.program import Program

FOLLOWED = 100
"""Most scenes that lead on in one step; where a rule leads is not counted."""
DEEPEST = 4
"""Most calls on the stack."""
STANDING = NOWHERE = -1
"""No scene to enter; no scene left."""
make = tuple.__new__
"""A named tuple made directly: half the time of its own constructor, twice in every step."""


def begin(program: Program, mode: int | None = None) -> Outcome:
    """Return the start of a run: the first scene entered, in a mode (the pack's own where none is said)."""
    tables = program.tables
    chosen = tables.default_mode if mode is None else mode
    here = machine(program, chosen)
    return _walk(here, (NOWHERE, (), tables.start), list(here.start), [], [])


def start_at(program: Program, state: State) -> Outcome:
    """Return what entering a state's scene leads to: for story tests that start from a chosen place."""
    here = machine_of(program, state.values)
    return _walk(here, (state.scene, state.stack, state.scene), list(state.values), [], [])


def step(program: Program, state: State, choice: int, roll: str | None = None) -> Outcome:
    """Return what taking a choice with a roll leads to.

    Raises NotOpen where the choice may not be taken, BadRoll where the roll does not fit it, and Circle or TooDeep
    for a story that follows itself without end.
    """
    scene, stack, old = state
    here = program.linked.get(old[MODE]) or machine_of(program, old)
    scene, stack, new, events = advance(here, scene, stack, old, choice, roll)
    return make(Outcome, (make(State, (scene, stack, new)), events))


def advance(here: Machine, scene: int, stack: Stack, old: Values, choice: int, roll: str | None) -> Led:
    """Return what taking a choice leads to, as `step` does, in parts: for runs by the million."""
    key = choice, roll, scene, stack
    known = here.known.get(key)
    if known is not None:
        before = known.found.get(known.read(old))
        if before is not None:
            changes, events, lives, scene, stack = before
            new = old
            if changes:
                values = list(old)
                for slot, value in changes:
                    values[slot] = value
                new = tuple(values)
            if lives:
                events = told_again(events, lives, old, new)
            return scene, stack, new, events
    (scene, stack, new), events = _noted(here, key, known, old)
    return scene, stack, new, events


def _noted(here: Machine, key: Taking, known: Known | None, old: Values) -> Outcome:
    """Take a choice, and from the second time on keep what it did."""
    if key not in here.known or (known is not None and known.full):
        outcome = _taken(here, key, list(old))
        here.known.setdefault(key, None)
        return outcome
    values = Reading(old)
    outcome = _taken(here, key, values)
    if known is None:
        known = here.known[key] = Known()
    known.keep(old, values.noted, done(old, values.noted, outcome))
    return outcome


def _taken(here: Machine, key: Taking, values: list[int]) -> Outcome:
    """Take a choice with a roll in a scene, with a stack, on values that are changed in place."""
    choice, roll, scene, stack = key
    taken = here.choices[choice] or here.choice(choice)
    if taken.scene != scene or (taken.open is not None and not taken.open(values)):
        raise NotOpen(f"choice {choice} is not open in scene {scene}")
    events: list[Event] = [taken.event]
    due: list[int] = []
    if taken.kind == PLAIN and roll is None:
        way = taken.ways[0]
        if taken.whole is not None:
            taken.whole(values, events, due)
    else:
        if taken.first is not None:
            taken.first(values, events, due)
        way = _decided(here, taken, roll, values, events, due)
        if way.ops is not None:
            way.ops(values, events, due)
    return _walk(
        here, _move(here, scene, stack, way.move, values, events), values, events, due, here.choice_ticks
    )


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
        if roll not in ("success", "failure", "pushed"):
            raise BadRoll(f"a risk ends in success, failure or pushed, not in {roll!r}")
        if pips <= 0 if roll == "success" else pips >= FACES:
            raise BadRoll(f"with {pips} pips of {FACES} a {roll!r} can't come")
        if roll == "pushed":
            _check_push(here, taken, values)
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


def _move(
    here: Machine, scene: int, stack: Stack, move: Move, values: list[int], events: list[Event]
) -> tuple[int, Stack, int]:
    """Return the scene left or stood in, the stack, and the scene to enter (STANDING: none)."""
    kind, called, route = move
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


def _walk(
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
                scene, stack, entering = _move(here, scene, stack, rule.move, values, events)
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
        scene, stack, entering = _move(here, scene, stack, linked.on, values, events)
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
    """Do what a rule does before it leads away; a timer that fired is off, and no longer due."""
    events.append(("rule", rule.number))
    if rule.timer >= 0:
        values[rule.timer] = 0
        events.append(("tick", rule.timer, 0))
        due[:] = [slot for slot in due if slot != rule.timer]
    if rule.ops is not None:
        rule.ops(values, events, due)
