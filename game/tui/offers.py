"""A choice as it is drawn: its number and words, then exactly what it costs and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import DANGER, DOT, LOCK, MARK, MINUS, NO_PIP, PIP
from game.tui.lines import ends, flow, hang
from game.tui.show import blank, content, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import OfferLine

ODDS_INK = {
    "SAFE": "gain",
    "LIKELY": "gain",
    "FAIR": "accent",
    "EVEN": "loss",
    "LONG": "loss",
    "SLIM": "danger",
}
REMEMBERED = "will come back"
SIXTHS = 6
GAP = 3
"""Cells at least between the words of a choice and details on the same line."""


def offer_lines(
    offer: OfferLine,
    width: int,
    *,
    armed: bool = False,
    inline: bool = False,
    low: frozenset[str] = frozenset(),
) -> list[Content]:
    """Return a choice as lines: what it says, then its details, or the question where it was asked for once.

    Where lines are dear (inline) the details stand behind the words if there is room. `low` names the meters that
    are better low.
    """
    details = [_question(offer)] if armed else _details(offer, low)
    ways = [_laid(offer, [*details, *marks], width, inline=inline) for marks in _marks(offer, armed=armed)]
    return min(ways, key=len)


def _laid(offer: OfferLine, details: Sequence[Content], width: int, *, inline: bool) -> list[Content]:
    number = content(f"{offer.number}  ", "key" if offer.open else "lock")
    words = content([offer.paragraph], "text" if offer.open else "lock")
    room = width - number.cell_length
    lines = flow(details, room)
    if inline and len(lines) == 1 and words.cell_length + GAP + lines[0].cell_length <= room:
        return [row(number, ends(words, lines[0], room))]
    indent = blank(number.cell_length)
    return hang(number, words, width) + [row(indent, line) for line in lines]


def _marks(offer: OfferLine, *, armed: bool) -> list[list[Content]]:
    """Return the ways to mark a choice that will come back, the one in words first: it is left where it costs a line.

    What exactly comes back is said once the choice is made: before, it would tell the outcome.
    """
    if armed or not (offer.open and offer.remember):
        return [[]]
    return [[content(f"{MARK} {REMEMBERED}", "mark")], [content(MARK, "mark")]]


def pips(count: int) -> str:
    """Return sixths as pips."""
    return PIP * count + NO_PIP * (SIXTHS - count)


def change_ink(change: str, low: frozenset[str]) -> str:
    """Return the ink of a line such as "Heat +1: Noticed": whether that is good for the player."""
    sign = MINUS if MINUS in change else "+"
    title, found, _ = change.partition(sign)
    if not found:
        return "text"
    return "gain" if (sign == MINUS) == (title.strip() in low) else "loss"


def _question(offer: OfferLine) -> Content:
    return content(f"{DANGER} {offer.confirm} Choose it again to do it.", "danger")


def _details(offer: OfferLine, low: frozenset[str]) -> list[Content]:
    if not offer.open:
        return [content(f"{LOCK} {lock}", "lock") for lock in offer.locks]
    parts = [_odds(offer)] if offer.pips >= 0 else []
    parts += [content(modifier, "muted") for modifier in offer.modifiers]
    parts += [content(cost, "loss") for cost in offer.costs]
    parts += [content(change, change_ink(change, low)) for change in offer.changes]
    for condition, effects in (("if it works: ", offer.success), ("if not: ", offer.failure)):
        if effects:
            told = [content(effect, change_ink(effect, low)) for effect in effects]
            parts.append(row(content(condition, "muted"), content(f" {DOT} ", "muted").join(told)))
    if offer.chance:
        parts.append(content("chance decides", "muted"))
    if offer.confirm:
        parts.append(content(f"{DANGER} ends the story", "danger"))
    return parts


def _odds(offer: OfferLine) -> Content:
    ink = ODDS_INK.get(offer.odds, "text")
    return row(content(offer.odds, ink), content(" "), content(pips(offer.pips), ink))
