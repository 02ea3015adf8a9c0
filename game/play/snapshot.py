"""A run as a JSON document: a snapshot by names, and the seed with every step, so that either alone would do.

    {"story", "version", "hash", "seed", "mode", "steps": [STEP...], "base": SNAPSHOT or null, "now": SNAPSHOT}

STEP is {"scene", "choice", "roll"?, "mode"?, "args"?, "stack"?}; SNAPSHOT is where a run stands, what every slot is,
and the trail that led there. All names are the story's own, so that a story may change between two sittings.
"""

from __future__ import annotations

from game.story.program import HERE, MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.engine.state import State
    from game.play.moment import Moment
    from game.play.run import Run
    from game.story.program import Program, Slot


def document(run: Run) -> dict[str, Any]:
    """Return everything of a run that is to be kept."""
    tables = run.program.tables
    return {
        "story": tables.story,
        "version": tables.version,
        "hash": run.program.hash,
        "seed": run.seed,
        "mode": tables.modes[run.moments[0].state.values[MODE]].name,
        "steps": [_step(run, index) for index in range(1, len(run.moments))],
        "base": None if run.base is None else dict(run.base),
        "now": snapshot(run.program, run.now, tries(run)),
    }


def tries(run: Run) -> dict[tuple[str, str], int]:
    """Return how often each choice was tried in this history, by scene and choice."""
    counted = dict(run.tries)
    for step in run.steps:
        if step.choice:
            counted[step.scene, step.choice] = counted.get((step.scene, step.choice), 0) + 1
    return counted


def snapshot(program: Program, moment: Moment, tried: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Return where a run stands, by names."""
    tables, trail = program.tables, moment.trail
    return {
        **_position(program, moment.state),
        "values": values_by_name(program, moment.state),
        "chapter": _chapter(program, trail.chapter),
        "where": trail.where,
        "slot": trail.slot,
        "made": [
            {
                "promise": tables.promises[made.promise].name,
                "words": made.words,
                "chapter": _chapter(program, made.chapter),
            }
            for made in trail.made
        ],
        "kept": [tables.promises[promise].name for promise in trail.kept],
        "codex": [tables.codex[entry].name for entry in trail.codex],
        "tries": [[scene, choice, count] for (scene, choice), count in sorted(tried.items())],
    }


def values_by_name(program: Program, state: State) -> dict[str, int | str]:
    """Return every slot's value: of lists and the mode their word, so that an order may change, else the number."""
    return {
        slot.name: _value(slot, value) for slot, value in zip(program.tables.slots, state.values, strict=True)
    }


def _value(slot: Slot, value: int) -> int | str:
    return slot.levels[value - slot.low] if slot.kind in ("list", "mode") and slot.levels else value


def _chapter(program: Program, chapter: int) -> str:
    return program.tables.chapters[chapter].id if chapter >= 0 else ""


def _step(run: Run, index: int) -> dict[str, Any]:
    moment = run.moments[index]
    step = moment.step
    if step is None:
        return {}
    found: dict[str, Any] = {**_position(run.program, run.moments[index - 1].state), "choice": step.choice}
    if step.roll is not None:
        found["roll"] = step.roll
    if step.mode:
        found["mode"] = step.mode
    return found


def _position(program: Program, state: State) -> dict[str, Any]:
    """Return a scene and the calls that led to it."""
    found = _scene(program, state.scene)
    if state.stack:
        found["stack"] = [
            {
                "from": _scene(program, caller),
                "resume": resume_name(program, caller, resume, called),
                "called": _scene(program, called),
            }
            for caller, resume, called in state.stack
        ]
    return found


def _scene(program: Program, index: int) -> dict[str, Any]:
    scene = program.tables.scenes[index]
    found: dict[str, Any] = {"scene": scene.name}
    if scene.args:
        found["args"] = {name: value for name, value in scene.args}  # noqa: C416 - from JSON they are lists
    return found


def resume_name(program: Program, caller: int, resume: int, called: int) -> str | None:
    """Return the name of what goes on after a call: None for here, "" for the scene itself, else "choice/outcome"."""
    if resume == HERE:
        return None
    tables = program.tables
    scene = tables.scenes[caller]
    if scene.call == called and scene.route == resume:
        return ""
    for index in scene.choices:
        choice = tables.choices[index]
        for way in choice.ways:
            if way.scene == called and way.route == resume:
                return f"{choice.id}/{way.id}"
    return ""
