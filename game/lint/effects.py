"""What each effect does to its variable, by the ranges and by what is known where it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.lint.grid import TooManyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.grid import Axis
    from game.lint.logic import Logic
    from game.story.model import Change, Story
    from game.story.scenes import Choice, Scene


class Given(NamedTuple):
    """An effect and the conditions that hold when it is done, its own `if` left out."""

    change: Change
    scene: Scene | None
    known: tuple[Expr, ...] = ()


class Done(NamedTuple):
    """What an effect can do."""

    values: frozenset[tuple[int, int]]
    """Each value that the variable can have, with the one it has after."""
    axis: Axis
    narrowed: bool
    """Whether what is known leaves out some values."""
    gone: bool
    """Whether it is a bond that is always at its lowest."""
    amounts: tuple[int, ...]
    """What its right side can be."""


class Effects:
    """The effects of a story, and what each can do; the same effect in the same circumstances is tried once."""

    def __init__(self, story: Story, logic: Logic) -> None:
        self._story = story
        self._logic = logic
        self._bonds = {variable.name for variable in story.variables if variable.kind == "bond"}
        self._done: dict[tuple[int, tuple[int, ...], str], Done | None] = {}

    @cached_property
    def all(self) -> tuple[Given, ...]:
        """Every effect of the story."""
        return tuple(self._every())

    def done(self, given: Given) -> Done | None:
        """Return what an effect can do, or None where it is never done or nothing can be said."""
        scene = given.scene
        params = scene.name if scene is not None and scene.params else ""
        key = (id(given.change.effect), tuple(map(id, given.known)), params)
        if key not in self._done:
            try:
                self._done[key] = self._try(given)
            except TooManyError:
                self._done[key] = None
        return self._done[key]

    def _try(self, given: Given) -> Done | None:
        effect = given.change.effect
        name = effect.target.text
        known = (*given.known, *(() if effect.condition is None else (effect.condition,)))
        grid = self._logic.grid((effect.value, *known), given.scene, (name,))
        room = grid.full
        for condition in known:
            room &= grid.truth(condition)
        if not room:
            return None
        axis = grid.axes[name]
        amounts = {amount: where & room for amount, where in grid.value_of(name, effect.value).items()}
        final = axis.low if name in self._bonds else None
        pairs = {
            (before, before if before == final else _after(effect.op, before, amount, axis))
            for before in range(axis.low, axis.high + 1)
            for amount, where in amounts.items()
            if grid.where(name, before) & where
        }
        gone = {before for before, _ in pairs} == {final}
        wanted = tuple(amount for amount, where in amounts.items() if where)
        return Done(frozenset(pairs), axis, room != grid.full, gone, wanted)

    def _every(self) -> Iterator[Given]:
        for chapter in self._story.chapters:
            yield from (Given(change, None) for change in chapter.begin)
        for rule in self._story.rules:
            yield from self._in_order(rule.effects, () if rule.when is None else (rule.when.expr,), None)
        for scene in self._story.scenes:
            yield from [Given(change, scene) for change in scene.enter]
            for choice in scene.choices:
                yield from self._of_choice(choice, scene)

    def _of_choice(self, choice: Choice, scene: Scene) -> list[Given]:
        """Return the effects of a choice; what a cost or an earlier effect may change is no longer known."""
        known: tuple[Expr, ...] = () if choice.condition is None else (choice.condition.expr,)
        if choice.needs:
            known += tuple(need.condition.expr for need in choice.needs)
        if known:
            paid = {name for name, _ in choice.cost} | {
                name for _, cost in choice.cost_in for name, _ in cost
            }
            known = self._without(known, paid)
        found = self._in_order(choice.effects, known, scene)
        if known:
            known = self._without(known, {change.effect.target.text for change in choice.effects})
        for outcome in choice.outcomes:
            if outcome.effects:
                found += self._in_order(outcome.effects, known, scene)
        return found

    def _in_order(
        self, changes: Iterable[Change], known: tuple[Expr, ...], scene: Scene | None
    ) -> list[Given]:
        if not known:
            return [Given(change, scene) for change in changes]
        found = []
        for change in changes:
            found.append(Given(change, scene, known))
            known = self._without(known, {change.effect.target.text})
        return found

    def _without(self, known: tuple[Expr, ...], names: set[str]) -> tuple[Expr, ...]:
        """Return the conditions that read none of some variables."""
        if not known or not names:
            return known
        return tuple(expr for expr in known if names.isdisjoint(self._logic.reads(expr)))


def _after(op: str, before: int, amount: int, axis: Axis) -> int:
    wanted = {"=": amount, "+=": before + amount, "-=": before - amount}[op]
    return max(axis.low, min(axis.high, wanted))
