"""Values and trail of a save taken over by names, into a story that may have changed since it was written."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play import untrusted
from game.play.cleaning import clean
from game.play.moment import Made, Trail, unlocked
from game.play.wording import value_word
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from game.story.program import Program, Slot

INTERNAL = ("visits", "once", "mode")
"""Kinds of slots that no player and no author has given a name."""
MOST_NAMED = 8
"""Names given in one sentence of a notice; the rest are counted."""


class Values(NamedTuple):
    """What every slot is, and what is to be said about it."""

    numbers: tuple[int, ...]
    notes: tuple[str, ...]


def renamed(program: Program, name: str) -> str:
    """Return what a scene, a variable, or a slot named after either is called in the present story."""
    kind, space, scene = name.rpartition(" ")
    for old, new in program.tables.renamed:
        if scene == old or scene.startswith((f"{old}/", f"{old}.")):
            return f"{kind}{space}{new}{scene[len(old) :]}"
    return name


def values(program: Program, snapshot: Mapping[str, Any]) -> Values:
    """Return the slots of a snapshot: gone ones dropped, new ones at their start, ranges clamped; SaveError if broken."""
    saved = {renamed(program, name): value for name, value in untrusted.mapping(snapshot, "values").items()}
    slots = program.tables.slots
    numbers, notes = [0] * len(slots), []
    numbers[MODE], note = _mode(program, saved.get("mode"))
    notes += [note] if note else []
    tops = program.tables.modes[numbers[MODE]].tops
    for index, slot in enumerate(slots):
        if index == MODE:
            continue
        wanted = _number(slot, saved[slot.name]) if slot.name in saved else slot.start
        numbers[index] = max(slot.low, min(slot.start if wanted is None else wanted, tops[index]))
        if slot.name in saved and numbers[index] != wanted and slot.kind not in INTERNAL:
            notes.append(f"{_title(slot)} is {value_word(slot, numbers[index])}.")
    return Values(tuple(numbers), (*notes, *comings_and_goings(program, snapshot)))


def _mode(program: Program, name: object) -> tuple[int, str]:
    names = [mode.name for mode in program.tables.modes]
    if name in names:
        return names.index(str(name)), ""
    default = program.tables.default_mode
    return default, f"The difficulty is {program.tables.modes[default].title}."


def _number(slot: Slot, value: object) -> int | None:
    """Return a saved value as a number, or None where the slot has no such word any more."""
    if slot.kind == "list":
        return slot.low + slot.levels.index(str(value)) if value in slot.levels else None
    if type(value) is not int:
        raise untrusted.broken("values")
    return value


def saved_values(program: Program, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a snapshot says of every slot, by the names of the present story."""
    found = untrusted.mapping(snapshot, "values")
    return {renamed(program, name): value for name, value in found.items()}


def comings_and_goings(program: Program, snapshot: Mapping[str, Any]) -> list[str]:
    """Return what is to be said about variables that the story no longer has, or has only now."""
    saved = saved_values(program, snapshot)
    slots = {slot.name: slot for slot in program.tables.slots}
    gone = [clean(name) for name in saved if name not in slots and " " not in name]
    come = [
        _title(slot)
        for slot in slots.values()
        if slot.name not in saved and slot.kind not in INTERNAL and not slot.tag
    ]
    found = [("No longer in the story", gone), ("New in it", come)]
    return [f"{what}: {_listed(names)}." for what, names in found if names]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return f"{shown} and {rest} more" if rest > 0 else shown


def _title(slot: Slot) -> str:
    return slot.title or slot.name


def trail(program: Program, snapshot: Mapping[str, Any], numbers: Sequence[int]) -> Trail:
    """Return the trail of a snapshot; what the story no longer has is left out."""
    tables = program.tables
    chapters = {chapter.id: index for index, chapter in enumerate(tables.chapters)}
    promises = {promise.name: index for index, promise in enumerate(tables.promises)}
    entries = {entry.name: index for index, entry in enumerate(tables.codex)}
    codex = _known(entries, untrusted.texts(snapshot, "codex"))
    return Trail(
        chapter=chapters.get(untrusted.text(snapshot, "chapter", ""), -1),
        where=clean(untrusted.text(snapshot, "where", "")),
        slot=clean(untrusted.text(snapshot, "slot", "")),
        made=tuple(
            Made(
                promises[untrusted.text(made, "promise")],
                clean(untrusted.text(made, "words")),
                chapters.get(untrusted.text(made, "chapter", ""), -1),
            )
            for made in untrusted.mappings(snapshot, "made")
            if untrusted.text(made, "promise") in promises
        ),
        kept=_known(promises, untrusted.texts(snapshot, "kept")),
        codex=codex + unlocked(program, numbers, codex),
    )


def _known(indices: Mapping[str, int], names: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(indices[name] for name in names if name in indices))


def tries(snapshot: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """Return how often each choice had been tried."""
    found: dict[tuple[str, str], int] = {}
    rows = snapshot.get("tries", [])
    if not isinstance(rows, list):
        raise untrusted.broken("tries")
    for row in rows:
        if not (isinstance(row, list) and [type(part) for part in row] == [str, str, int]):
            raise untrusted.broken("tries")
        found[row[0], row[1]] = row[2]
    return found
