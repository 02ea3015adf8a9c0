"""A choice that makes no difference and isn't answered.

It changes nothing, prints nothing of its own, and leads where another choice of the scene leads. The player has
chosen, and the story shrugs.

Triggers it:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., goto: wall}
          - {say: Jump over it., goto: wall}
      wall: {text: You are over., goto: out}

Says:

    6:9 This changes nothing, prints nothing and leads where `climb_it` leads: give it a `then`, or an effect.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Climb it., then: You leave some skin on it., goto: wall}
          - {say: Jump over it., then: You lose a shoe., goto: wall}
      wall: {text: You are over., goto: out}
"""

from __future__ import annotations

from game.lint.choices import together
from game.lint.finding import Finding
from game.lint.paths import outcome_steps
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.scenes import Choice, Outcome, Scene

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each choice that does nothing at all, or nothing that one offered beside it doesn't do."""
    told: dict[str, set[str]] = {}
    for scene, choice in view.choices:
        if not choice.effects and _silent(choice):
            yield from _idle(view, scene, choice, told.setdefault(scene.name, set()))


def _idle(view: View, scene: Scene, choice: Choice, told: set[str]) -> Iterator[Finding]:
    """Yield the finding about a choice that does no more than lead on; those of its scene that were told are among told."""
    targets = _targets(choice)
    if not targets and not any(outcome.returns for outcome in choice.outcomes):
        message = "This changes nothing, prints nothing and leads nowhere: give it a `then`, or an effect."
        yield Finding(choice.place, message)
    elif sibling := _sibling(view, scene, choice, targets, told):
        told.add(choice.id)
        message = f"This changes nothing, prints nothing and leads where `{sibling}` leads"
        yield Finding(choice.place, f"{message}: give it a `then`, or an effect.")


def _sibling(view: View, scene: Scene, choice: Choice, targets: set[str], told: set[str]) -> str:
    """Return the id of a choice with the same targets; of two silent ones, only the later is told."""
    index = scene.choices.index(choice)
    for other_index, other in enumerate(scene.choices):
        if other is choice or other.id in told or not together(view, scene, choice, other):
            continue
        if other_index > index and _silent(other):
            continue
        if _targets(other) == targets and _returns(other) == _returns(choice):
            return other.id
    return ""


def _silent(choice: Choice) -> bool:
    marks = choice.marks
    said = choice.effects or choice.cost or choice.cost_in or choice.once or choice.confirm
    marked = marks.remember or marks.pays or marks.codex
    return not (said or marked or choice.risk) and len(choice.outcomes) == 1 and _plain(choice.outcomes[0])


def _plain(outcome: Outcome) -> bool:
    marks = outcome.marks
    return not (outcome.then or outcome.effects or marks.remember or marks.pays or marks.codex)


def _targets(choice: Choice) -> set[str]:
    return {f"{step.how} {step.to}" for outcome in choice.outcomes for step in outcome_steps(outcome)}


def _returns(choice: Choice) -> bool:
    return any(outcome.returns for outcome in choice.outcomes)
