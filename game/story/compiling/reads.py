"""What conditions read of the past: whose visits are counted, how far, and whether only text asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.limits import MAX_VISITS
from game.language.syntax import COMPARISONS, Binary, Name, Number, Unary, Visited, walk
from game.story.prose import Emphasis, Piece, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.story.model import Change, Condition, Story
    from game.story.prose import Span
    from game.story.scenes import Call, Choice, Marks, Need, Outcome, Route, Scene


def counted(expr: Expr) -> dict[str, int]:
    """Return, for each scene whose visits the expression reads, the highest count it can tell apart.

    A lone `visited(x)` asks only whether; a comparison with a number n tells counts apart up to n + 1; anything
    else may need every count there is.
    """
    caps: dict[str, int] = {}

    def note(scene: str, cap: int) -> None:
        caps[scene] = max(caps.get(scene, 0), min(cap, MAX_VISITS))

    def visit(part: Expr, *, number: bool) -> None:
        if isinstance(part, Visited):
            note(part.scene, MAX_VISITS if number else 1)
        elif isinstance(part, Unary):
            visit(part.operand, number=part.op == "-")
        elif isinstance(part, Binary) and part.op in COMPARISONS:
            for side, other in ((part.left, part.right), (part.right, part.left)):
                if isinstance(side, Visited) and isinstance(other, Number):
                    note(side.scene, other.value + 1)
                else:
                    visit(side, number=True)
        elif isinstance(part, Binary):
            for side in (part.left, part.right):
                visit(side, number=part.op not in ("and", "or"))

    visit(expr, number=False)
    return caps


def _route(route: Route) -> Iterator[Expr]:
    yield from (arm.condition.expr for arm in route if arm.condition is not None)


def _call(call: Call | None) -> Iterator[Expr]:
    if call is not None:
        yield from _route(call.resume)


def _number(expr: Expr) -> Expr:
    """Return an expression that needs a whole number, so that a lone count in it is read as one."""
    return Unary("-", expr)


def _changes(story: Story) -> Iterator[tuple[str, Expr]]:
    """Yield the target of every effect with each expression that it reads."""
    truths = {variable.name for variable in story.variables if variable.kind == "flag"}
    for change in all_changes(story):
        target, value = change.effect.target.text, change.effect.value
        yield target, value if target in truths else _number(value)
        if change.effect.condition is not None:
            yield change.effect.target.text, change.effect.condition


def _conditions(*conditions: Condition | None) -> Iterator[Expr]:
    yield from (condition.expr for condition in conditions if condition is not None)


def _needs(needs: Iterable[Need]) -> Iterator[Expr]:
    yield from (need.condition.expr for need in needs)


def _outcomes(outcomes: Iterable[Outcome]) -> Iterator[Expr]:
    for outcome in outcomes:
        if outcome.weight is not None:
            yield _number(outcome.weight)
        yield from _route(outcome.route)
        yield from _call(outcome.call)


def _choice(choice: Choice) -> Iterator[Expr]:
    yield from _conditions(choice.condition)
    yield from _needs(choice.needs)
    if choice.risk is not None:
        yield from _conditions(*(modifier.condition for modifier in choice.risk.modifiers))
    yield from _outcomes(choice.outcomes)


def _scene(scene: Scene) -> Iterator[Expr]:
    yield from _route(scene.route)
    yield from _call(scene.call)
    if scene.hub is not None:
        yield from _route(scene.hub.then)
    if scene.storylet is not None:
        yield from _conditions(scene.storylet.condition)
        yield from _needs(scene.storylet.needs)
        yield _number(scene.storylet.weight)
    for choice in scene.choices:
        yield from _choice(choice)


def all_changes(story: Story) -> Iterator[Change]:
    """Yield every effect of the story."""
    for chapter in story.chapters:
        yield from chapter.begin
    for rule in story.rules:
        yield from rule.effects
    for scene in story.scenes:
        yield from scene.enter
        for choice in scene.choices:
            yield from choice.effects
            for outcome in choice.outcomes:
                yield from outcome.effects


def logic(story: Story) -> Iterator[Expr]:
    """Yield every expression on which what can happen turns, effects on tags left out."""
    tags = {variable.name for variable in story.variables if variable.tag}
    for rule in story.rules:
        yield from _conditions(rule.when)
        yield from _route(rule.route)
        yield from _call(rule.call)
    yield from (prop.condition.expr for prop in story.properties)
    for scene in story.scenes:
        yield from _scene(scene)
    yield from (expr for target, expr in _changes(story) if target not in tags)


def pieces(spans: Iterable[Span]) -> Iterator[Piece]:
    """Yield every conditional piece, the outer before the inner."""
    for span in spans:
        if isinstance(span, Piece):
            yield span
            yield from pieces(span.then)
            yield from pieces(span.otherwise)
        elif isinstance(span, Emphasis):
            yield from pieces(span.spans)


def _marks(marks: Marks) -> Iterator[Prose | None]:
    yield from (prose for _, prose in marks.remember)
    yield from (prose for _, prose in marks.pays)


def _choice_prose(choice: Choice) -> Iterator[Prose | None]:
    yield from (choice.say, choice.confirm)
    yield from (need.why for need in choice.needs)
    yield from _marks(choice.marks)
    if choice.risk is not None:
        yield from (modifier.why for modifier in choice.risk.modifiers)
    for outcome in choice.outcomes:
        yield outcome.then
        yield from _marks(outcome.marks)


def _scene_prose(scene: Scene) -> Iterator[Prose | None]:
    yield from (scene.text, scene.where, scene.slot, scene.back)
    yield from _marks(scene.marks)
    if scene.hub is not None:
        yield scene.hub.draw
    if scene.storylet is not None:
        yield scene.storylet.say
        yield from (need.why for need in scene.storylet.needs)
    if scene.ending is not None:
        yield from (scene.ending.title, scene.ending.riddle)
    for choice in scene.choices:
        yield from _choice_prose(choice)


def all_prose(story: Story) -> Iterator[Prose]:
    """Yield every printed string of the story."""
    found: list[Prose | None] = []
    for chapter in story.chapters:
        found += [*chapter.recap, chapter.close]
    found += [promise.about for promise in story.promises]
    found += [entry.text for entry in story.codex]
    found += [voice.text for voice in story.voices]
    found += [sign for variable in story.variables for _, sign in variable.signs]
    if story.push is not None:
        found += [story.push.say, story.push.then]
    for scene in story.scenes:
        found += _scene_prose(scene)
    yield from (prose for prose in found if prose is not None)


def wording(story: Story) -> Iterator[Expr]:
    """Yield every expression that only decides what is shown."""
    tags = {variable.name for variable in story.variables if variable.tag}
    yield from (expr for target, expr in _changes(story) if target in tags)
    yield from (entry.unlock.expr for entry in story.codex if entry.unlock is not None)
    yield from (ally.met.expr for ally in story.allies if ally.met is not None)
    yield from (variable.met.expr for variable in story.variables if variable.met is not None)
    for prose in all_prose(story):
        yield from (piece.condition for piece in pieces(prose.spans))


def with_defines(expr: Expr, defines: dict[str, Expr]) -> Iterator[Expr]:
    """Yield an expression and every named condition it reads, through any number of names."""
    yield expr
    for part in walk(expr):
        if isinstance(part, Name) and part.text in defines:
            yield from with_defines(defines[part.text], defines)
