"""What each effect does to its variable, by the ranges and by what is known where it stands."""

from __future__ import annotations

from functools import cached_property

from game.language.records import NamedTuple
from game.lint.grid import TooManyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.language.syntax import Effect, Expr
    from game.lint.grid import Axis
    from game.lint.logic import Logic
    from game.story.model import Change, Story
    from game.story.scenes import Choice, Scene


class Given(NamedTuple):
    """An effect and the conditions that hold when it is done, its own `if` left out."""

    effect: Effect
    scene: Scene | None
    known: tuple[Expr, ...]
    changes: list[Change]
    """Where it stands in these circumstances."""


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

    @cached_property
    def done(self) -> list[tuple[Given, Done]]:
        """Every effect in its circumstances with what it can do; those never done, and of which nothing can be said, left out."""
        return [(given, done) for given in self._given().values() if (done := self._try(given)) is not None]

    def _try(self, given: Given) -> Done | None:
        try:
            return self._done(given)
        except TooManyError:
            return None

    def _done(self, given: Given) -> Done | None:
        effect = given.effect
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

    def _given(self) -> dict[object, Given]:
        """Return every effect by its identity and that of what is known, and by the scene where it has constants."""
        found: dict[object, Given] = {}
        for chapter in self._story.chapters:
            self._note(found, chapter.begin, (), None)
        for rule in self._story.rules:
            self._note(found, rule.effects, () if rule.when is None else (rule.when.expr,), None)
        for scene in self._story.scenes:
            self._note(found, scene.enter, (), scene)
            for choice in scene.choices:
                self._note_choice(found, choice, scene)
        return found

    def _note_choice(self, found: dict[object, Given], choice: Choice, scene: Scene) -> None:
        """Note the effects of a choice; what a cost or an earlier effect may change is no longer known."""
        known: tuple[Expr, ...] = () if choice.condition is None else (choice.condition.expr,)
        if choice.needs:
            known += tuple(need.condition.expr for need in choice.needs)
        if known and (choice.cost or choice.cost_in):
            paid = {name for name, _ in choice.cost}
            paid.update(name for _, cost in choice.cost_in for name, _ in cost)
            known = self._without(known, paid)
        if choice.effects:
            known = self._note(found, choice.effects, known, scene)
        for outcome in choice.outcomes:
            if outcome.effects:
                self._note(found, outcome.effects, known, scene)

    def _note(
        self,
        found: dict[object, Given],
        changes: Iterable[Change],
        known: tuple[Expr, ...],
        scene: Scene | None,
    ) -> tuple[Expr, ...]:
        """Note effects that are done in order, and return what is known after them."""
        constants = scene.name if scene is not None and scene.params else ""
        for change in changes:
            effect = change.effect
            key: object = (id(effect), *map(id, known), constants) if known or constants else id(effect)
            given = found.get(key)
            if given is None:
                found[key] = Given(effect, scene, known, [change])
            else:
                given.changes.append(change)
            if known:
                known = self._without(known, {effect.target.text})
        return known

    def _without(self, known: tuple[Expr, ...], names: set[str]) -> tuple[Expr, ...]:
        """Return the conditions that read none of some variables."""
        if not known or not names:
            return known
        return tuple(expr for expr in known if names.isdisjoint(self._logic.reads(expr)))


def _after(op: str, before: int, amount: int, axis: Axis) -> int:
    wanted = {"=": amount, "+=": before + amount, "-=": before - amount}[op]
    return max(axis.low, min(axis.high, wanted))
