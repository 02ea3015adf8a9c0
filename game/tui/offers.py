"""A choice as it is drawn: its number and words, then exactly what it costs and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import DANGER, DOT, LOCK, MARK, NO_PIP, PIP
from game.tui.lines import flow, hang
from game.tui.show import blank, content, row

if TYPE_CHECKING:
    from textual.content import Content

    from game.play.page import OfferLine

ODDS_INK = {"SAFE": "gain", "LIKELY": "gain", "FAIR": "accent", "EVEN": "loss", "LONG": "loss", "SLIM": "danger"}
SIXTHS = 6


def offer_lines(offer: OfferLine, width: int, armed: bool = False) -> list[Content]:
    """Return a choice as lines: what it says, then its details, or the question where it was asked for once."""
    number = content(f"{offer.number}  ", "key" if offer.open else "lock")
    words = content([offer.paragraph], "text" if offer.open else "lock")
    lines = hang(number, words, width)
    details = [_question(offer)] if armed else _details(offer)
    indent = blank(number.cell_length)
    return lines + [row(indent, line) for line in flow(details, width - number.cell_length)]


def pips(count: int) -> str:
    """Return sixths as pips."""
    return PIP * count + NO_PIP * (SIXTHS - count)


def change_ink(change: str) -> str:
    """Return the ink of a line such as "Stamina −1": by its sign, since the words say the rest."""
    return "loss" if "−" in change or "-" in change else "gain"


def _question(offer: OfferLine) -> Content:
    return content(f"{DANGER} {offer.confirm} Choose it again to do it; any other key leaves it.", "danger")


def _details(offer: OfferLine) -> list[Content]:
    if not offer.open:
        return [content(f"{LOCK} {lock}", "lock") for lock in offer.locks]
    parts = [_odds(offer)] if offer.pips >= 0 else []
    parts += [content(modifier, "muted") for modifier in offer.modifiers]
    parts += [content(cost, "loss") for cost in offer.costs]
    if offer.failure:
        parts.append(row(content("if not: ", "muted"), content(f" {DOT} ".join(offer.failure), "loss")))
    if offer.chance:
        parts.append(content("chance decides", "muted"))
    if offer.confirm:
        parts.append(content(f"{DANGER} this ends the story", "danger"))
    parts += [content(f"{MARK} {promise}".rstrip(), "mark") for promise in offer.remember]
    return parts


def _odds(offer: OfferLine) -> Content:
    ink = ODDS_INK.get(offer.odds, "text")
    return row(content(offer.odds, ink), content(" "), content(pips(offer.pips), ink))
