"""Guards on links, and the timers that become guards and steps down: each way that ticks can go, by what falls due."""

from __future__ import annotations

from game.language.simplify import build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.proof.points import Item, Items
    from game.story.program import Code, Tables


class Ticking:
    """The guards of one program's links, and the timers that rules watch."""

    def __init__(self, tables: Tables) -> None:
        self.at_one = {
            rule.timer: build("eq", ("var", rule.timer), ("int", 1))
            for rule in tables.rules
            if rule.timer >= 0
        }
        """By watched timer, the condition that its next tick is its last."""
        self._guards: dict[int, tuple[Code, Item, Item]] = {}

    def guard(self, code: Code, *, holds: bool) -> Item:
        """Return the guard that a condition holds, or does not: one value for each code, so that it is known again."""
        found = self._guards.get(id(code))
        if found is None:
            found = self._guards[id(code)] = (code, ("if", code), ("unless", code))
        return found[1 if holds else 2]

    def ways(self, ops: Iterable[Item], due: frozenset[int]) -> list[tuple[Items, frozenset[int]]]:
        """Return the ways that operations can go, as each watched timer is due or not."""
        branches: list[tuple[Items, frozenset[int]]] = [((), due)]
        for op in ops:
            if op[0] != "tick":
                branches = [((*items, op), now) for items, now in branches]
            elif op[1] not in self.at_one:
                branches = [((*items, ("down", op[1])), now) for items, now in branches]
            else:
                at_one = self.at_one[op[1]]
                branches = [
                    branch
                    for items, now in branches
                    for branch in (
                        ((*items, self.guard(at_one, holds=False), ("down", op[1])), now),
                        ((*items, self.guard(at_one, holds=True)), now | {op[1]}),
                    )
                ]
        return branches
