"""What the engine says, with names in place of indices; and naive values as the numbers the engine keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.rendering import render
from naive.digest import as_number, resume

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.engine.state import Event, State
    from game.story.model import Story
    from game.story.program import Program, Slot
    from naive.state import NaiveState

Named = tuple[object, ...]


def engine_events(program: Program, events: Iterable[Event]) -> list[Named]:
    """Return events by names, without those that change nothing."""
    named = [_event(program, event) for event in events]
    return [event for event in named if not _idle(event)]


def naive_events(story: Story, events: Iterable[Named]) -> list[Named]:
    """Return naive events with every value as a number."""
    return [_numbered(story, event) for event in events]


def engine_state(program: Program, state: State) -> dict[str, object]:
    """Return a state by names: scene, frames, and every slot, tags included."""
    tables = program.tables

    def scene(index: int) -> Named:
        return tables.scenes[index].name, tables.scenes[index].args

    def ahead(index: int) -> tuple[Named, ...]:
        return () if index < 0 else tuple(scene(to) for _, to in tables.routes[index])

    return {
        "scene": scene(state.scene),
        "stack": [(scene(caller), ahead(route), scene(called)) for caller, route, called in state.stack],
        "values": {slot.name: value for slot, value in zip(tables.slots, state.values, strict=True)},
    }


def naive_state(story: Story, state: NaiveState, slots: Iterable[Slot]) -> dict[str, object]:
    """Return a naive state in the same form, its visits and once-marks as far as there are slots for them."""
    values: dict[str, int] = {name: as_number(story, name, value) for name, value in state.values.items()}
    for slot in slots:
        if slot.kind == "visits":
            values[slot.name] = min(slot.high, state.visits.get(slot.name.removeprefix("visits "), 0))
        elif slot.kind == "once":
            values[slot.name] = int(slot.name.removeprefix("once ") in state.once)
    stack = [
        (
            (frame.scene, frame.args),
            tuple(resume(story, frame.resume, frame.args)),
            (frame.called, frame.called_args),
        )
        for frame in state.frames
    ]
    return {"scene": (state.scene, state.args), "stack": stack, "values": values}


def _event(program: Program, event: Event) -> Named:
    tables = program.tables
    match event:
        case ("text", text, values):
            return "text", tables.texts[text].id, said(program, text, values)
        case ("choice", choice):
            return "choice", tables.choices[choice].id
        case ("roll", _, pips, result):
            return "roll", pips, result
        case ("set" | "pay" | "tick" as kind, slot, *rest):
            return kind, tables.slots[slot].name, *rest
        case ("enter" | "call" | "return" as kind, scene):
            return kind, tables.scenes[scene].name
        case ("begin", chapter):
            return "begin", tables.chapters[chapter].id
        case ("rule", rule):
            return "rule", tables.rules[rule].id
        case ("remember" | "pays" as kind, promise, text):
            return kind, tables.promises[promise].name, tables.texts[text].id
        case ("codex", entry):
            return "codex", tables.codex[entry].name
        case ("ending", ending):
            return "ending", tables.scenes[tables.endings[ending].scene].name
    raise AssertionError(f"an event that nobody documents: {event}")


def said(program: Program, text: int, values: Sequence[int] | None) -> tuple[tuple[str, str], ...]:
    """Return (all its words, its stressed words) of each paragraph of a text."""
    return tuple(
        (_evened(run for run, _ in paragraph), _evened(run for run, stressed in paragraph if stressed))
        for paragraph in render(program, text, values)
    )


def _evened(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())


def _idle(event: Named) -> bool:
    """Return whether an event tells of a change that neither happened nor was held back."""
    return event[0] == "set" and event[2] == event[3] == event[4]


def _numbered(story: Story, event: Named) -> Named:
    if event[0] != "set":
        return event
    kind, name, *values = event
    return kind, name, *(as_number(story, str(name), value) for value in values)  # type: ignore[arg-type]
