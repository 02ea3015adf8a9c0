"""What each effect does to its variable, by the ranges and by what is known where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.language.syntax import Name, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.grid import Axis
    from game.lint.view import View
    from game.story.model import Change, Story
    from game.story.scenes import Choice, Scene


@dataclass(frozen=True, slots=True)
class Given:
    """An effect and the conditions that hold when it is done, its own `if` left out."""

    change: Change
    scene: Scene | None
    known: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What an effect can do."""

    values: frozenset[tuple[int, int]]
    """Each value that the variable can have, with the one it has after."""
    axis: Axis
    narrowed: bool
    """Whether what is known leaves out some values."""
    gone: bool
    """Whether it is a bond that is always at its lowest."""


def given_changes(story: Story) -> Iterator[Given]:
    """Yield every effect of a story."""
    for chapter in story.chapters:
        yield from (Given(change, None) for change in chapter.begin)
    for rule in story.rules:
        known = () if rule.when is None else (rule.when.expr,)
        yield from _in_order(rule.effects, known, None, story)
    for scene in story.scenes:
        yield from (Given(change, scene) for change in scene.enter)
        for choice in scene.choices:
            yield from _of_choice(choice, scene, story)


def outcome_of(view: View, given: Given) -> Done | None:
    """Return what an effect can do, or None where it is never done; raises TooManyError."""
    effect = given.change.effect
    name = effect.target.text
    known = (*given.known, *(() if effect.condition is None else (effect.condition,)))
    grid = view.logic.grid((effect.value, *known), given.scene, (name,))
    room = grid.full
    for condition in known:
        room &= grid.truth(condition)
    if not room:
        return None
    axis = grid.axes[name]
    low_bond = axis.low if view.variables[name].kind == "bond" else None
    pairs = set()
    amounts = grid.value_of(name, effect.value)
    for before in range(axis.low, axis.high + 1):
        here = grid.where(name, before) & room
        for amount, where in amounts.items():
            if here & where:
                pairs.add((before, before if before == low_bond else _after(effect.op, before, amount, axis)))
    gone = {before for before, _ in pairs} == {low_bond}
    return Done(frozenset(pairs), axis, room != grid.full, gone)


def _after(op: str, before: int, amount: int, axis: Axis) -> int:
    wanted = {"=": amount, "+=": before + amount, "-=": before - amount}[op]
    return max(axis.low, min(axis.high, wanted))


def _of_choice(choice: Choice, scene: Scene, story: Story) -> Iterator[Given]:
    """Yield the effects of a choice; what a cost or an earlier effect may change is no longer known."""
    paid = {name for name, _ in choice.cost} | {name for _, cost in choice.cost_in for name, _ in cost}
    known = [] if choice.condition is None else [choice.condition.expr]
    known += [need.condition.expr for need in choice.needs]
    kept = tuple(expr for expr in known if not _reads(expr, paid, story))
    yield from _in_order(choice.effects, kept, scene, story)
    changed = {change.effect.target.text for change in choice.effects}
    after = tuple(expr for expr in kept if not _reads(expr, changed, story))
    for outcome in choice.outcomes:
        yield from _in_order(outcome.effects, after, scene, story)


def _in_order(
    changes: Iterable[Change], known: tuple[Expr, ...], scene: Scene | None, story: Story
) -> Iterator[Given]:
    for change in changes:
        yield Given(change, scene, known)
        known = tuple(expr for expr in known if not _reads(expr, {change.effect.target.text}, story))


def _reads(expr: Expr, names: set[str], story: Story) -> bool:
    """Tell whether a condition reads one of some variables, by itself or through a define."""
    if not names:
        return False
    defines = {define.name: define.condition.expr for define in story.defines}
    for part in walk(expr):
        if isinstance(part, Name):
            if part.text in names:
                return True
            if part.text in defines and _reads(defines[part.text], names, story):
                return True
    return False
