"""The board: a story as a Markov decision process in blocks of arrays, for every player alike.

A *place* is where someone decides, the player or chance: a cell, a risk or chance about to be rolled, the threshold of
an episode, an ending. Places of one point are a *block*, numbered one after the other. From a block lead *ways*: each
is one turn that the player may pick, or one fall of the dice, for all places of the block at which it can come, and it
says of each where it leads. Everything in between is followed to where it leads. A threshold has one turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.proof.budget import Exhausted

if TYPE_CHECKING:
    from game.proof.odds_arena import Truth, Whole

PER_EDGE, PER_PLACE, IN_CIRCLE = 12, 24, 200
"""Bytes that one takes at the most: of the board and what is worked out on it, measured on the season, and in a circle."""
NONE = -1
SURE = 6
"""Pips of what can't fail."""


class Way(NamedTuple):
    """One turn or one fall of the dice, from the places of a block at which it can come."""

    kept: Whole | None
    """These places, counted in the block; None: all of them."""
    target: Whole
    """The place to which it leads from each."""
    choice: int = NONE
    """The choice that a turn is."""
    cost: int = 0
    """What a turn costs, over all variables."""
    risk: bool = False
    """Whether a turn is a risk."""
    weight: Whole | None = None
    """How often the dice fall so, from each place, in its whole; None: of a turn."""
    other: Whole | None = None
    """Where it leads if it is pushed, the target where that can't be done; None: nowhere can it."""


@dataclass(frozen=True, slots=True)
class Block:
    """The places of one point."""

    first: int
    """The number of its first place."""
    size: int
    dice: bool
    """Whether chance decides."""
    ways: tuple[Way, ...] = ()
    """In the order in which a player sees them."""
    whole: Whole | None = None
    """Of dice, the sum of the weights at each place."""
    pips: Whole | None = None
    """Of a risk, the sixths of success at each place."""
    cell: bool = False
    """Whether its places stand between two steps."""
    ending: int = NONE
    """The ending that its places are."""
    chapter: int = NONE
    """The chapter that is played here."""
    threshold: bool = False
    """Whether an episode is come into here."""
    meters: tuple[tuple[int, Whole], ...] = ()
    """Where an episode may be left, (slot of a meter, its values)."""
    holds: tuple[Truth, ...] = ()
    """There, too, whether each condition asked for holds."""


class Group(NamedTuple):
    """Blocks that lead to each other, or one alone."""

    blocks: tuple[int, ...]
    circling: bool
    """Whether any of its places may lead to one of them, as far as blocks tell."""


@dataclass(frozen=True, slots=True)
class Board:
    """All blocks."""

    blocks: tuple[Block, ...]
    """By the numbers of their places."""
    groups: tuple[Group, ...]
    """In order from the ends: what a group leads to comes before it."""
    leads: tuple[tuple[int, ...], ...]
    """The blocks that each leads to."""
    of: Whole
    """The block of each place."""
    start: int
    dearest: int
    """What the dearest turn costs."""

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.of)

    @property
    def states(self) -> int:
        """How many places are states: those between two steps."""
        return sum(block.size for block in self.blocks if block.cell)

    @property
    def circles(self) -> bool:
        """Whether any place may be come to again, as far as blocks tell."""
        return any(group.circling for group in self.groups)


def span(block: Block) -> slice:
    """Return the numbers of a block's places."""
    return slice(block.first, block.first + block.size)


def closed(block: Block) -> Whole:
    """Return the places of a block from which no way leads."""
    if any(way.kept is None for way in block.ways):
        return np.zeros(0, np.int32)
    shut = np.ones(block.size, bool)
    for way in block.ways:
        shut[way.kept] = False
    return np.flatnonzero(shut)


def pips_of(board: Board, way: Way) -> Whole | int:
    """Return the sixths of success of a turn, at each of its places."""
    if not way.risk or not len(way.target):
        return SURE
    rolled = board.blocks[int(board.of[way.target[0]])]
    return SURE if rolled.pips is None else rolled.pips[way.target - rolled.first]


def check_size(board: Board, budget: int) -> None:
    """Raise Exhausted where a board, or what is made of its widest circle, takes more bytes than may be held."""
    edges = [sum(len(way.target) for way in block.ways) for block in board.blocks]
    held = sum(edges) * PER_EDGE + board.size * PER_PLACE
    if held > budget:
        raise Exhausted(f"{sum(edges)} ways lead on from {board.size} places: more than the budget can hold")
    for group in board.groups:
        within = sum(edges[at] for at in group.blocks)
        if group.circling and held + within * IN_CIRCLE > budget:
            raise Exhausted(
                f"{within} ways lead round among places that lead to each other: more than the budget can hold"
            )
