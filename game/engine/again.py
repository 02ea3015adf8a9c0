"""A step that was taken before, taken again: the same changes, and the same events on the new values."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.remembered import Values
    from game.engine.state import Event, Outcome, Stack

    Taking = tuple[int, str | None, int, Stack]
    """What is taken: the choice, its roll, the scene and the stack."""
    Changes = tuple[tuple[int, int], ...]
    """(slot, new value)."""
    Lives = tuple[tuple[int, int, Changes | None], ...]
    """(place among the events, text, what had changed by then; None: all) of each text that stands on the values."""
    Done = tuple[Changes, tuple[Event, ...], Lives, int, Stack]
    """What a step did, and the scene and the stack that it led to. No named tuple: those take four times as long to take
    apart, once in every step."""


def done(old: Values, noted: set[int], outcome: Outcome) -> Done:
    """Return what a step did, that noted what it read."""
    state, events = outcome
    changes = _changes(old, state.values, noted)
    lives = []
    for place, event in enumerate(events):
        if event[0] == "text" and event[2] is not None:
            changed = _changes(old, event[2], noted)
            lives.append((place, event[1], None if changed == changes else changed))
    return changes, events, tuple(lives), state.scene, state.stack


def told_again(events: tuple[Event, ...], lives: Lives, old: Values, new: Values) -> tuple[Event, ...]:
    """Return events with their live texts on the values after the step, or on what they were when it was printed."""
    told = list(events)
    for place, text, changed in lives:
        told[place] = ("text", text, new if changed is None else changed_to(old, changed))
    return tuple(told)


def _changes(old: Values, new: Values, noted: set[int]) -> Changes:
    return tuple((slot, new[slot]) for slot in sorted(noted) if new[slot] != old[slot])


def changed_to(old: Values, changes: Changes) -> Values:
    """Return values with changes made."""
    values = list(old)
    for slot, value in changes:
        values[slot] = value
    return tuple(values)
