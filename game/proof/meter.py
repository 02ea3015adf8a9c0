"""What a step gathers, counted while it does: arrays can outgrow any budget before a layer is done.

Integers need no such thing, for they never grow longer than their layouts, which were looked at beforehand.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.budget import Budget
    from game.proof.reach import Reached
    from game.proof.space import Node, Space

COPIES = 2
"""How many times what was gathered is held by the end of a layer: in the cell, and in its layer."""


class Meter:
    """The rest of a budget: told anew after each layer, and used up by what the next one gathers."""

    def __init__(self, budget: Budget, space: Space) -> None:
        self._budget = budget
        self._space = space
        self._left = 8 * budget.most
        self._depth = 0

    def check(self, reached: Reached) -> None:
        """Tell the rest anew; Exhausted where there is none."""
        self._left = 8 * (self._budget.most - self._budget.check(reached))
        self._depth = reached.depth

    def gathered(self) -> dict[Node, int]:
        """Return where to gather sets by their nodes."""
        return _Gathered(self)

    def use(self, more: int, node: Node, bits: int) -> None:
        """Count so many more bits of what is gathered at a node; Exhausted where there are not so many left."""
        self._left -= COPIES * more
        if self._left < 0:
            raise self._budget.over(self._space, f"within {self._depth + 1} choices", node, bits)


class _Gathered(dict["Node", int]):
    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def __setitem__(self, node: Node, bits: int) -> None:
        before = self[node].bit_length() if node in self else 0
        self._meter.use(bits.bit_length() - before, node, bits)
        super().__setitem__(node, bits)
