"""A cost that is higher than its variable can be, in some mode.

The choice is locked in that mode for good, with a key that no player can find.

Triggers it:

    variables:
      packs: {range: 0..3, start: 3}
    modes:
      standard: {title: Standard, default: true}
      curfew: {title: Curfew, costs: 1}
    scenes:
      gate:
        text: The gate is shut.
        camp: true
        choices:
          - {say: Bribe the guard., cost: {packs: 3}, then: He counts twice., goto: out}
          - {say: Wait for the morning., goto: out, then: It is a long night.}

Says:

    11:9 This costs 4 of `packs` in Curfew, and there are at most 3: nobody can pay it.

Write instead:

    variables:
      packs: {range: 0..3, start: 3}
    modes:
      standard: {title: Standard, default: true}
      curfew: {title: Curfew, costs: 1}
    scenes:
      gate:
        text: The gate is shut.
        camp: true
        choices:
          - {say: Bribe the guard., cost: {packs: 2}, then: He counts twice., goto: out}
          - {say: Wait for the morning., goto: out, then: It is a long night.}
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View
    from game.story.model import Mode
    from game.story.place import Place

SEVERITY = WARNING

Cost = tuple[tuple[str, int], ...]
Prices = tuple[tuple[str, Cost], ...]


def find(view: View) -> Iterator[Finding]:
    """Yield each cost that can't be paid in some mode: once, for all modes in which it can't."""
    for place, plain, prices in _priced(view):
        whole = dict(prices)
        failed: dict[tuple[str, int, int], list[Mode]] = {}
        for mode in view.story.modes:
            shift = 0 if mode.name in whole else mode.costs
            for name, amount in whole.get(mode.name, plain):
                variable = view.variables[name]
                most = dict(mode.tops).get(name, variable.high) - variable.low
                if amount + shift > most:
                    failed.setdefault((name, amount + shift, most), []).append(mode)
        for (name, amount, most), modes in failed.items():
            yield Finding(place, _message(view, name, amount, most, modes))


def _message(view: View, name: str, amount: int, most: int, modes: list[Mode]) -> str:
    everywhere = len(modes) == len(view.story.modes)
    where = "" if everywhere else f" in {' and '.join(mode.title for mode in modes)}"
    return f"This costs {amount} of `{name}`{where}, and there are at most {most}: nobody can pay it."


def _priced(view: View) -> Iterator[tuple[Place, Cost, Prices]]:
    """Yield whatever has a cost: its place, the cost, and those of some modes."""
    if view.story.push is not None:
        yield view.story.push.place, view.story.push.cost, ()
    for scene in view.story.scenes:
        if scene.storylet is not None:
            yield scene.storylet.place, scene.storylet.cost, ()
    for _, choice in view.choices:
        if choice.cost or choice.cost_in:
            yield choice.place, choice.cost, choice.cost_in
