"""How players pick for many runs at once: the same rules as `simulate_players`, on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from game.engine.chance import FACES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.proof.batch_fields import Words
    from game.proof.batch_nodes import Turn

    Picks = Callable[[Sequence[Turn], Words, np.random.Generator], Any]
    """From the choices of a cell to the number of the one that each run takes, or -1 where none is open."""

STUCK = -1


def uniform(turns: Sequence[Turn], words: Words, dice: np.random.Generator) -> Any:
    """Pick each open choice equally often."""
    size = len(words[0])
    thrown = dice.random(size, np.float32)
    if all(turn.open is None for turn in turns):
        return (thrown * np.float32(len(turns))).astype(np.int8)
    opened = [_open(turn, words, size) for turn in turns]
    count = opened[0].astype(np.int8)
    for one in opened[1:]:
        count += one
    # a throw that rounding brings up to the count itself counts for the last
    left = np.minimum((thrown * count).astype(np.int8), count - 1)
    picked = np.full(size, STUCK, np.int8)
    for number, one in enumerate(opened):
        picked[one & (left == 0)] = number
        left -= one
    return picked


def careful(turns: Sequence[Turn], words: Words, _dice: np.random.Generator) -> Any:
    """Pick the likeliest success, then the smallest cost, then the first."""
    dearest = 1 + max(turn.cost for turn in turns)
    return _best(turns, words, lambda turn: _pips(turn, words) * dearest - turn.cost)


def bold(turns: Sequence[Turn], words: Words, _dice: np.random.Generator) -> Any:
    """Pick a risk if there is one, the longest first, then the largest cost, then the first."""
    dearest = 1 + max(turn.cost for turn in turns)

    def boldness(turn: Turn) -> Any:
        longest = 0 if not turn.risk else FACES + 1 - _pips(turn, words)
        return longest * dearest + turn.cost

    return _best(turns, words, boldness)


PICKS: dict[str, Picks] = {"uniform": uniform, "careful": careful, "bold": bold}


def _open(turn: Turn, words: Words, size: int) -> Any:
    return np.broadcast_to(True if turn.open is None else turn.open(words), size)


def _pips(turn: Turn, words: Words) -> Any:
    """Return the sixths of success once the choice is paid for; where it is not open, any number."""
    if turn.pips is None:
        return FACES
    if turn.before is not None:
        words = [word.copy() for word in words]
        turn.before(words)
    return turn.pips(words)


def _best(turns: Sequence[Turn], words: Words, worth: Callable[[Turn], Any]) -> Any:
    """Return the first choice of the greatest worth among those that are open."""
    size = len(words[0])
    picked = np.full(size, STUCK, np.int8)
    most = np.full(size, np.iinfo(np.int64).min)
    for number, turn in enumerate(turns):
        own = np.broadcast_to(worth(turn), size)
        better = _open(turn, words, size) & (own > most)
        picked[better] = number
        most[better] = own[better]
    return picked
