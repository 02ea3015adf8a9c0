"""Choices as the player sees them: open or locked with the key, exact cost, odds with their modifiers, price of failure."""

from __future__ import annotations

from game.engine.chance import FACES, before_roll, pips
from game.engine.machine import machine_of
from game.language.closures import link
from game.language.records import NamedTuple
from game.story.program import CHANCE, MODE, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.machine import Machine
    from game.engine.operations import Operation
    from game.engine.remembered import Values
    from game.engine.state import State
    from game.story.program import Choice, Code, Ops, Program


class Lock(NamedTuple):
    """Why a choice can't be taken now."""

    kind: str
    """`cost` or `needs`."""
    slot: int
    """Of a cost; -1 otherwise."""
    needed: int
    have: int
    text: int
    """The author's reason; -1 for a cost."""


class RiskOffer(NamedTuple):
    """The odds of a risk."""

    pips: int
    """Sixths of success after the modifiers."""
    base: int
    modifiers: tuple[tuple[int, int, str], ...]
    """(added, text of the reason or -1, title of the mode that adds it or nothing)."""
    safe: bool
    """Whether it cannot fail."""
    success: tuple[tuple[int, int, int], ...]
    """(slot, before, after) of what succeeding does at once, costs and the choice's own effects left out."""
    failure: tuple[tuple[int, int, int], ...]
    """(slot, before, after) of what failing does at once."""
    push: bool


class Offer(NamedTuple):
    """One visible choice."""

    choice: int
    id: str
    say: int
    open: bool
    locks: tuple[Lock, ...]
    costs: tuple[tuple[int, int], ...]
    risk: RiskOffer | None
    chance: bool
    changes: tuple[tuple[int, int, int], ...]
    """(slot, before, after) of the effects that come whatever is rolled, costs left out."""
    remember: tuple[tuple[int, int], ...]
    """(promise, text) that taking it will mark, whatever is rolled."""
    confirm: int
    """The question asked first, or -1."""


def open_choices(program: Program, state: State) -> tuple[int, ...]:
    """Return the choices that may be taken, as indices of the choice table."""
    values = state.values
    return open_in(program.linked.get(values[MODE]) or machine_of(program, values), state.scene, values)


def open_in(here: Machine, scene: int, values: Values) -> tuple[int, ...]:
    """Return the choices that may be taken in a scene."""
    offered = here.offered[scene]
    found: tuple[int, ...] | None = offered.found.get(offered.read(values))
    return offered.learn(values, _open_in, here, scene) if found is None else found


def _open_in(values: Sequence[int], here: Machine, scene: int) -> tuple[int, ...]:
    return tuple([choice for choice, test in here.scene(scene).choices if test is None or test(values)])


def offers(program: Program, state: State) -> tuple[Offer, ...]:
    """Return every visible choice of the scene stood in, in order."""
    here = machine_of(program, state.values)
    found = (_offer(here, state, choice) for choice in program.tables.scenes[state.scene].choices)
    return tuple(offer for offer in found if offer is not None)


def can_push(program: Program, state: State, choice: int) -> bool:
    """Return whether a failure of the choice could be turned: allowed, and its price left after costs and effects."""
    here = machine_of(program, state.values)
    return _could_push(here, choice, _before(here, choice, state.values))


def _could_push(here: Machine, choice: int, before: Sequence[int]) -> bool:
    """Return the same, on the values on which the odds are read."""
    linked = here.choice(choice)
    if not linked.push or here.mode.never_fail or pips(linked, before) >= FACES:
        return False
    return here.push_open is None or bool(here.push_open(before))


def _before(here: Machine, choice: int, values: Sequence[int]) -> list[int]:
    """Return the values on which a choice's odds are read."""
    before = list(values)
    before_roll(here, before, choice)
    return before


def _linked(program: Program, code: Code) -> Callable[[Sequence[int]], int]:
    """Return a condition's closure, linked once for each code."""
    key = ("code", id(code))
    found: tuple[Code, Callable[[Sequence[int]], int]] | None = program.linked.get(key)
    if found is None or found[0] is not code:
        found = program.linked[key] = (code, link(code))
    return found[1]


def _offer(here: Machine, state: State, choice: int) -> Offer | None:
    program, values = here.program, state.values
    record = program.tables.choices[choice]
    if record.condition is not None and not _linked(program, record.condition)(values):
        return None
    test = here.choice(choice).open
    is_open = test is None or bool(test(values))
    costs = record.costs[values[MODE]]
    locks = () if is_open else _locks(program, record, values)
    if not is_open and not locks:
        return None
    after = _before(here, choice, values)
    risk = _risk(here, choice, after) if record.kind == RISK else None
    ways = here.choice(choice).ways
    if len(ways) == 1:
        _do(ways[0].ops, after)
    return Offer(
        choice,
        record.id,
        record.say,
        is_open,
        locks,
        tuple((slot, amount) for slot, amount in costs),
        risk,
        record.kind == CHANCE,
        _differences(values, after, ignoring=dict(costs)),
        announced(record),
        record.confirm,
    )


def _locks(program: Program, record: Choice, values: Sequence[int]) -> tuple[Lock, ...]:
    found = [
        Lock("needs", -1, 0, 0, text) for code, text in record.needs if not _linked(program, code)(values)
    ]
    slots = program.tables.slots
    found += [
        Lock("cost", slot, amount, values[slot] - slots[slot].low, -1)
        for slot, amount in record.costs[values[MODE]]
        if values[slot] - amount < slots[slot].low
    ]
    return tuple(found)


def announced(record: Choice) -> tuple[tuple[int, int], ...]:
    """Return the marks that an offer announces, as (promise, text): those that come whatever is rolled."""
    return tuple((op[1], op[2]) for op in certain(record) if op[0] == "remember")


def certain(record: Choice) -> Ops:
    """Return the operations of a choice that are done whatever is rolled."""
    return (*record.ops, *(record.ways[0].ops if len(record.ways) == 1 else ()))


def _do(operation: Operation | None, values: list[int]) -> None:
    if operation is not None:
        operation(values, [], [])


def _differences(
    before: Sequence[int], after: Sequence[int], *, ignoring: dict[int, int]
) -> tuple[tuple[int, int, int], ...]:
    pairs = enumerate(zip(before, after, strict=True))
    shifted = ((slot, old - ignoring.get(slot, 0), new) for slot, (old, new) in pairs)
    return tuple((slot, old, new) for slot, old, new in shifted if old != new)


def _risk(here: Machine, choice: int, values: list[int]) -> RiskOffer:
    """Return the odds of a risk on the values on which they are read."""
    program = here.program
    record = program.tables.choices[choice]
    count = FACES if here.mode.never_fail else pips(here.choice(choice), values)
    holding = (
        modifier
        for modifier in record.modifiers
        if modifier.condition is None or _linked(program, modifier.condition)(values)
    )
    modifiers = tuple(
        (modifier.add, modifier.why, here.mode.title if modifier.why < 0 else "") for modifier in holding
    )
    ways = here.choice(choice).ways
    won, lost = list(values), list(values)
    _do(ways[0].ops, won)
    _do(ways[1].ops, lost)
    return RiskOffer(
        count,
        record.pips,
        () if here.mode.never_fail else modifiers,
        count >= FACES,
        _differences(values, won, ignoring={}),
        _differences(values, lost, ignoring={}),
        _could_push(here, choice, values),
    )
