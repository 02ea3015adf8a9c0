"""Operations linked to closures: the only code that works out a new value.

An operation is called with the values (a list, changed in place), the events (appended to) and the timers that are
due in this step. Where a slot's range is small, what an effect does to each value is worked out once.
"""

from __future__ import annotations

from game.language.closures import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from game.engine.state import Event
    from game.story.program import Code, Ops, Program, Slot

    Operation = Callable[[list[int], list[Event], list[int]], None]
    Row = tuple[int, int, list[tuple[int, Event | None]]]

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


def _table(slot: Slot, index: int, op: str, value: int, high: int) -> Row:
    """Return what an effect with a constant does to each value of a slot."""
    values = range(slot.low, slot.high + 1)
    wanted = [old + value if op == "add" else value for old in values]
    return (
        index,
        slot.low,
        [change(slot, index, old, new, high) for old, new in zip(values, wanted, strict=True)],
    )


def _look_up(row: Row) -> Operation:
    index, low, table = row

    def look_up(values: list[int], events: list[Event], _due: list[int]) -> None:
        new, event = table[values[index] - low]
        if event is not None:
            events.append(event)
        values[index] = new

    return look_up


def _look_up_all(rows: list[Row]) -> Operation:
    every = tuple(rows)

    def look_up_all(values: list[int], events: list[Event], _due: list[int]) -> None:
        for index, low, table in every:
            new, event = table[values[index] - low]
            if event is not None:
                events.append(event)
            values[index] = new

    return look_up_all


def _wide_add(slot: Slot, index: int, amount: int, high: int) -> Operation:
    def add(values: list[int], events: list[Event], _due: list[int]) -> None:
        new, event = change(slot, index, values[index], values[index] + amount, high)
        values[index] = new
        if event is not None:
            events.append(event)

    return add


def _assign(slot: Slot, index: int, code: Code, high: int) -> Operation:
    value = link(code)

    def assign(values: list[int], events: list[Event], _due: list[int]) -> None:
        new, event = change(slot, index, values[index], value(values), high)
        values[index] = new
        if event is not None:
            events.append(event)

    return assign


def _guarded(operation: Operation, code: Code) -> Operation:
    holds = link(code)

    def guarded(values: list[int], events: list[Event], due: list[int]) -> None:
        if holds(values):
            operation(values, events, due)

    return guarded


def _say(event: Event) -> Operation:
    def say(_values: list[int], events: list[Event], _due: list[int]) -> None:
        events.append(event)

    return say


def _say_all(said: list[Event]) -> Operation:
    def say_all(_values: list[int], events: list[Event], _due: list[int]) -> None:
        events.extend(said)

    return say_all


def _print_live(text: int) -> Operation:
    def print_live(values: list[int], events: list[Event], _due: list[int]) -> None:
        events.append(("text", text, tuple(values)))

    return print_live


def tick(index: int, *, watched: bool) -> Operation:
    """Return the counting down of a timer: at 1 it is due where a rule watches it, else it stops at 0."""

    def count(values: list[int], events: list[Event], due: list[int]) -> None:
        value = values[index]
        if value > 1 or (value == 1 and not watched):
            values[index] = value - 1
            events.append(("tick", index, value - 1))
        elif value == 1:
            due.append(index)

    return count


def off(index: int) -> Operation:
    """Return the turning off of a timer that has fired: it is no longer due."""

    def turn_off(values: list[int], events: list[Event], due: list[int]) -> None:
        values[index] = 0
        events.append(("tick", index, 0))
        due[:] = [slot for slot in due if slot != index]

    return turn_off


def visit(index: int, high: int) -> Operation:
    """Return the counting of a visit, up to the most that any condition tells apart."""

    def count(values: list[int], _events: list[Event], _due: list[int]) -> None:
        if values[index] < high:
            values[index] += 1

    return count


def pay(costs: Sequence[tuple[int, int]]) -> Operation:
    """Return the paying of costs that are known to be payable."""

    def paying(values: list[int], events: list[Event], _due: list[int]) -> None:
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
        """Return operations as one closure, or None for none; what stands in the order of a block is one call."""
        linked: list[Operation] = []
        block = Block()
        for op in ops:
            event, row = self._plain_event(op), self._row(op)
            live = op[1] if op[0] == "text" and event is None else -1
            if block.takes(row, event, live):
                continue
            linked += block.linked()
            block = Block()
            if not block.takes(row, event, live):
                linked.append(self._operation(op))
        return chain(*linked, *block.linked())

    def _row(self, op: Sequence[Any]) -> Row | None:
        """Return the look-up that an effect is, where it has a constant and no condition."""
        if op[0] not in ("add", "set") or op[3] is not None:
            return None
        slot = self.slots[op[1]]
        value = op[2] if op[0] == "add" else op[2][1] if op[2][0] == "int" else None
        if value is None or slot.high - slot.low >= TABLE:
            return None
        return _table(slot, op[1], op[0], value, self.tops[op[1]])

    def _plain_event(self, op: Sequence[Any]) -> Event | None:
        """Return the event of an operation that does nothing but say something."""
        if op[0] == "text":
            return None if self.live[op[1]] else ("text", op[1], None)
        return tuple(op) if op[0] in ("enter", "remember", "pays", "codex") else None

    def _operation(self, op: Sequence[Any]) -> Operation:
        if op[0] == "text":
            return _print_live(op[1])
        if op[0] == "tick":
            return tick(op[1], watched=op[1] in self.watched)
        operation = self._effect(op[0], op[1], op[2])
        return operation if op[3] is None else _guarded(operation, op[3])

    def _effect(self, name: str, index: int, value: Any) -> Operation:
        row = self._row((name, index, value, None))
        if row is not None:
            return _look_up(row)
        slot, high = self.slots[index], self.tops[index]
        return _wide_add(slot, index, value, high) if name == "add" else _assign(slot, index, value, high)


class Block:
    """Look-ups, then events that are always the same, then one live text: as much as one closure does in one call."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.said: list[Event] = []
        self.live = -1

    def takes(self, row: Row | None, event: Event | None, live: int) -> bool:
        """Take the next operation where it comes in order; return whether it was taken."""
        if self.live >= 0 or (row is not None and self.said):
            return False
        if row is not None:
            self.rows.append(row)
        elif event is not None:
            self.said.append(event)
        elif live >= 0:
            self.live = live
        else:
            return False
        return True

    def linked(self) -> list[Operation]:
        """Return the block as one closure, or nothing for an empty one."""
        rows, said, live = self.rows, self.said, self.live
        if (bool(rows) + bool(said) + (live >= 0)) > 1:
            return [_block(tuple(rows), tuple(said), live)]
        if rows:
            return [_look_up(rows[0]) if len(rows) == 1 else _look_up_all(rows)]
        if said:
            return [_say(said[0]) if len(said) == 1 else _say_all(said)]
        return [_print_live(live)] if live >= 0 else []


def _block(rows: tuple[Row, ...], said: tuple[Event, ...], live: int) -> Operation:
    def look_up_and_say(values: list[int], events: list[Event], _due: list[int]) -> None:
        for index, low, table in rows:
            new, event = table[values[index] - low]
            if event is not None:
                events.append(event)
            values[index] = new
        events.extend(said)

    def say_and_print(values: list[int], events: list[Event], _due: list[int]) -> None:
        events.extend(said)
        events.append(("text", live, tuple(values)))

    def all_of_it(values: list[int], events: list[Event], due: list[int]) -> None:
        look_up_and_say(values, events, due)
        events.append(("text", live, tuple(values)))

    if live < 0:
        return look_up_and_say
    return all_of_it if rows else say_and_print


def chain(*operations: Operation | None) -> Operation | None:
    """Return what there is of operations, done one after the other, or None for none."""
    every = tuple([operation for operation in operations if operation is not None])
    if len(every) < 2:
        return every[0] if every else None
    if len(every) == 2:
        first, second = every

        def both(values: list[int], events: list[Event], due: list[int]) -> None:
            first(values, events, due)
            second(values, events, due)

        return both

    def all_of(values: list[int], events: list[Event], due: list[int]) -> None:
        for operation in every:
            operation(values, events, due)

    return all_of
