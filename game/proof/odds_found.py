"""What is known of a story's odds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.proof.odds_chances import Chance
    from game.proof.odds_leaving import Leaving
    from game.proof.odds_losses import Loss


@dataclass(slots=True)
class Odds:
    """What is known of a story's odds in one mode; filled player by player."""

    story: str
    version: str
    mode: str
    states: int = 0
    """States explored, those merged that no one can tell apart."""
    players: dict[str, dict[str, Chance]] = field(default_factory=dict)
    """For each player the endings, by the name of their scene."""
    unended: dict[str, Chance] = field(default_factory=dict)
    """For each fixed player the chance of coming to no ending: going round for ever, or stuck."""
    meters: dict[str, dict[str, Leaving]] = field(default_factory=dict)
    """For each fixed player, how each episode is left, by its id; means by slot."""
    conditions: tuple[str, ...] = ()
    """The conditions whose chance was asked for; for each fixed player and episode `meters` has it."""
    losses: dict[str, list[Loss]] = field(default_factory=dict)
    """For each ending asked for, what each choice costs the best player."""
    reasons: list[str] = field(default_factory=list)
    """Why something is undecided; empty where all is decided."""
    seconds: float = 0.0
