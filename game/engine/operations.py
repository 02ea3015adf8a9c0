"""Operations linked to closures: the only code that changes a value.

An operation is called with the values (a list, changed in place), the events (appended to) and the timers that are
due in this step. Where a slot's range is small, what an effect does to each value is worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.language.closures import link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.state import Event
    from game.story.program import Code, Ops, Program, Slot

    Values = list[int]
    Operation = Callable[[Values, list[Event], list[int]], None]

TABLE = 64
"""Ranges up to this wide are worked out beforehand."""


def saturate(value: int, low: int, high: int) -> int:
    """Return the value moved into its range."""
    return low if value < low else min(high, value)


def change(slot: Slot, index: int, old: int, wanted: int, high: int) -> tuple[int, Event | None]:
    """Return the value that an effect leads to and the event that says so, or None where nothing is to be said."""
    if slot.kind == "bond" and old == slot.low:
        return old, None
    new = saturate(wanted, slot.low, high)
    if new == wanted == old:
        return new, None
    return new, None if slot.kind == "once" else ("set", index, old, new, wanted)


def _add(slot: Slot, index: int, amount: int, high: int) -> Operation:
    low = slot.low
    table = [change(slot, index, old, old + amount, high) for old in range(low, slot.high + 1)]

    def add(values: Values, events: list[Event], _due: list[int]) -> None:
        new, event = table[values[index] - low]
        if event is not None:
            values[index] = new
            events.append(event)

    return add


def _wide_add(slot: Slot, index: int, amount: int, high: int) -> Operation:
    def add(values: Values, events: list[Event], _due: list[int]) -> None:
        new, event = change(slot, index, values[index], values[index] + amount, high)
        values[index] = new
        if event is not None:
            events.append(event)

    return add


def _put(slot: Slot, index: int, wanted: int, high: int) -> Operation:
    low = slot.low
    table = [change(slot, index, old, wanted, high) for old in range(low, slot.high + 1)]

    def put(values: Values, events: list[Event], _due: list[int]) -> None:
        new, event = table[values[index] - low]
        values[index] = new
        if event is not None:
            events.append(event)

    return put


def _assign(slot: Slot, index: int, code: Code, high: int) -> Operation:
    value = link(code)

    def assign(values: Values, events: list[Event], _due: list[int]) -> None:
        new, event = change(slot, index, values[index], value(values), high)
        values[index] = new
        if event is not None:
            events.append(event)

    return assign


def _guarded(operation: Operation, code: Code) -> Operation:
    holds = link(code)

    def guarded(values: Values, events: list[Event], due: list[int]) -> None:
        if holds(values):
            operation(values, events, due)

    return guarded


def _say(event: Event) -> Operation:
    def say(_values: Values, events: list[Event], _due: list[int]) -> None:
        events.append(event)

    return say


def _say_all(said: list[Event]) -> Operation:
    def say_all(_values: Values, events: list[Event], _due: list[int]) -> None:
        events.extend(said)

    return say_all


def _print_live(text: int) -> Operation:
    def print_live(values: Values, events: list[Event], _due: list[int]) -> None:
        events.append(("text", text, tuple(values)))

    return print_live


def tick(index: int, *, watched: bool) -> Operation:
    """Return the counting down of a timer: at 1 it is due where a rule watches it, else it stops at 0."""

    def count(values: Values, events: list[Event], due: list[int]) -> None:
        value = values[index]
        if value > 1 or (value == 1 and not watched):
            values[index] = value - 1
            events.append(("tick", index, value - 1))
        elif value == 1:
            due.append(index)

    return count


def visit(index: int, high: int) -> Operation:
    """Return the counting of a visit, up to the most that any condition tells apart."""

    def count(values: Values, _events: list[Event], _due: list[int]) -> None:
        if values[index] < high:
            values[index] += 1

    return count


def pay(costs: Sequence[tuple[int, int]]) -> Operation:
    """Return the paying of costs that are known to be payable."""

    def paying(values: Values, events: list[Event], _due: list[int]) -> None:
        for index, amount in costs:
            old = values[index]
            values[index] = old - amount
            events.append(("pay", index, old, old - amount))

    return paying


class OperationLinker:
    """Links operations for one program and mode."""

    def __init__(self, program: Program, mode: int) -> None:
        self.slots = program.tables.slots
        self.tops = program.tables.modes[mode].tops
        self.live = [text[2] for text in program.tables.texts]
        self.watched = {rule[2] for rule in program.tables.rules if rule[2] >= 0}

    def link(self, ops: Ops) -> Operation | None:
        """Return operations as one closure, or None for none."""
        linked: list[Operation] = []
        said: list[Event] = []
        for op in ops:
            event = self._plain_event(op)
            if event is not None:
                said.append(event)
                continue
            self._flush(linked, said)
            linked.append(self._operation(op))
        self._flush(linked, said)
        return chain(linked)

    def _flush(self, linked: list[Operation], said: list[Event]) -> None:
        if said:
            linked.append(_say(said[0]) if len(said) == 1 else _say_all(list(said)))
            said.clear()

    def _plain_event(self, op: Sequence[Any]) -> Event | None:
        """Return the event of an operation that does nothing but say something."""
        if op[0] == "text":
            return None if self.live[op[1]] else ("text", op[1], None)
        return tuple(op) if op[0] in ("remember", "pays", "codex") else None

    def _operation(self, op: Sequence[Any]) -> Operation:
        if op[0] == "text":
            return _print_live(op[1])
        if op[0] == "tick":
            return tick(op[1], watched=op[1] in self.watched)
        operation = self._effect(op[0], op[1], op[2])
        return operation if op[3] is None else _guarded(operation, op[3])

    def _effect(self, name: str, index: int, value: Any) -> Operation:
        slot, high = self.slots[index], self.tops[index]
        narrow = slot.high - slot.low < TABLE
        if name == "add":
            return (_add if narrow else _wide_add)(slot, index, value, high)
        if narrow and value[0] == "int":
            return _put(slot, index, value[1], high)
        return _assign(slot, index, value, high)


def chain(operations: Sequence[Operation]) -> Operation | None:
    """Return operations done one after the other, or None for none."""
    if len(operations) < 2:
        return operations[0] if operations else None
    if len(operations) == 2:
        first, second = operations

        def both(values: Values, events: list[Event], due: list[int]) -> None:
            first(values, events, due)
            second(values, events, due)

        return both
    every = tuple(operations)

    def all_of(values: Values, events: list[Event], due: list[int]) -> None:
        for operation in every:
            operation(values, events, due)

    return all_of
