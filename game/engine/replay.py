"""Replaying a walkthrough: scenes, choices and rolls by name, through `step` and nothing else."""

from __future__ import annotations

from game.engine.errors import NotOpen
from game.engine.step import begin, lower_mode, step
from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.engine.state import Outcome, State
    from game.story.program import Program


class Step(NamedTuple):
    """One step of a walkthrough."""

    scene: str
    """Full name, checked where it is not empty."""
    choice: str
    """Id of the choice; empty for a lowering of the mode."""
    roll: str | None = None
    mode: str = ""
    """The mode that was lowered to, instead of a choice."""


def replay(
    program: Program, steps: Iterable[Step], mode: int | None = None, state: State | None = None
) -> list[Outcome]:
    """Return the outcome of the start (or of standing in the given state) and of every step.

    Raises NotOpen with the place in the walkthrough where a step names a scene or choice that is not there.
    """
    from game.engine.state import Outcome as Result  # noqa: PLC0415 - only where a state is given

    outcomes = [begin(program, mode) if state is None else Result(state, ())]
    for count, wanted in enumerate(steps, 1):
        outcomes.append(follow(program, outcomes[-1].state, wanted, count))
    return outcomes


def follow(program: Program, state: State, wanted: Step, count: int = 1) -> Outcome:
    """Return the outcome of one step by name."""
    if wanted.mode:
        names = [mode.name for mode in program.tables.modes]
        return lower_mode(program, state, names.index(wanted.mode) if wanted.mode in names else -1)
    scene = program.tables.scenes[state.scene].name
    if wanted.scene and wanted.scene != scene:
        raise NotOpen(f"step {count} expects {wanted.scene}, but the walkthrough stands in {scene}")
    choice = program.choice_index(state.scene, wanted.choice)
    if choice < 0:
        raise NotOpen(f"step {count}: {scene} has no choice `{wanted.choice}`")
    return step(program, state, choice, wanted.roll)
