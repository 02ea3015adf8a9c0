"""Values as a player reads them: what changed, what is to be paid, how likely something is."""

from __future__ import annotations

from game.story.rendering import level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.engine.state import Event
    from game.story.program import Program, Slot

ODDS = ("NEVER", "SLIM", "LONG", "EVEN", "FAIR", "LIKELY", "SAFE")
"""A word for each number of sixths."""
MINUS = "\u2212"
BY_VALUE = ("flag", "list", "mode", "bond")
"""Kinds that are told by what they become; of the others it is told by how much they move."""


def odds(pips: int) -> str:
    """Return the word for a number of sixths."""
    return ODDS[max(0, min(pips, len(ODDS) - 1))]


def signed(amount: int) -> str:
    """Return a number with its sign, a minus being one."""
    return f"+{amount}" if amount >= 0 else f"{MINUS}{-amount}"


def ended(words: str) -> str:
    """Return words with a full stop, unless they end a sentence already."""
    return words if words.rstrip("'\"\u2019\u201d)")[-1:] in (".", "!", "?", "…") else f"{words}."


def sentences(words: Iterable[str]) -> str:
    """Return what was told, each a sentence of its own."""
    return ". ".join(words) + "."


def value_word(slot: Slot, value: int) -> str:
    """Return a value as the player reads it; a flag without words of its own is yes or no."""
    if slot.kind == "flag" and not slot.levels:
        return "yes" if value else "no"
    return level(slot, value)


def has_amount(slot: Slot) -> bool:
    """Return whether it is told by how much a slot moves, and not what it becomes."""
    return slot.kind not in BY_VALUE


def effect(slot: Slot, old: int, new: int) -> str:
    """Return a change without where it leads: "Infection +1", "Ju-ran: sworn"."""
    if has_amount(slot):
        return f"{slot.title} {signed(new - old)}"
    return f"{slot.title}: {value_word(slot, new)}"


def change(slot: Slot, old: int, new: int) -> str:
    """Return a change with where it leads: "Stamina +1: Ready", "Ju-ran: sworn"."""
    told = effect(slot, old, new)
    return f"{told}: {value_word(slot, new)}" if has_amount(slot) else told


def is_shown(slot: Slot) -> bool:
    """Return whether the player is told about a slot."""
    return slot.show != "hidden"


def effects(
    program: Program, differences: Iterable[tuple[int, int, int]], assigned: frozenset[int] = frozenset()
) -> tuple[str, ...]:
    """Return (slot, old, new) as words, hidden slots left out; of assigned slots with where it leads."""
    slots = program.tables.slots
    return tuple(
        (change if i in assigned else effect)(slots[i], old, new)
        for i, old, new in differences
        if is_shown(slots[i])
    )


def changes(program: Program, events: Iterable[Event]) -> tuple[str, ...]:
    """Return what a step's events changed, one sentence a slot, in the order in which each first moved.

    As beside a choice, what the range swallows is not told.
    """
    slots = program.tables.slots
    moved: dict[int, tuple[int, int]] = {}
    for event in events:
        if event[0] in ("set", "pay"):
            slot, old, new = event[1:4]
            moved[slot] = (moved[slot][0] if slot in moved else old, new)
    return tuple(
        change(slots[slot], old, new)
        for slot, (old, new) in moved.items()
        if old != new and is_shown(slots[slot])
    )
