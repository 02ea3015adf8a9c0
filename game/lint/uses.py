"""Who reads and who writes each name of a story."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.language.syntax import Name, Number, walk
from game.lint.spans import values
from game.lint.turns import LOGIC, PROPERTY, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.printed import Printed
    from game.lint.turns import Turn
    from game.story.model import Change, Story
    from game.story.place import Place
    from game.story.prose import Prose, Value
    from game.story.scenes import Scene

COST = "cost"
"""How a cost reads what it takes from."""


class Read(NamedTuple):
    """One reading of a name."""

    kind: str
    """`logic`, `text`, `cost`, `property` or `define`."""
    place: Place
    scene: str = ""
    """Full name of the scene it stands in; empty outside scenes."""
    chapter: str = ""


class Write(NamedTuple):
    """One place that changes a variable."""

    place: Place
    change: Change | None
    """The effect; None for a cost."""
    chapter: str = ""


class Uses(NamedTuple):
    """All reads and writes by name."""

    reads: defaultdict[str, list[Read]]
    writes: defaultdict[str, list[Write]]
    names: dict[int, tuple[str, ...]]
    """The names in each expression, by its identity: the reader gives equal conditions as one."""


def uses(story: Story, all_turns: Iterable[Turn], printing: Iterable[Printed]) -> Uses:
    """Return who reads and who writes each name; a change that reads only what it changes is no reader."""
    found = Uses(defaultdict(list), defaultdict(list), {})
    tags = {variable.name for variable in story.variables if variable.tag}
    for turn in all_turns:
        scene = "" if turn.scene is None else turn.scene.name
        _note(found, turn.expr, (turn.kind, turn.place, scene, turn.chapter))
    for text in printing:
        scene = "" if text.scene is None else text.scene.name
        for value in values(text.prose.spans):
            found.reads[value.name].append(Read(TEXT, _place(value, text.prose), scene, text.chapter))
    for change, scene, chapter in changes(story):
        effect, place = change.effect, change.place
        target = effect.target.text
        found.writes[target].append(Write(place, change, chapter))
        if type(effect.value) is not Number:
            kind = TEXT if target in tags else LOGIC
            _note(found, effect.value, (kind, place, scene, chapter), besides=target)
    for names, place, chapter in _costs(story):
        for name in names:
            found.writes[name].append(Write(place, None, chapter))
            found.reads[name].append(Read(COST, place, "", chapter))
    for expr, owner in _weights(story):
        _note(found, expr, (LOGIC, owner.place, owner.name, owner.chapter))
    for rule in story.rules:
        if rule.timer:
            found.reads[rule.timer].append(Read(LOGIC, rule.place))
    return found


def changes(story: Story) -> list[tuple[Change, str, str]]:
    """Return every effect with the full name of its scene and its chapter, each empty where it has none."""
    found = [(change, "", chapter.id) for chapter in story.chapters for change in chapter.begin]
    found += [(change, "", "") for rule in story.rules for change in rule.effects]
    for scene in story.scenes:
        name, chapter = scene.name, scene.chapter
        found += [(change, name, chapter) for change in changes_of(scene)]
    return found


def changes_of(scene: Scene) -> list[Change]:
    """Return every effect of a scene."""
    found = list(scene.enter)
    for choice in scene.choices:
        found += choice.effects
        for outcome in choice.outcomes:
            found += outcome.effects
    return found


def logical(reads: Iterable[Read]) -> bool:
    """Tell whether any of them decides more than what is shown."""
    return any(read.kind not in {TEXT, PROPERTY} for read in reads)


def _note(found: Uses, expr: Expr, read: tuple[str, Place, str, str], besides: str = "") -> None:
    """Note what an expression reads; `read` is a Read."""
    names = found.names.get(id(expr))
    if names is None:
        names = found.names[id(expr)] = tuple(part.text for part in walk(expr) if isinstance(part, Name))
    for name in names:
        if name != besides:
            found.reads[name].append(Read(*read))


def _place(value: Value, prose: Prose) -> Place:
    return value.place if value.place.line else prose.place


def _costs(story: Story) -> Iterator[tuple[set[str], Place, str]]:
    if story.push is not None:
        yield {name for name, _ in story.push.cost}, story.push.place, ""
    for scene in story.scenes:
        if scene.storylet is not None:
            yield {name for name, _ in scene.storylet.cost}, scene.storylet.place, scene.chapter
        for choice in scene.choices:
            if choice.cost or choice.cost_in:
                own = {name for name, _ in choice.cost}
                own.update(name for _, cost in choice.cost_in for name, _ in cost)
                yield own, choice.place, scene.chapter


def _weights(story: Story) -> Iterator[tuple[Expr, Scene]]:
    for scene in story.scenes:
        if scene.storylet is not None:
            yield scene.storylet.weight, scene
        for choice in scene.choices:
            for outcome in choice.outcomes:
                if outcome.weight is not None:
                    yield outcome.weight, scene
