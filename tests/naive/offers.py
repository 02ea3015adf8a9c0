"""What may be chosen in a naive state, and at which odds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from game.story.scenes import Call, Choice, Marks, Outcome, Target
from naive.playing import apply, holds, mode_of, pay, payable, resumed, scene_named, shifted
from naive.values import Sight, Worth, number

if TYPE_CHECKING:
    from game.story.model import Story
    from game.story.scenes import Hub, Risk, Scene
    from naive.state import NaiveState

Costs = list[tuple[str, int]]


@dataclass(frozen=True)
class Offer:
    """A visible choice: one of the scene's own, a storylet of its hub, or the hub's draw."""

    id: str
    choice: Choice
    owner: Scene
    """The scene whose names its conditions mean."""
    mark: str
    """What `once` is kept under."""
    drawn: tuple[Offer, ...] = ()
    """Of a draw: the storylets of which one comes."""


def offered(story: Story, state: NaiveState) -> list[Offer]:
    """Return the visible choices in order: the scene's own, then those of its hub."""
    scene = scene_named(story, state.scene)
    own = [Offer(choice.id, choice, scene, f"{scene.name}/{choice.id}") for choice in scene.choices]
    found = [offer for offer in own if visible(story, state, offer) and not empty(story, state, offer)]
    if scene.hub is not None:
        found += _at_hub(story, state, scene, scene.hub)
    return found


def visible(story: Story, state: NaiveState, offer: Offer) -> bool:
    """Return whether a choice is shown at all."""
    if offer.choice.once and offer.mark in state.once:
        return False
    return holds(offer.choice.condition, seen_by(story, state, offer))


def is_open(story: Story, state: NaiveState, offer: Offer) -> bool:
    """Return whether a visible choice may be taken."""
    return unlocked(story, state, offer) and bool(odds(story, state, offer))


def unlocked(story: Story, state: NaiveState, offer: Offer) -> bool:
    """Return whether what a choice needs holds, and what it costs can be paid."""
    seen = seen_by(story, state, offer)
    if not all(holds(need.condition, seen) for need in offer.choice.needs):
        return False
    return payable(story, state.values, costs_of(story, state, offer.choice))


def empty(story: Story, state: NaiveState, offer: Offer) -> bool:
    """Return whether a choice has nothing to lock it and yet no outcome that can come: it isn't shown."""
    return unlocked(story, state, offer) and not odds(story, state, offer)


def choices(story: Story, state: NaiveState) -> list[tuple[str, bool]]:
    """Return (id, open) of every visible choice in order."""
    return [(offer.id, is_open(story, state, offer)) for offer in offered(story, state)]


def rolls(story: Story, state: NaiveState, choice_id: str) -> list[tuple[str | None, Fraction]]:
    """Return every roll that can come, with its exact odds; (None, 1) where nothing is rolled."""
    return odds(story, state, find(story, state, choice_id))


def pushable(story: Story, state: NaiveState, choice_id: str) -> bool:
    """Return whether a failure can come and be pushed: allowed, and payable after costs and choice effects."""
    offer = find(story, state, choice_id)
    risk = offer.choice.risk
    if risk is None or not risk.push or story.push is None:
        return False
    if "failure" not in dict(odds(story, state, offer)):
        return False
    return payable(story, before_roll(story, state, offer), push_costs(story, state))


def before_roll(story: Story, state: NaiveState, offer: Offer) -> dict[str, Worth]:
    """Return the values on which a roll is decided: after the costs and the choice's own effects."""
    after = resumed(story, state)
    pay(after, costs_of(story, state, offer.choice))
    apply(after, offer.choice.effects, Sight(story, after.values, after.visits, offer.owner, state.args))
    return after.values


def odds(story: Story, state: NaiveState, offer: Offer) -> list[tuple[str | None, Fraction]]:
    """Return the rolls of an offer that can come, each with its odds once costs and effects are done."""
    choice = offer.choice
    if choice.risk is not None:
        safe = mode_of(story, state.values).never_fail
        sixths = 6 if safe else pips(story, state, offer, choice.risk)
        both = [("success", Fraction(sixths, 6)), ("failure", Fraction(6 - sixths, 6))]
        return [(roll, chance) for roll, chance in both if chance > 0]
    if len(choice.outcomes) == 1 and not offer.drawn:
        return [(None, Fraction(1))]
    weights = [(outcome.id, weight(story, state, offer, outcome)) for outcome in choice.outcomes]
    total = sum(amount for _, amount in weights)
    return [(roll, Fraction(amount, total)) for roll, amount in weights if amount > 0]


def pips(story: Story, state: NaiveState, offer: Offer, risk: Risk) -> int:
    """Return the sixths of success: printed pips, modifiers, the mode's shift, moved into the clamp."""
    mode = mode_of(story, state.values)
    seen = rolled_on(story, state, offer)
    added = sum(modifier.add for modifier in risk.modifiers if holds(modifier.condition, seen))
    fewest, most = story.pips
    return max(fewest, min(most, risk.pips + added + mode.pips))


def weight(story: Story, state: NaiveState, offer: Offer, outcome: Outcome) -> int:
    """Return how much an outcome weighs, never less than nothing."""
    drawn = next((one for one in offer.drawn if one.id == outcome.id), None)
    seen = rolled_on(story, state, offer) if drawn is None else seen_by(story, state, drawn)
    return max(0, 1 if outcome.weight is None else number(outcome.weight, seen))


def costs_of(story: Story, state: NaiveState, choice: Choice) -> Costs:
    """Return what a choice costs in the mode played in."""
    mode = mode_of(story, state.values)
    for name, whole in choice.cost_in:
        if name == mode.name:
            return [(variable, amount) for variable, amount in whole if amount > 0]
    return shifted(choice.cost, mode)


def push_costs(story: Story, state: NaiveState) -> Costs:
    """Return what a push costs in the mode played in."""
    assert story.push is not None
    return shifted(story.push.cost, mode_of(story, state.values))


def seen_by(story: Story, state: NaiveState, offer: Offer) -> Sight:
    """Return what the conditions of an offer can see."""
    args = state.args if offer.owner.name == state.scene else ()
    return Sight(story, state.values, state.visits, offer.owner, args)


def rolled_on(story: Story, state: NaiveState, offer: Offer) -> Sight:
    """Return what modifiers and weights can see."""
    return replace(seen_by(story, state, offer), values=before_roll(story, state, offer))


def find(story: Story, state: NaiveState, choice_id: str) -> Offer:
    """Return a visible choice by its id."""
    return next(offer for offer in offered(story, state) if offer.id == choice_id)


def _at_hub(story: Story, state: NaiveState, scene: Scene, hub: Hub) -> list[Offer]:
    """Return what a hub offers: its storylets in order, or one draw among them."""
    members = [one for one in story.scenes if one.storylet is not None and one.storylet.pool == hub.pool]
    members.sort(key=lambda one: -one.storylet.priority if one.storylet is not None else 0)
    shown = [_as_choice(one, hub) for one in members]
    seen = [offer for offer in shown if visible(story, state, offer)]
    if hub.draw is not None:
        draw = _draw(story, state, scene, hub, seen)
        return [] if empty(story, state, draw) else [draw]
    return seen[: hub.show] if hub.show else seen


def _as_choice(scene: Scene, hub: Hub) -> Offer:
    """Return a storylet as a choice that calls it."""
    storylet = scene.storylet
    assert storylet is not None
    name = scene.name.split("/")[1]
    choice = Choice(
        name,
        storylet.say,
        storylet.condition,
        storylet.needs,
        storylet.cost,
        (),
        storylet.once,
        None,
        (),
        Marks(),
        None,
        (_calling(scene, hub, ""),),
        scene.place,
    )
    return Offer(name, choice, scene, scene.name)


def _calling(scene: Scene, hub: Hub, id_: str) -> Outcome:
    storylet = scene.storylet
    assert storylet is not None
    call = Call(Target(scene.name, (), scene.place), hub.then)
    return Outcome(id_, storylet.weight, (), None, Marks(), (), call, False, scene.place)


def _draw(story: Story, state: NaiveState, scene: Scene, hub: Hub, seen: list[Offer]) -> Offer:
    """Return the one choice that draws among the open storylets of the highest priority."""
    open_ones = [offer for offer in seen if is_open(story, state, offer)]
    best = max((_priority(offer) for offer in open_ones), default=0)
    drawn = tuple(offer for offer in open_ones if _priority(offer) == best)
    assert hub.draw is not None
    outcomes = tuple(_calling(offer.owner, hub, offer.id) for offer in drawn)
    choice = Choice("draw", hub.draw, None, (), (), (), False, None, (), Marks(), None, outcomes, hub.place)
    return Offer("draw", choice, scene, f"{scene.name}/draw", drawn)


def _priority(offer: Offer) -> int:
    assert offer.owner.storylet is not None
    return offer.owner.storylet.priority
