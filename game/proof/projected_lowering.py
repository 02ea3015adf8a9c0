"""Lowering the difficulty where sets are products: a camp's set of integers or products, carried part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from game.proof.liveness import mask_of_slots
from game.proof.lowering import Carrying, as_integer
from game.proof.projected import Projected
from game.proof.projected_layout import ProjectedLayout
from game.proof.projected_moves import Switch, forgotten, moved

if TYPE_CHECKING:
    from game.proof.layout import Layout


class ProjectedCarrying(Carrying):
    """Sets of a cell in one mode, carried to the same cell in an easier one; they are typed as integers."""

    def __init__(self, source: Layout, target: Layout, live: int, tops: tuple[int, ...]) -> None:
        super().__init__(source, target, live, tops)
        to = cast("ProjectedLayout", target)
        values = tuple(
            tuple(min(value, top) for value in own) for own, top in zip(source.domains, tops, strict=True)
        )
        far = source.far.order if isinstance(source, ProjectedLayout) else ()
        held = ProjectedLayout(values, source.order, mask_of_slots(frozenset(far)))
        common = [slot for slot in source.order if target.has(slot) and live >> slot & 1]
        self._forget = forgotten(held, [one for one in source.order if one not in common])
        self._switch = Switch(held, to, common)
        self._far, self._near = divmod(self._base, to.near.size)

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        if not isinstance(self._source, ProjectedLayout):
            whole = as_integer(self._source, bits)
            bits = Projected({whole: 1} if whole else {})
        return moved(self._switch.done(self._forget.forward(bits)), self._near, self._far)
