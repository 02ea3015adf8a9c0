"""The slots of the state: the mode, the variables, what is remembered of the past, and last the tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.compiling.reads import counted, logic, with_defines, wording
from game.story.program import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.language.syntax import Expr
    from game.story.model import Story, Variable
    from game.story.prose import Prose


def visit_caps(story: Story, expressions: Iterable[Expr]) -> dict[str, int]:
    """Return the highest visit count that the expressions tell apart, for each scene they ask about."""
    defines = {define.name: define.condition.expr for define in story.defines}
    caps: dict[str, int] = {}
    for expr in expressions:
        for part in with_defines(expr, defines):
            for scene, cap in counted(part).items():
                caps[scene] = max(caps.get(scene, 0), cap)
    return caps


def once_names(story: Story) -> list[str]:
    """Return the once-marks: of choices `<scene>/<choice>`, of storylets `<scene>`."""
    names = [f"{scene.name}/{choice.id}" for scene in story.scenes for choice in scene.choices if choice.once]
    storylets = [scene.name for scene in story.scenes if scene.storylet is not None and scene.storylet.once]
    return names + storylets


def _mode_slot(story: Story) -> Slot:
    names = tuple(mode.name for mode in story.modes)
    start = next(index for index, mode in enumerate(story.modes) if mode.default)
    return Slot("mode", "mode", 0, len(names) - 1, start, "Mode", names, "", "hidden", "", (), tag=False)


def _variable_slot(variable: Variable, text: Callable[[Prose], int]) -> Slot:
    signs = tuple((value, text(prose)) for value, prose in variable.signs)
    words = variable.values or variable.levels
    return Slot(
        variable.name,
        variable.kind,
        variable.low,
        variable.high,
        variable.start,
        variable.title,
        words,
        variable.better,
        variable.show,
        variable.hint,
        signs,
        variable.tag,
    )


def _past_slot(kind: str, name: str, high: int, *, tag: bool = False) -> Slot:
    return Slot(f"{kind} {name}", kind, 0, high, 0, "", (), "", "hidden", "", (), tag)


def make_slots(story: Story, text: Callable[[Prose], int]) -> tuple[list[Slot], int]:
    """Return the slots in order and the index of the first tag.

    Visits that only text reads are tags: nothing that can happen turns on them.
    """
    asked = visit_caps(story, logic(story))
    shown = visit_caps(story, wording(story))
    for name, cap in shown.items():
        if name in asked:
            asked[name] = max(asked[name], cap)
    order = [scene.name for scene in story.scenes]
    state = [_mode_slot(story)]
    state += [_variable_slot(variable, text) for variable in story.variables if not variable.tag]
    state += [_past_slot("visits", name, asked[name]) for name in order if name in asked]
    state += [_past_slot("once", name, 1) for name in once_names(story)]
    tags = [_variable_slot(variable, text) for variable in story.variables if variable.tag]
    tags += [
        _past_slot("visits", name, shown[name], tag=True)
        for name in order
        if name in shown and name not in asked
    ]
    return state + tags, len(state)
