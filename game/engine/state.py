"""The values that the engine takes and gives."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from game.story.program import Tables

    Event = tuple[Any, ...]
    """What happened, its name first:

        ("choice", choice)                       a choice was taken
        ("pay", slot, old, new)                  a cost, or the price of a push
        ("set", slot, old, new, wanted)          a slot changed; new differs from wanted where the range ended
        ("roll", choice, pips, result)           a risk or a chance was decided (a chance has 0 pips)
        ("text", text, values or None)           print this text on those values; None: it reads none
        ("begin", chapter) ("enter", scene)      an episode, a scene
        ("call", scene) ("return", scene)        into a called scene; back into the calling one
        ("rule", rule) ("tick", slot, value)     a rule fired; a timer counted down
        ("remember", promise, text) ("pays", promise, text) ("codex", entry)
        ("ending", ending)
    """

    Stack = tuple[tuple[int, int, int], ...]
    """Frames (calling scene, route to go on with or HERE, called scene), the latest last."""


class State(NamedTuple):
    """Everything that decides what can happen (and, past `Tables.tags_from`, what only text reads)."""

    scene: int
    stack: Stack
    values: tuple[int, ...]
    """One for each slot."""


class Outcome(NamedTuple):
    """What a step led to."""

    state: State
    events: tuple[Event, ...]

    @property
    def texts(self) -> tuple[int, ...]:
        """The texts printed, in order, as indices of the text table."""
        return tuple(event[1] for event in self.events if event[0] == "text")


def start_values(tables: Tables, mode: int) -> list[int]:
    """Return the value of every slot at the start of a run in a mode."""
    tops = tables.modes[mode].tops
    values = [min(slot.start, top) for slot, top in zip(tables.slots, tops, strict=True)]
    values[MODE] = mode
    return values


def changed(event: Event) -> tuple[int, int] | None:
    """Return the slot that an event says has changed, with its new value; None where it says nothing of the kind."""
    name = event[0]
    if name in ("set", "pay"):
        return event[1], event[3]
    return (event[1], event[2]) if name == "tick" else None
