"""Layouts for projected sets: the far slots above the near ones, each kind with a layout of integers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from game.proof.form import PROJECTED, Form
from game.proof.layout import Layout, lowest, positions
from game.proof.projected import Projected
from game.proof.projected_moves import projected
from game.proof.space import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.proof.domains import Domains
    from game.proof.movements import Movement


class ProjectedLayout(Layout):
    """Slots with their strides as in an integer, cut where the far ones begin; sets are typed as integers."""

    __slots__ = ("_whole", "far", "near")

    def __init__(self, domains: Domains, order: Iterable[int], far: int = 0) -> None:
        slots = list(order)
        self.near = Layout(domains, (slot for slot in slots if not far >> slot & 1))
        self.far = Layout(domains, (slot for slot in slots if far >> slot & 1))
        super().__init__(domains, (*self.near.order, *self.far.order))
        self._whole: Any = None

    @property
    def full(self) -> Any:
        """The set of all valuations."""
        if self._whole is None:
            self._whole = Projected({self.near.full: self.far.full})
        return self._whole

    @property
    def span(self) -> int:
        """How many bits a part of a product takes at most."""
        return max(self.near.size, self.far.size)

    def _holding(self, slot: int, indices: tuple[int, ...]) -> Any:
        if len(indices) == len(self.domains[slot]):
            return self.full
        if not indices:
            return 0
        if self.near.has(slot):
            return Projected({self.near.holding(slot, indices): self.far.full})
        return Projected({self.near.full: self.far.holding(slot, indices)})

    def valuations(self, bits: Any) -> Iterator[dict[int, int]]:
        """Yield every valuation of a set."""
        for near, far in bits.parts.items() if bits else ():
            for upper in positions(far):
                yield from (self.valuation(upper * self.near.size + lower) for lower in positions(near))

    def lowest(self, bits: Any) -> int:
        """Return the position that comes first in a set."""
        return min(lowest(far) * self.near.size + lowest(near) for near, far in bits.parts.items())

    def single(self, position: int) -> Any:
        """Return the set of one position."""
        far, near = divmod(position, self.near.size)
        return Projected({1 << near: 1 << far})

    def forget(self) -> None:
        """Give up all that was made so far, in both parts too."""
        super().forget()
        self.near.forget()
        self.far.forget()
        self._whole = None

    def _readied(self, move: Movement, target: Layout) -> Movement:
        return projected(move, self, cast("ProjectedLayout", target))


PRODUCTS = Form(PROJECTED, ProjectedLayout, Way, one_layout=1 << 14, narrow=1 << 12, projects=True)
"""Each set is a union of products."""
