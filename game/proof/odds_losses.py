"""What taking a choice costs the best player for an ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.proof.coverage import choice_name
from game.proof.odds_board import NONE, span

if TYPE_CHECKING:
    from game.proof.odds_board import Board
    from game.proof.odds_induction import Induction
    from game.story.program import Tables


@dataclass(frozen=True, slots=True)
class Loss:
    """What taking a choice costs the best player, over the states in which it is open."""

    choice: str
    least: float
    most: float


def losses(tables: Tables, board: Board, solved: Induction, column: int) -> list[Loss]:
    """Return what each choice costs who plays best for what a column is about, in the order of the choices."""
    middle = solved.value[:, :, column].mean(axis=0)
    found: dict[int, tuple[float, float]] = {}
    for block in board.blocks:
        own = middle[span(block)]
        for way in block.ways:
            if way.choice == NONE or not len(way.target):
                continue
            lost = np.clip((own if way.kept is None else own[way.kept]) - middle[way.target], 0, 1)
            least, most = found.get(way.choice, (1.0, 0.0))
            found[way.choice] = min(least, float(lost.min())), max(most, float(lost.max()))
    names: dict[str, tuple[float, float]] = {}
    for choice, (low, high) in sorted(found.items()):
        name = choice_name(tables, choice)
        least, most = names.get(name, (1.0, 0.0))
        names[name] = min(least, low), max(most, high)
    return [Loss(name, *pair) for name, pair in names.items()]
