"""How many walkthroughs a cover needs at least: as many as there are pieces of which no run takes two.

Those are a largest clique among pieces that are never in one run. It is looked for among those that may never be, and
only its own members are asked (`cover_apart`): either they hold, and nothing is larger, or more is known for the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.cover_clique import largest_clique
from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.cover_apart import Apart
    from game.proof.cover_pieces import Mask


def never_two(apart: Apart, over: Callable[[], bool]) -> Mask:
    """Return pieces of which no run takes two: the most there are, unless the time is over before that is known."""
    while not over():
        clique = largest_clique(apart.perhaps())
        unasked = apart.unasked(clique)
        if not unasked:
            return clique
        for number in places(unasked):
            apart.ask(number, over)
    return largest_clique(apart.surely())
