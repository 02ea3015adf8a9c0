"""Marks as tags: a program in which what the way there decides, and some text turns on, is kept in slots of its own.

The slots come last, after the story's tags, so nothing that can happen reads them; every index stays what it was.
"""

from __future__ import annotations

from game.language.simplify import build
from game.story.program import Program, Slot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.sites import Mark
    from game.story.program import Code, Ops, Tables

HERE_AND_NOW = ("said", "entered")
"""Kinds of mark that only last for the step in which they come."""


class Marked:
    """A program with slots for some marks."""

    def __init__(self, program: Program, marks: Iterable[Mark]) -> None:
        tables = program.tables
        kept = sorted({_slot_of(mark) for mark in marks})
        self._slots = {key: len(tables.slots) + number for number, key in enumerate(kept)}
        made = tuple(_slot(tables, key) for key in kept)
        changed = tables._replace(
            slots=(*tables.slots, *made),
            modes=tuple(
                mode._replace(tops=(*mode.tops, *(slot.high for slot in made))) for mode in tables.modes
            ),
        )
        self.program = Program(self._with_ops(changed), "")

    def holds(self, mark: Mark) -> Code:
        """Return the condition that a mark is there."""
        return build("eq", ("var", self._slots[_slot_of(mark)]), ("int", _value(mark)))

    def _with_ops(self, tables: Tables) -> Tables:
        now = [slot for key, slot in self._slots.items() if key[0] in HERE_AND_NOW]
        forget = tuple(_put(slot, 0) for slot in now)
        return tables._replace(
            chapters=tuple(
                one._replace(begin=(*self._come(("chapter", index, -1)), *self._ops(one.begin)))
                for index, one in enumerate(tables.chapters)
            ),
            scenes=tuple(
                one._replace(ops=(*self._come(("entered", index, -1)), *self._ops(one.ops)))
                for index, one in enumerate(tables.scenes)
            ),
            rules=tuple(one._replace(ops=self._ops(one.ops)) for one in tables.rules),
            choices=tuple(
                one._replace(
                    ops=(*forget, *self._ops(one.ops)),
                    ways=tuple(way._replace(ops=self._ops(way.ops)) for way in one.ways),
                )
                for one in tables.choices
            ),
        )

    def _ops(self, ops: Ops) -> Ops:
        found: list[tuple[object, ...]] = []
        for op in ops:
            found.append(tuple(op))
            if op[0] in ("remember", "pays"):
                found += self._come(("said", op[1], op[2]))
            if op[0] == "remember":
                found += self._come(("made", op[1], -1))
        return tuple(found)

    def _come(self, mark: Mark) -> Ops:
        slot = self._slots.get(_slot_of(mark))
        return () if slot is None else (_put(slot, _value(mark)),)


def _put(slot: int, value: int) -> tuple[object, ...]:
    return "set", slot, ("int", value), None


def _slot_of(mark: Mark) -> Mark:
    """Return what names the slot of a mark: all episodes share one."""
    return ("chapter", -1, -1) if mark[0] == "chapter" else mark


def _value(mark: Mark) -> int:
    return mark[1] + 1 if mark[0] == "chapter" else 1


def _slot(tables: Tables, key: Mark) -> Slot:
    high = len(tables.chapters) if key[0] == "chapter" else 1
    name = " ".join(("mark", key[0], *(str(part) for part in key[1:] if part >= 0)))
    return Slot(name, "range", 0, high, 0, name, (), "", "hidden", "", (), True)
