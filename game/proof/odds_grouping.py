"""The order in which odds are worked out: points, and then blocks, that lead to each other go together, the ends first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.proof.odds_board import Board, Group
from game.proof.odds_graphs import components, layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.proof.odds_board import Block
    from game.proof.odds_explore import Explored, Field


def in_order(explored: Explored) -> list[list[Field]]:
    """Return the points that are reached in their groups, those that a group leads to before it."""
    fields = list(explored.nodes())
    number = {id(field.node): at for at, field in enumerate(fields)}
    pairs = [
        (at, number[id(ahead.target)])
        for at, field in enumerate(fields)
        for ahead in explored.ahead(field.node)
        if ahead.used
    ]
    return [[fields[at] for at in group] for group in _groups(len(fields), pairs)]


def grouped(blocks: Sequence[Block], start: int, kind: Any) -> Board:
    """Return blocks, given by the numbers of their places, as a board."""
    narrow: Any = np.int16 if len(blocks) < 1 << 15 else kind
    of = np.repeat(np.arange(len(blocks), dtype=narrow), [block.size for block in blocks])
    leads = []
    for block in blocks:
        hit = np.zeros(len(blocks), bool)
        for way in block.ways:
            hit[of[way.target]] = True
            if way.other is not None:
                hit[of[way.other]] = True
        leads.append(tuple(np.flatnonzero(hit).tolist()))
    pairs = [(at, other) for at, others in enumerate(leads) for other in others]
    groups = (
        Group(tuple(group), len(group) > 1 or group[0] in leads[group[0]])
        for group in _groups(len(blocks), pairs)
    )
    dearest = max((way.cost for block in blocks for way in block.ways), default=0)
    return Board(tuple(blocks), tuple(groups), tuple(leads), of, start, dearest)


def _groups(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the strongly connected components of a graph, those that one leads to before it."""
    source, target = np.array(pairs, np.int64).reshape(-1, 2).T
    component = components(size, source, target)
    outer = component[source] != component[target]
    level = layers(int(component.max(initial=-1)) + 1, component[source[outer]], component[target[outer]])
    found: dict[tuple[int, int], list[int]] = {}
    for at, own in enumerate(component.tolist()):
        found.setdefault((int(level[own]), own), []).append(at)
    return [found[key] for key in sorted(found)]
