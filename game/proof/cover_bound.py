"""How many walkthroughs a cover needs at least: as many as there are pieces of which no run takes two.

A run takes pieces one after the other along the links of what is reached, so two of which neither can come after the
other are never in one run. The most such pieces there are is the fewest chains that hold all pieces (Dilworth, "A
decomposition theorem for partially ordered sets", 1950), and those are all pieces less a largest matching of each with
one that can come after it (Fulkerson, 1956); it is found by augmenting paths. Values are left out of account, so that
the bound may be lower than what is truly needed, and never higher.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from game.proof.reach import Reached
    from game.proof.space import Node, Way

    After = list[int]
    """For each piece those that can come after it, as an integer."""


def least_walks(reached: Reached, piece_of: Callable[[Way], Hashable | None]) -> int:
    """Return a number of walkthroughs that no cover has less than; `piece_of` says what a link takes, if anything."""
    after = _joined(_closed(_after(reached, piece_of)))
    return len(after) - _matched(after)


def _after(reached: Reached, piece_of: Callable[[Way], Hashable | None]) -> After:
    """Return what can come after each piece, as far as links lead."""
    places: dict[Hashable, int] = {}
    taken: dict[Way, int] = {}
    nodes = [node for node in reached.space.nodes.values() if node.links_out]
    for node in nodes:
        for way in node.links_out or ():
            piece = piece_of(way) if way.depth >= 0 else None
            if piece is not None:
                taken[way] = places.setdefault(piece, len(places))
    ahead = _ahead(nodes, taken)
    found = [0] * len(places)
    for way, place in taken.items():
        found[place] |= ahead.get(way.target, 0)
    return found


def _ahead(nodes: list[Node], taken: dict[Way, int]) -> dict[Node, int]:
    """Return the pieces that can be taken from each node on."""
    found: dict[Node, int] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        whole = 0
        for way in node.links_out or ():
            if way.depth >= 0:
                whole |= found.get(way.target, 0) | (1 << taken[way] if way in taken else 0)
        if whole != found.get(node, 0):
            found[node] = whole
            waiting += [way.source for way in node.links_in if way.depth >= 0]
    return found


def _closed(after: After) -> After:
    """Return the same with everything that comes after what comes after."""
    found = list(after)
    for middle in range(len(found)):
        for place, ahead in enumerate(found):
            if ahead >> middle & 1:
                found[place] = ahead | found[middle]
    return found


def _joined(after: After) -> After:
    """Return the same with one piece for all that come after each other, round and round."""
    first = [
        next(
            other
            for other in range(place + 1)
            if other == place or after[place] >> other & after[other] >> place & 1
        )
        for place in range(len(after))
    ]
    kept = [place for place in range(len(after)) if first[place] == place]
    return [
        sum(1 << number for number, other in enumerate(kept) if other != place and after[place] >> other & 1)
        for place in kept
    ]


def _matched(after: After) -> int:
    """Return how many pieces can be matched with one after them, none with two."""
    before: dict[int, int] = {}

    def augmented(place: int, seen: set[int]) -> bool:
        for other in range(len(after)):
            if after[place] >> other & 1 and other not in seen:
                seen.add(other)
                if other not in before or augmented(before[other], seen):
                    before[other] = place
                    return True
        return False

    return sum(augmented(place, set()) for place in range(len(after)))
