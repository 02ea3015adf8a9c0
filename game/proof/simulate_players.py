"""How the players of the odds pick, one state at a time: the same rules as `odds_players`, told through the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.chance import FACES, weights
from game.engine.machine import machine_of
from game.story.program import MODE, RISK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from game.engine.state import State
    from game.story.program import Program

    Player = Callable[[Program, State, Sequence[int], Random], int]
    """From the open choices to the one that is taken."""


def uniform(_program: Program, _state: State, choices: Sequence[int], dice: Random) -> int:
    """Pick each open choice equally often."""
    return choices[int(dice.random() * len(choices))]


def careful(program: Program, state: State, choices: Sequence[int], _dice: Random) -> int:
    """Pick the likeliest success, then the smallest cost, then the first."""
    return max(choices, key=lambda choice: (_pips(program, state, choice), -_cost(program, state, choice)))


def bold(program: Program, state: State, choices: Sequence[int], _dice: Random) -> int:
    """Pick a risk if there is one, the longest first, then the largest cost, then the first."""

    def boldness(choice: int) -> tuple[int, int]:
        risky = program.tables.choices[choice].kind == RISK
        return (FACES + 1 - _pips(program, state, choice) if risky else 0), _cost(program, state, choice)

    return max(choices, key=boldness)


PLAYERS: dict[str, Player] = {"uniform": uniform, "careful": careful, "bold": bold}


def _pips(program: Program, state: State, choice: int) -> int:
    """Return the sixths of success; of what can't fail all six."""
    if program.tables.choices[choice].kind != RISK:
        return FACES
    return weights(machine_of(program, state.values), state, choice)[0]


def _cost(program: Program, state: State, choice: int) -> int:
    return sum(amount for _, amount in program.tables.choices[choice].costs[state.values[MODE]])
