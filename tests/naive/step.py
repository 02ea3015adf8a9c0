"""One naive step, in the order of design section 4 and the last section of the format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.story.scenes import Target
from naive.moving import enter, follow, move, rules_stage, tick
from naive.offers import costs_of, find, is_open, offered, pips, push_costs, pushable, rolls
from naive.playing import Playing, apply, assign, mark, pay, resumed, shared_sight, show
from naive.state import NaiveError, NaiveState
from naive.values import Sight, Worth, top_in_mode

if TYPE_CHECKING:
    from game.story.model import Story, Variable
    from game.story.scenes import Outcome
    from naive.offers import Offer
    from naive.playing import Event

Result = tuple[NaiveState, tuple["Event", ...]]


def start(story: Story, mode: str | None = None) -> Result:
    """Return the state at the start of a run in a mode, and what happened on the way there."""
    mode = mode or next(one.name for one in story.modes if one.default)
    values: dict[str, Worth] = {"mode": mode}
    for variable in story.variables:
        values[variable.name] = _first_value(story, variable, mode)
    playing = Playing(story, "", (), [], values, {}, set())
    enter(playing, _first_scene(story))
    rules_stage(playing)
    follow(playing)
    return playing.state(), tuple(playing.events)


def advance(story: Story, state: NaiveState, choice_id: str, roll: str | None) -> Result:
    """Return the state after a choice and its roll, and what happened, or raise NaiveError."""
    offer = _checked(story, state, choice_id, roll)
    playing = resumed(story, state)
    playing.tell("choice", offer.id)
    pay(playing, costs_of(story, state, offer.choice))
    seen = Sight(story, playing.values, playing.visits, offer.owner, state.args)
    apply(playing, offer.choice.effects, seen)
    mark(playing, offer.choice.marks)
    if offer.choice.once:
        playing.once.add(offer.mark)
    outcome = _rolled(playing, state, offer, roll)
    apply(playing, outcome.effects, seen)
    show(playing, outcome.then, seen)
    mark(playing, outcome.marks)
    move(playing, outcome)
    for variable in story.variables:
        if variable.each == "choice":
            tick(playing, variable)
    rules_stage(playing)
    follow(playing)
    return playing.state(), tuple(playing.events)


def lower_mode(story: Story, state: NaiveState, mode: str) -> Result:
    """Return the state in an easier mode, its values within the tops of that mode."""
    values = dict(state.values) | {"mode": mode}
    for variable in story.variables:
        value = values[variable.name]
        if isinstance(value, int) and not isinstance(value, bool):
            values[variable.name] = min(value, top_in_mode(story, variable, mode))
    return replace(state, values=values), ()


def _first_value(story: Story, variable: Variable, mode: str) -> Worth:
    if variable.kind == "list":
        return variable.values[variable.start]
    if variable.kind == "flag":
        return bool(variable.start)
    return min(variable.start, top_in_mode(story, variable, mode))


def _first_scene(story: Story) -> Target:
    return Target(story.start, (), story.place)


def _checked(story: Story, state: NaiveState, choice_id: str, roll: str | None) -> Offer:
    """Return the choice, or raise NaiveError where it isn't open or the roll can't come."""
    if choice_id not in [offer.id for offer in offered(story, state)]:
        raise NaiveError(f"{choice_id} is not offered")
    offer = find(story, state, choice_id)
    if not is_open(story, state, offer):
        raise NaiveError(f"{choice_id} is locked")
    if roll == "pushed":
        fits = pushable(story, state, choice_id)
    else:
        fits = roll in dict(rolls(story, state, choice_id))
    if not fits:
        raise NaiveError(f"{choice_id} can't come out as {roll}")
    return offer


def _rolled(playing: Playing, state: NaiveState, offer: Offer, roll: str | None) -> Outcome:
    """Return the outcome that a roll brings, after paying for a push or a drawn storylet."""
    story, outcomes = playing.story, offer.choice.outcomes
    if roll is None:
        return outcomes[0]
    risk = offer.choice.risk
    playing.tell("roll", 0 if risk is None else pips(story, state, offer, risk), roll)
    if roll == "pushed":
        assert story.push is not None
        pay(playing, push_costs(story, state))
        show(playing, story.push.then, shared_sight(playing))
        roll = "success"
    for drawn in offer.drawn:
        if drawn.id == roll:
            spend(playing, costs_of(story, state, drawn.choice))
            if drawn.choice.once:
                playing.once.add(drawn.mark)
    return next(outcome for outcome in outcomes if outcome.id == roll)


def spend(playing: Playing, costs: list[tuple[str, int]]) -> None:
    """Take what a drawn storylet costs; nobody chose to pay it, so it is told as an effect."""
    for name, amount in costs:
        old = playing.values[name]
        assert isinstance(old, int)
        assign(playing, name, old - amount, old - amount)
