"""Offers in words: everything a choice costs and risks, as the player reads it before taking it."""

from __future__ import annotations

from game.engine.offers import certain, offers
from game.play.moment import words
from game.play.page import OfferLine
from game.play.wording import MINUS, effects, has_amount, odds, signed
from game.story.rendering import render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.engine.offers import Lock, Offer, RiskOffer
    from game.engine.state import State
    from game.story.program import Choice, Program

ENDS = "This ends the story."
UNHARMED = ("nothing lost at once",)
"""What is said of a failure that can come and has no price."""


def offer_lines(program: Program, state: State) -> tuple[OfferLine, ...]:
    """Return the visible choices of the scene stood in, numbered from 1."""
    if program.tables.scenes[state.scene].ending >= 0:
        return ()
    return tuple(
        _line(program, state, number, offer) for number, offer in enumerate(offers(program, state), 1)
    )


def _line(program: Program, state: State, number: int, offer: Offer) -> OfferLine:
    slots = program.tables.slots
    risk = offer.risk
    paragraphs = render(program, offer.say, state.values)
    return OfferLine(
        number=number,
        choice=offer.choice,
        id=offer.id,
        say=words(program, offer.say, state.values),
        paragraph=paragraphs[0] if paragraphs else (),
        open=offer.open,
        costs=tuple(f"{slots[slot].title} {MINUS}{amount}" for slot, amount in offer.costs),
        changes=effects(program, offer.changes, _assigned(program.tables.choices[offer.choice])),
        pips=-1 if risk is None else risk.pips,
        odds="" if risk is None else odds(risk.pips),
        modifiers=() if risk is None else _modifiers(program, state, risk),
        success=() if risk is None else _besides(program, offer, risk.success),
        failure=() if risk is None or risk.safe else _besides(program, offer, risk.failure) or UNHARMED,
        chance=offer.chance,
        remember=tuple(words(program, text, state.values) for _, text in offer.remember),
        locks=tuple(_lock(program, state, lock) for lock in offer.locks),
        confirm=words(program, offer.confirm, state.values) or ENDS if offer.confirm >= 0 else "",
    )


def _assigned(record: Choice) -> frozenset[int]:
    """Return the slots that a choice sets to a value, whatever is rolled: how far that is differs from run to run."""
    return frozenset(op[1] for op in certain(record) if op[0] == "set")


def _besides(program: Program, offer: Offer, differences: Iterable[tuple[int, int, int]]) -> tuple[str, ...]:
    """Return what a roll does: of what the choice moves the same way in any case, how much more."""
    slots = program.tables.slots
    anyway = {slot: False for slot, _ in offer.costs} | {slot: new > old for slot, old, new in offer.changes}
    return tuple(
        f"{said} more" if has_amount(slots[slot]) and anyway.get(slot) is (new > old) else said
        for slot, old, new in differences
        for said in effects(program, [(slot, old, new)])
    )


def _modifiers(program: Program, state: State, risk: RiskOffer) -> tuple[str, ...]:
    return tuple(
        f"{signed(add)} {words(program, why, state.values) or mode}".rstrip()
        for add, why, mode in risk.modifiers
        if add
    )


def _lock(program: Program, state: State, lock: Lock) -> str:
    if lock.kind == "cost":
        return f"needs {program.tables.slots[lock.slot].title} {lock.needed}, you have {lock.have}"
    return words(program, lock.text, state.values)
