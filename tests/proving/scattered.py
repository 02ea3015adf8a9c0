"""Forms as no proof would choose them, so that small packs ask for everything that large ones do."""

from __future__ import annotations

from game.proof.projected_layout import PRODUCTS, ProjectedLayout
from game.proof.sparse_ways import ARRAYS


class Scattered(ProjectedLayout):
    """A layout that holds slots apart which an episode does read or write, other ones in every layout."""

    def __init__(self, domains, order, far=0):
        slots = list(order)
        super().__init__(domains, slots, far ^ (0x5A3C9 * (len(slots) + 1) + sum(slots)))


APART = ARRAYS._replace(one_layout=0, narrow=0)
"""Arrays with a layout for every scene, so that sets are carried from one to the next."""
PARTED = PRODUCTS._replace(one_layout=0, narrow=0)
"""Products with a layout for every scene."""
SCATTERED = PARTED._replace(layout=Scattered)
"""Products of slots that do belong together."""
