"""What both forms tell a player about the choices in front of them: words, prices, locks and odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreement.by_name import said
from game.engine.offers import offers
from naive.offers import costs_of, offered, pips, pushable, rolled_on, seen_by
from naive.playing import holds, mode_of, payable
from naive.text import paragraphs

if TYPE_CHECKING:
    from game.engine.offers import Offer as EngineOffer
    from game.engine.state import State
    from game.story.model import Story
    from game.story.program import Program
    from naive.offers import Offer
    from naive.state import NaiveState

Told = tuple[object, ...]
"""(words, prices, locks, risk) of one choice."""


def naive_offers(story: Story, state: NaiveState) -> list[Told]:
    """Return what the naive interpreter tells of each visible choice."""
    return [_naive(story, state, offer) for offer in offered(story, state)]


def engine_offers(program: Program, state: State) -> list[Told]:
    """Return what the engine tells of each visible choice, in the same words."""
    return [_engine(program, state, offer) for offer in offers(program, state)]


def _naive(story: Story, state: NaiveState, offer: Offer) -> Told:
    seen = seen_by(story, state, offer)
    costs = costs_of(story, state, offer.choice)
    locks: list[Told] = [
        ("cost", name) for name, amount in costs if not payable(story, state.values, [(name, amount)])
    ]
    locks += [
        ("needs", tuple(paragraphs(need.why, seen)))
        for need in offer.choice.needs
        if not holds(need.condition, seen)
    ]
    words = tuple(paragraphs(offer.choice.say, seen))
    risk = None if _unaffordable(locks) else _naive_risk(story, state, offer)
    return words, tuple(sorted(costs)), tuple(sorted(locks, key=str)), risk


def _naive_risk(story: Story, state: NaiveState, offer: Offer) -> Told | None:
    risk, mode = offer.choice.risk, mode_of(story, state.values)
    if risk is None:
        return None
    if mode.never_fail:
        return 6, risk.pips, (), True, False
    seen, now = rolled_on(story, state, offer), seen_by(story, state, offer)
    added: list[Told] = [
        (one.add, tuple(paragraphs(one.why, now))) for one in risk.modifiers if holds(one.condition, seen)
    ]
    if mode.pips:
        added.append((mode.pips, mode.title))
    sixths = pips(story, state, offer, risk)
    safe = sixths == 6
    push = not safe and pushable(story, state, offer.id)
    return sixths, risk.pips, tuple(added), safe, push


def _engine(program: Program, state: State, offer: EngineOffer) -> Told:
    slots, values = program.tables.slots, state.values
    locks: list[Told] = [
        ("cost", slots[lock.slot].name)
        if lock.kind == "cost"
        else ("needs", said(program, lock.text, values))
        for lock in offer.locks
    ]
    costs = tuple(sorted((slots[slot].name, amount) for slot, amount in offer.costs))
    words = said(program, offer.say, values)
    risk = None if _unaffordable(locks) else _engine_risk(program, state, offer)
    return words, costs, tuple(sorted(locks, key=str)), risk


def _unaffordable(locks: list[Told]) -> bool:
    """Return whether a cost can't be paid, so that the odds after paying it mean nothing."""
    return any(lock[0] == "cost" for lock in locks)


def _engine_risk(program: Program, state: State, offer: EngineOffer) -> Told | None:
    risk = offer.risk
    if risk is None:
        return None
    added = [(add, title or said(program, text, state.values)) for add, text, title in risk.modifiers]
    return risk.pips, risk.base, tuple(added), risk.safe, risk.push and not risk.safe
