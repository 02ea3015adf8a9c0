"""Calls that go too deep when rules fire inside them.

Four calls may be open at once. A rule can fire in whatever a call plays, and calls one deeper; where that can make
five, the game stops with an error. (Calls that are too deep by themselves are refused when the pack is read.)

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    rules:
      - {id: found, when: heat == 3, effects: heat = 0, call: day/chase}
    scenes:
      gate: {text: It is dark., choices: [{say: Go in., call: one}, {say: Leave., goto: out}]}
      one: {text: One., choices: [{say: On., call: two}, {say: Back., return: true}]}
      two: {text: Two., choices: [{say: On., call: three}, {say: Back., return: true}]}
      three: {text: Three., choices: [{say: On., call: four}, {say: Back., return: true}]}
      four: {text: Four., choices: [{say: Shout., effects: heat += 1}, {say: Back., return: true}]}
      chase: {text: You run., choices: [{say: Stop., return: true}]}

Says:

    4:59 With this rule calls can go 5 deep, and 4 are allowed: day/one, day/two, day/three, day/four, day/chase.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    rules:
      - {id: found, when: heat == 3, effects: heat = 0, call: day/chase}
    scenes:
      gate: {text: It is dark., choices: [{say: Go in., call: one}, {say: Leave., goto: out}]}
      one: {text: One., choices: [{say: On., goto: two}, {say: Back., return: true}]}
      two: {text: Two., choices: [{say: On., goto: three}, {say: Back., return: true}]}
      three: {text: Three., choices: [{say: On., call: four}, {say: Back., return: true}]}
      four: {text: Four., choices: [{say: Shout., effects: heat += 1}, {say: Back., return: true}]}
      chase: {text: You run., choices: [{say: Stop., return: true}]}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.paths import CALL
from game.pack.diagnostics import WARNING
from game.pack.flow import DEEPEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.model import Rule

SEVERITY = WARNING
_MOST_STACKS = 2000

Stack = tuple[str, ...]
"""The scenes called, outermost first."""


def find(view: View) -> Iterator[Finding]:
    """Yield each rule whose call can be one too many."""
    rules = [rule for rule in view.story.rules if rule.call is not None]
    seen: set[tuple[Stack, frozenset[str]]] = set()
    waiting: list[tuple[Stack, frozenset[str]]] = [((), frozenset())] if rules else []
    told: set[str] = set()
    while waiting and len(seen) < _MOST_STACKS:
        stack, fired = waiting.pop()
        for rule in rules:
            if rule.call is None or rule.id in fired:
                continue
            deeper = (*stack, rule.call.target.scene)
            if len(deeper) > DEEPEST:
                if rule.id not in told:
                    told.add(rule.id)
                    yield _finding(rule, deeper)
                continue
            _push(seen, waiting, deeper, fired | {rule.id})
        if len(stack) < DEEPEST:
            for callee in _calls(view, stack[-1] if stack else view.story.start):
                _push(seen, waiting, (*stack, callee), fired)


def _push(
    seen: set[tuple[Stack, frozenset[str]]],
    waiting: list[tuple[Stack, frozenset[str]]],
    stack: Stack,
    fired: frozenset[str],
) -> None:
    """Add a stack unless one as deep with the same innermost call and rules was looked at."""
    key = (("",) * (len(stack) - 1) + stack[-1:], fired)
    if key not in seen:
        seen.add(key)
        waiting.append((stack, fired))


def _calls(view: View, start: str) -> list[str]:
    """Return what can be called from a scene on, without a call between."""
    found: dict[str, None] = {}
    reached, waiting = {start}, [start]
    while waiting:
        for step in view.ways.get(waiting.pop(), ()):
            if step.how == CALL:
                found[step.to] = None
            elif step.to not in reached:
                reached.add(step.to)
                waiting.append(step.to)
    return list(found)


def _finding(rule: Rule, stack: Stack) -> Finding:
    place = rule.place if rule.call is None else rule.call.target.place
    chain = ", ".join(stack)
    said = f"With this rule calls can go {len(stack)} deep, and {DEEPEST} are allowed"
    return Finding(place, f"{said}: {chain}.")
