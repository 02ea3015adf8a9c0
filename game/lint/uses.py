"""Who reads and who writes each name of a story."""

from __future__ import annotations

from collections import defaultdict

from game.language.records import NamedTuple
from game.language.syntax import Name, Number, walk
from game.lint.spans import values
from game.lint.turns import LOGIC, PROPERTY, TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Effect, Expr
    from game.lint.turns import Turn
    from game.lint.view import View
    from game.story.place import Place
    from game.story.prose import Prose, Value
    from game.story.scenes import Scene

COST = "cost"
"""How a cost reads what it takes from."""


class Read(NamedTuple):
    """One reading of a name that is no turn: by a text, a cost, a weight, a change or a timer."""

    kind: str
    """`logic`, `text` or `cost`."""
    place: Place
    scene: Scene | None = None
    """The scene it stands in; None outside scenes."""
    chapter: str = ""


class Uses(NamedTuple):
    """All reads and writes by name."""

    reads: defaultdict[str, list[Read | Turn]]
    """A turn reads every name of its condition."""
    writes: defaultdict[str, list[Effect | None]]
    """The effects on a variable, equal ones once; None for a cost."""


def uses(view: View) -> Uses:
    """Return who reads and who writes each name; a change that reads only what it changes is no reader."""
    found = Uses(defaultdict(list), defaultdict(list))
    names = _Names()
    for turn in view.turns:
        for name in names.of(turn.expr):
            found.reads[name].append(turn)
    for text in view.printing:
        for value in values(text.prose.spans):
            found.reads[value.name].append(Read(TEXT, _place(value, text.prose), text.scene, text.chapter))
    _note_changes(view, found, names)
    for paid, place, chapter in _costs(view):
        for name in paid:
            found.writes[name].append(None)
            found.reads[name].append(Read(COST, place, None, chapter))
    for expr, owner in _weights(view):
        for name in names.of(expr):
            found.reads[name].append(Read(LOGIC, owner.place, owner, owner.chapter))
    for rule in view.story.rules:
        if rule.timer:
            found.reads[rule.timer].append(Read(LOGIC, rule.place))
    return found


def logical(reads: Iterable[Read | Turn]) -> bool:
    """Tell whether any of them decides more than what is shown."""
    return any(read.kind not in {TEXT, PROPERTY} for read in reads)


class _Names:
    """The names in each expression, by its identity: the reader gives equal conditions as one."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, ...]] = {}

    def of(self, expr: Expr) -> tuple[str, ...]:
        """Return the names in an expression of the story."""
        found = self._known.get(id(expr))
        if found is None:
            found = tuple(part.text for part in walk(expr) if isinstance(part, Name))
            self._known[id(expr)] = found
        return found


def _note_changes(view: View, found: Uses, names: _Names) -> None:
    tags = {variable.name for variable in view.story.variables if variable.tag}
    others: dict[int, tuple[str, ...]] = {}
    for changes in view.changes:
        for change in changes.all:
            effect = change.effect
            target = effect.target.text
            read = others.get(id(effect))
            if read is None:
                found.writes[target].append(effect)
                read = () if type(effect.value) is Number else names.of(effect.value)
                read = others[id(effect)] = tuple(name for name in read if name != target)
            for name in read:
                kind = TEXT if target in tags else LOGIC
                found.reads[name].append(Read(kind, change.place, changes.scene, changes.chapter))


def _place(value: Value, prose: Prose) -> Place:
    return value.place if value.place.line else prose.place


def _costs(view: View) -> Iterator[tuple[set[str], Place, str]]:
    push = view.story.push
    if push is not None:
        yield {name for name, _ in push.cost}, push.place, ""
    for scene in view.story.scenes:
        if scene.storylet is not None:
            yield {name for name, _ in scene.storylet.cost}, scene.storylet.place, scene.chapter
    for scene, choice in view.choices:
        if choice.cost or choice.cost_in:
            own = {name for name, _ in choice.cost}
            own.update(name for _, cost in choice.cost_in for name, _ in cost)
            yield own, choice.place, scene.chapter


def _weights(view: View) -> Iterator[tuple[Expr, Scene]]:
    for scene in view.story.scenes:
        if scene.storylet is not None:
            yield scene.storylet.weight, scene
    for scene, outcome in view.outcomes:
        if outcome.weight is not None:
            yield outcome.weight, scene
