"""A `return` that can be reached without a call.

Somebody calls the scene, and somewhere a plain `goto` leads into it as well; there the return has nowhere to go and
the game stops with an error.

Triggers it:

    scenes:
      gate:
        text: Somebody is behind you.
        choices:
          - {say: Run., call: chase, goto: out}
          - {say: Walk., goto: chase}
      chase: {text: You run., choices: [{say: Stop., return: true}]}

Says:

    6:28 This leads into `day/chase` without a call, and `day/chase` returns: use `call`.

Write instead:

    scenes:
      gate:
        text: Somebody is behind you.
        choices:
          - {say: Run., call: chase, goto: out}
          - {say: Walk., call: chase}
      chase: {text: You run., choices: [{say: Stop., return: true}]}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.paths import CALL, GOTO, rule_steps
from game.pack.diagnostics import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.paths import Step
    from game.lint.view import View

SEVERITY = ERROR


def find(view: View) -> Iterator[Finding]:
    """Yield the way out of each stretch without a call that comes to a return."""
    if not view.returning:
        return
    entered = _entered(view)
    called = _within_calls(view)
    told: set[str] = set()
    for name in entered:
        if name not in view.returning:
            continue
        step = entered[name]
        while step is not None and step[0] in called and entered[step[0]] is not None:
            step = entered[step[0]]
        if step is None:
            yield Finding(
                view.scenes[name].place, f"The story starts in `{name}`, which returns: use `goto`."
            )
        elif f"{step[1].place}" not in told:
            told.add(f"{step[1].place}")
            into = step[1].to
            yield Finding(
                step[1].place, f"This leads into `{into}` without a call, and `{name}` returns: use `call`."
            )


def _entered(view: View) -> dict[str, tuple[str, Step] | None]:
    """Return the scenes that are reached with no call open, each with the scene and the way it was reached by."""
    found: dict[str, tuple[str, Step] | None] = {view.story.start: None}
    waiting = [view.story.start]
    for step in rule_steps(view.story):
        if step.how == GOTO and step.to not in found:
            found[step.to] = ("", step)
            waiting.append(step.to)
    while waiting:
        name = waiting.pop()
        for step in view.ways.get(name, ()):
            if step.how != CALL and step.to not in found:
                found[step.to] = (name, step)
                waiting.append(step.to)
    return found


def _within_calls(view: View) -> set[str]:
    """Return the scenes that some call plays, and where they lead."""
    steps = [*rule_steps(view.story), *(step for ways in view.ways.values() for step in ways)]
    waiting = [step.to for step in steps if step.how == CALL]
    found = set(waiting)
    while waiting:
        for step in view.ways.get(waiting.pop(), ()):
            if step.how != CALL and step.to not in found:
                found.add(step.to)
                waiting.append(step.to)
    return found
