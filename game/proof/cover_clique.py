"""The most pieces of which no two are in one run: a largest clique.

By branch and bound, a clique having no more members than colours that tell its members apart (Tomita and Seki, "An
efficient branch-and-bound algorithm for finding a maximum clique", 2003), sets being integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.sets import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.cover_pieces import Mask

MOST_BRANCHES = 20_000
"""Sets that are branched on before the largest clique so far is taken."""


def largest_clique(apart: Sequence[Mask]) -> Mask:
    """Return a clique, the largest there is but for very many branches; `apart` has each piece's neighbours."""
    search = _Search(apart)
    search.expand((1 << len(apart)) - 1, 0)
    return search.best


class _Search:
    def __init__(self, apart: Sequence[Mask]) -> None:
        self.apart = apart
        self.best: Mask = 0
        self.left = MOST_BRANCHES

    def expand(self, among: Mask, chosen: Mask) -> None:
        """Look for larger cliques that are what was chosen with some of the others."""
        self.left -= 1
        for number, colours in reversed(self._coloured(among)):
            if chosen.bit_count() + colours <= self.best.bit_count() or self.left <= 0:
                return
            more = chosen | 1 << number
            if more.bit_count() > self.best.bit_count():
                self.best = more
            if among & self.apart[number]:
                self.expand(among & self.apart[number], more)
            among &= ~(1 << number)

    def _coloured(self, among: Mask) -> list[tuple[int, int]]:
        """Return the numbers in the order of their colours, each with how many colours there are up to its own."""
        found = []
        colour = 0
        while among:
            colour += 1
            alike = among
            while alike:
                number = next(places(alike))
                alike &= ~(self.apart[number] | 1 << number)
                among &= ~(1 << number)
                found.append((number, colour))
        return found
