"""Odds as text for a writer and as JSON for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from game.proof.odds_chances import Chance
    from game.proof.odds_found import Odds
    from game.proof.odds_leaving import Leaving
    from game.proof.odds_losses import Loss
    from game.story.program import Tables

FORMAT = 1
MOST_BITS = 14_000
"""Longest denominator that is written out: its digits stay below Python's own limit of 4,300."""
SHOWN = 12
"""Choices listed for an ending in text: those that cost most."""


def as_json(tables: Tables, odds: Odds) -> dict[str, Any]:
    """Return the document that design section 6 promises, format 1: each player by name, beside what is known of all."""
    return {
        "format": FORMAT,
        "story": odds.story,
        "version": odds.version,
        "mode": odds.mode,
        "verdict": "undecided" if odds.reasons else "decided",
        "reasons": list(odds.reasons),
        "explored": odds.states,
        "seconds": round(odds.seconds, 6),
        **{
            player: {name: _chance(chance) for name, chance in endings.items()}
            for player, endings in odds.players.items()
        },
        "unended": {player: _chance(chance) for player, chance in odds.unended.items()},
        "meters": {
            player: {episode: _leaving(tables, leaving) for episode, leaving in episodes.items()}
            for player, episodes in odds.meters.items()
        },
        "conditions": {
            player: {
                episode: dict(zip(odds.conditions, map(_chance, leaving.holds), strict=True))
                for episode, leaving in episodes.items()
            }
            for player, episodes in odds.meters.items()
            if odds.conditions
        },
        "losses": {
            ending: {loss.choice: {"least": loss.least, "most": loss.most} for loss in losses}
            for ending, losses in odds.losses.items()
        },
    }


def _chance(chance: Chance) -> dict[str, Any]:
    exact = None if chance.exact is None else _fraction(chance.exact)
    return {"exact": exact, "low": chance.low, "high": chance.high}


def _fraction(exact: Fraction) -> str | None:
    """Return a fraction with its denominator, also where that is 1; None where Python would not write it out."""
    if exact.denominator.bit_length() > MOST_BITS:
        return None
    return f"{exact.numerator}/{exact.denominator}"


def _leaving(tables: Tables, leaving: Leaving) -> dict[str, Any]:
    means = {tables.slots[slot].name: float(mean) for slot, mean in leaving.means.items()}
    return {"times": float(leaving.times), "means": means}


def as_text(tables: Tables, odds: Odds) -> str:
    """Return a report for a writer."""
    lines = [f"{odds.story} {odds.version} in {odds.mode}: {odds.states} states; {odds.seconds:.2f} s"]
    if odds.players:
        lines += ["", *_table(odds)]
    for number, condition in enumerate(odds.conditions):
        if odds.meters:
            lines += ["", f"Chance of `{condition}` on leaving each episode:", *_holding(odds, number)]
    for player, episodes in odds.meters.items():
        if not any(leaving.means for leaving in episodes.values()):
            continue
        lines += ["", f"Meters of the {player} player on leaving each episode:", *_meters(tables, episodes)]
    for ending, losses in odds.losses.items():
        lines += [
            "",
            f"What a choice costs the best player for {ending}, at least and at most:",
            *_lost(losses),
        ]
    if odds.reasons:
        lines += ["", "Undecided:", *(f"  {reason}" for reason in odds.reasons)]
    return "\n".join(lines) + "\n"


def _table(odds: Odds) -> Iterator[str]:
    names = list(next(iter(odds.players.values())))
    width = max(len(name) for name in [*names, "no ending"])
    yield "  ".join([" " * width, *(f"{player:>11}" for player in odds.players)])
    for name in names:
        cells = [_shown(endings[name]) for endings in odds.players.values()]
        yield "  ".join([name.ljust(width), *(f"{cell:>11}" for cell in cells)]).rstrip()
    if any(chance.low > 0 for chance in odds.unended.values()):
        cells = [_shown(odds.unended[one]) if one in odds.unended else "" for one in odds.players]
        yield "  ".join(["no ending".ljust(width), *(f"{cell:>11}" for cell in cells)]).rstrip()


def _holding(odds: Odds, condition: int) -> Iterator[str]:
    """Yield a table of the chances of a condition: a row for each episode, a column for each fixed player."""
    episodes = list(dict.fromkeys(one for left in odds.meters.values() for one in left))
    width = max(map(len, episodes), default=0)
    yield "  ".join([" " * width, *(f"{player:>11}" for player in odds.meters)])
    for episode in episodes:
        cells = [
            _shown(left[episode].holds[condition]) if episode in left else "" for left in odds.meters.values()
        ]
        yield "  ".join([episode.ljust(width), *(f"{cell:>11}" for cell in cells)]).rstrip()


def _shown(chance: Chance) -> str:
    """Return a probability for a table: a short fraction as it is, else a percentage."""
    if chance.exact is not None and chance.exact.denominator < 10**4:
        return str(chance.exact)
    if chance.low <= 0:
        return "0" if chance.high <= 0 else f"< {chance.high:.0e}"
    return f"{(chance.low + chance.high) / 2:.6%}" if chance.high >= 1e-6 else f"{chance.high:.2e}"


def _meters(tables: Tables, episodes: dict[str, Leaving]) -> Iterator[str]:
    for episode, leaving in episodes.items():
        means = ", ".join(
            f"{tables.slots[slot].name} {float(mean):.3f}" for slot, mean in leaving.means.items()
        )
        yield f"  {episode} (left {float(leaving.times):.4g} times): {means}"


def _lost(losses: list[Loss]) -> Iterator[str]:
    costly = sorted(losses, key=lambda loss: (-loss.most, loss.choice))
    for loss in costly[:SHOWN]:
        yield f"  {loss.least:>9.4%} {loss.most:>9.4%}  {loss.choice}"
    if len(costly) > SHOWN:
        yield f"  and {len(costly) - SHOWN} more that cost no more than that"
