"""Walkthroughs written as story tests: by the ids of choices alone, so that they stay valid when scenes move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.offers import open_choices
from game.pack.scalars import guessed
from game.story.program import END

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.engine.replay import Step
    from game.engine.state import State
    from game.story.program import Program


def story_tests(tests: Iterable[str], remark: str = "") -> str:
    """Return a file of story tests."""
    return "".join([*(f"# {line}\n" for line in remark.splitlines()), "tests:\n", *tests])


def story_test(program: Program, name: str, steps: Sequence[Step], end: State, mode: str = "") -> str:
    """Return a story test that a walkthrough from the story's start comes to where it ended."""
    lines = [f"  - name: {quoted(name)}", "    start:"]
    lines += [f"      mode: {word(mode)}"] if mode else []
    lines += ["      walkthrough:", *(f"        - {_step(step)}" for step in steps)]
    if not steps:
        lines[-1] += " []"
    return "\n".join([*lines, f"    expect: {_expected(program, end)}"]) + "\n"


def word(name: str) -> str:
    """Return a name as YAML reads it back."""
    return f'"{name}"' if guessed(name) else name


def quoted(text: str) -> str:
    """Return a text in quotes, on one line."""
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'


def _step(step: Step) -> str:
    return (
        word(step.choice)
        if step.roll is None
        else f"{{choice: {word(step.choice)}, roll: {word(step.roll)}}}"
    )


def _expected(program: Program, end: State) -> str:
    """Return what holds in the end: the ending, else what can be chosen, which names no scene."""
    tables = program.tables
    scene = tables.scenes[end.scene]
    if scene.kind == END:
        return f"{{ending: {scene.name}}}"
    ids = [word(tables.choices[index].id) for index in open_choices(program, end)]
    return f"{{open: [{', '.join(ids)}]}}" if ids else f"{{scene: {scene.name}}}"
