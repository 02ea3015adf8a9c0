"""Scenes from which no ending can be reached, whatever the player does.

Conditions aside there is no way out, so this is certain; where only some states are caught, `prove` finds it.

Triggers it:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Wait., goto: wait}, {say: Leave., goto: out}]}
      wait: {text: Nobody comes., choices: [{say: Wait longer., goto: dusk}]}
      dusk: {text: It gets dark., choices: [{say: Wait longer., goto: wait}]}

Says:

    3:3 No ending can be reached from `day/wait`, nor from `day/dusk`.

Write instead:

    scenes:
      gate: {text: The gate is shut., choices: [{say: Wait., goto: wait}, {say: Leave., goto: out}]}
      wait: {text: Nobody comes., choices: [{say: Wait longer., goto: dusk}]}
      dusk: {text: It gets dark., choices: [{say: Wait longer., goto: wait}, {say: Leave., goto: out}]}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.paths import CALL, GOTO, RESUME, rule_steps
from game.pack.diagnostics import ERROR
from game.pack.graph import backwards, reached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.pack.graph import Edges

SEVERITY = ERROR
_MOST_NAMED = 3


def find(view: View) -> Iterator[Finding]:
    """Yield one finding for each group of scenes that leads to no ending."""
    if any(step.how == GOTO for step in rule_steps(view.story)):
        return
    leads = _leads(view)
    ends = {
        scene.name for scene in view.story.scenes if scene.ending is not None or not view.ways[scene.name]
    }
    ends |= {step.to for step in rule_steps(view.story)}
    safe = reached((name for name in ends if not _stays(view, name)), backwards(leads))
    lost = view.reached - safe
    caught = [scene.name for scene in view.story.scenes if scene.name in lost]
    told: set[str] = set()
    for name in caught:
        if name not in told:
            group = (reached([name], leads) - safe) | {name}
            told |= reached(group, backwards(leads)) - safe
            yield Finding(view.scenes[name].place, _message(name, sorted(group - {name})))


def _stays(view: View, name: str) -> bool:
    """Tell whether a scene without ways out is one that offers choices which lead nowhere."""
    scene = view.scenes[name]
    return scene.ending is None and bool(scene.choices) and name not in view.returning and not view.ways[name]


def _leads(view: View) -> Edges:
    """Return the ways of the story with returns as ways: to where each caller goes on, or the caller itself."""
    leads = {name: list(targets) for name, targets in view.leads.items()}
    within = {
        name: [step.to for step in steps if step.how in {GOTO, RESUME}] for name, steps in view.ways.items()
    }
    called: dict[str, set[str]] = {}
    for name, steps in view.ways.items():
        resumes = {step.to for step in steps if step.how == RESUME} or {name}
        for step in steps:
            if step.how == CALL:
                called.setdefault(step.to, set()).update(resumes | {name})
    for root, back in called.items():
        for name in reached([root], within):
            if name in view.returning:
                leads[name] += back
    return leads


def _message(name: str, others: list[str]) -> str:
    if not others:
        return f"No ending can be reached from `{name}`."
    shown = ", ".join(f"`{each}`" for each in others[:_MOST_NAMED])
    more = len(others) - _MOST_NAMED
    return (
        f"No ending can be reached from `{name}`, nor from {shown}{f' and {more} more' if more > 0 else ''}."
    )
