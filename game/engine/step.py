"""One step, in the one order there is.

Check the choice is open; pay costs; choice effects; roll; outcome effects; move, call or return; `begin` where the
episode is new, then entering effects; rules, in order, one at most; follow scenes that only lead on, with the same two
stages at each; an ending, or the open choices. The README's account of the house and the authoring guide say the same
in words. Nothing else in the project changes a state, but for lowering the mode, which stands here too; a step that was
taken before is taken `again` by what was kept of it.
"""

from __future__ import annotations

from game.engine.again import done, told_again
from game.engine.chance import FACES, pips, way_weights
from game.engine.chapters import NOWHERE
from game.engine.errors import BadRoll, NotOpen, StepError
from game.engine.machine import machine, machine_of
from game.engine.remembered import Known, Reading
from game.engine.state import Outcome, State
from game.engine.walking import make, move, walk
from game.story.program import CHANCE, MODE, PLAIN, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.again import Lives, Taking
    from game.engine.machine import LinkedChoice, LinkedWay, Machine
    from game.engine.remembered import Values
    from game.engine.state import Event, Stack
    from game.story.program import Program

    Led = tuple[int, Stack, Values, tuple[Event, ...], Lives | None]
    """The scene, the stack and the values that a step leads to, its events, and which of them are to be told again."""


def begin(program: Program, mode: int | None = None) -> Outcome:
    """Return the start of a run: the first scene entered, in a mode (the pack's own where none is said)."""
    tables = program.tables
    chosen = tables.default_mode if mode is None else mode
    here = machine(program, chosen)
    return walk(here, (NOWHERE, (), tables.start), list(here.start), [], [])


def start_at(program: Program, state: State) -> Outcome:
    """Return what entering a state's scene leads to: for story tests that start from a chosen place."""
    here = machine_of(program, state.values)
    return walk(here, (state.scene, state.stack, state.scene), list(state.values), [], [])


def step(program: Program, state: State, choice: int, roll: str | None = None) -> Outcome:
    """Return what taking a choice with a roll leads to.

    Raises NotOpen where the choice may not be taken, BadRoll where the roll does not fit it, and Circle or TooDeep
    for a story that follows itself without end.
    """
    scene, stack, old = state
    here = program.linked.get(old[MODE]) or machine_of(program, old)
    scene, stack, new, events, lives = advance(here, scene, stack, old, choice, roll)
    if lives:
        events = told_again(events, lives, old, new)
    return make(Outcome, (make(State, (scene, stack, new)), events))


def advance(here: Machine, scene: int, stack: Stack, old: Values, choice: int, roll: str | None) -> Led:
    """Return what taking a choice leads to, as `step` does, in parts: for runs by the million.

    Of a step taken before, the events are the same tuple again, and `lives` says which texts in them stand on other
    values; None: it was not taken before, and they are as they should be.
    """
    key = choice, roll, scene, stack
    known = here.known.get(key)
    if known is not None:
        before = known.found.get(known.read(old))
        if before is not None:
            changes, events, lives, scene, stack = before
            new = old
            if changes:  # as `changed_to` does, without a call, in every step of a long simulation
                values = list(old)
                for slot, value in changes:
                    values[slot] = value
                new = tuple(values)
            return scene, stack, new, events, lives
    (scene, stack, new), events = _noted(here, key, known, old)
    return scene, stack, new, events, None


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
    return walk(
        here, move(here, scene, stack, way.move, values, events), values, events, due, here.choice_ticks
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
        count = pips(taken, values)
        if roll not in ("success", "failure", "pushed"):
            raise BadRoll(f"a risk ends in success, failure or pushed, not in {roll!r}")
        if count <= 0 if roll == "success" else count >= FACES:
            raise BadRoll(f"with {count} pips of {FACES} a {roll!r} can't come")
        if roll == "pushed":
            _check_push(here, taken, values)
        events.append(("roll", choice, count, roll))
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
    if here.push_open is not None and not here.push_open(values):
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
