"""Steps taken before, kept by what they read.

What a step does depends on few of the values: those that its conditions, effects and rules read on the way. A step is
therefore taken once on values that note what is read, and kept under those values; where they are the same again, the
same is done again (Michie, "Memo functions and machine learning", Nature 218, 1968). Nothing is written that was not
read before, so what it changes is the same as well, and only texts that stand on all values are given the new ones.
"""

from __future__ import annotations

from operator import itemgetter

from game.language.records import NamedTuple
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from game.engine.state import Event, Outcome, Stack

    Values = tuple[int, ...]
    Taking = tuple[int, str | None, int, Stack]
    """What is taken: the choice, its roll, the scene and the stack."""
    Changes = tuple[tuple[int, int], ...]
    """(slot, new value)."""
    Lives = tuple[tuple[int, int, Changes | None], ...]
    """(place among the events, text, what had changed by then; None: all) of each text that stands on the values."""

MOST = 1024
"""Most steps kept of one choice, roll, scene and stack; what else comes is not kept."""


class Done(NamedTuple):
    """What a step did."""

    changes: Changes
    events: tuple[Event, ...]
    lives: Lives
    scene: int
    stack: Stack


class Known(NamedTuple):
    """Steps that take one choice with one roll and one stack."""

    read: Callable[[Values], Any]
    """From the values to those that are read."""
    steps: dict[Any, Done]
    slots: frozenset[int]


class Reading(list[int]):
    """Values that note what is read of them; what is written counts as read."""

    __slots__ = ("read",)

    def __init__(self, values: Values) -> None:
        super().__init__(values)
        self.read: set[int] = {MODE}

    def __getitem__(self, slot: Any) -> Any:
        self.read.add(slot)
        return list.__getitem__(self, slot)

    def __setitem__(self, slot: Any, value: Any) -> None:
        self.read.add(slot)
        list.__setitem__(self, slot, value)


def told_again(events: tuple[Event, ...], lives: Lives, old: Values, new: Values) -> tuple[Event, ...]:
    """Return events with their texts on the values before a step, after it, or on the way from one to the other."""
    told = list(events)
    for place, text, changed in lives:
        told[place] = ("text", text, new if changed is None else _changed(old, changed))
    return tuple(told)


def _changed(old: Values, changes: Changes) -> Values:
    values = list(old)
    for slot, value in changes:
        values[slot] = value
    return tuple(values)


def remembered(known: Known | None, old: Values, read: set[int], outcome: Outcome) -> Known:
    """Return what is known of a choice when one more step was taken on values that noted what it read."""
    if known is None or not read <= known.slots:
        slots = frozenset(read) if known is None else known.slots | read
        known = Known(itemgetter(*sorted(slots)), {}, slots)
    known.steps[known.read(old)] = _done(old, read, outcome)
    return known


def _done(old: Values, read: set[int], outcome: Outcome) -> Done:
    state, events = outcome
    changes = _changes(old, state.values, read)
    lives = []
    for place, event in enumerate(events):
        if event[0] == "text" and event[2] is not None:
            changed = _changes(old, event[2], read)
            lives.append((place, event[1], None if changed == changes else changed))
    return Done(changes, events, tuple(lives), state.scene, state.stack)


def _changes(old: Values, new: Values, read: set[int]) -> Changes:
    return tuple((slot, new[slot]) for slot in sorted(read) if new[slot] != old[slot])
