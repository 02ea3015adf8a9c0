"""How the players of the odds pick, one state at a time: the same rules as `odds_players`, told through the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.chance import FACES, weights
from game.story.program import RISK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.machine import Machine
    from game.engine.remembered import Values

    Dice = Callable[[], float]
    """Gives a number from 0 up to 1."""
    Player = Callable[[Machine, Values, Sequence[int], Dice], int]
    """From the open choices to the one that is taken."""


def uniform(_here: Machine, _values: Values, choices: Sequence[int], dice: Dice) -> int:
    """Pick each open choice equally often."""
    return choices[int(dice() * len(choices))]


def careful(here: Machine, values: Values, choices: Sequence[int], _dice: Dice) -> int:
    """Pick the likeliest success, then the smallest cost, then the first."""
    return max(choices, key=lambda choice: (_pips(here, values, choice), -_cost(here, choice)))


def bold(here: Machine, values: Values, choices: Sequence[int], _dice: Dice) -> int:
    """Pick a risk if there is one, the longest first, then the largest cost, then the first."""

    def boldness(choice: int) -> tuple[int, int]:
        risky = here.program.tables.choices[choice].kind == RISK
        return (FACES + 1 - _pips(here, values, choice) if risky else 0), _cost(here, choice)

    return max(choices, key=boldness)


PLAYERS: dict[str, Player] = {"uniform": uniform, "careful": careful, "bold": bold}


def _pips(here: Machine, values: Values, choice: int) -> int:
    """Return the sixths of success; of what can't fail all six."""
    if here.program.tables.choices[choice].kind != RISK:
        return FACES
    return weights(here, values, choice)[0]


def _cost(here: Machine, choice: int) -> int:
    return sum(amount for _, amount in here.program.tables.choices[choice].costs[here.mode_index])
