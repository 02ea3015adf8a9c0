"""Every condition of a story, with what is known where it stands and what it would mean if it never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.records import NamedTuple
from game.language.syntax import Unary
from game.story.prose import Emphasis, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.printed import Printed
    from game.story.model import Change, Condition, Story
    from game.story.place import Place
    from game.story.prose import Prose, Span
    from game.story.scenes import Choice, Need, Route, Scene

TEXT, LOGIC, PROPERTY, DEFINE = "text", "logic", "property", "define"


class Turn(NamedTuple):
    """A condition in its place."""

    expr: Expr
    place: Place
    """Of its first character."""
    kind: str
    """`text` where it decides what is shown alone, `property`, `define`, else `logic`."""
    always: str
    """What it means if it always holds, as the end of a sentence."""
    never: str
    """What it means if it never holds."""
    scene: Scene | None = None
    chapter: str = ""
    given: tuple[Expr, ...] = ()
    """What holds wherever it is asked."""
    prose: Prose | None = None
    """The text it stands in, where it stands in one."""


_PIECE = ("the other text is never shown", "its text is never shown")
_EFFECT = ("its `if` can go", "the effect does nothing")
_CHOICE = ("its `if` can go", "the choice is never offered")
_NEED = ("it never locks anything", "the choice is always locked")
_ARM = ("the ways after it are never taken", "this way is never taken")
_MODIFIER = ("it belongs into the pips", "it never counts")
_STORYLET = ("its `if` can go", "the storylet is never offered")
_RULE = ("the rule fires in every step", "the rule never fires")
_DEFINE = ("it says nothing", "it says nothing")
_UNLOCK = ("`start: true` says the same", "the entry never opens by it")
_MET = ("leave it out: the ally is listed from the beginning", "the ally is never listed")
_SHOWN = ("leave it out: the variable is shown from the beginning", "the variable is never shown")
_PROPERTY = ("it holds whatever the story does", "no story can fulfil it")


def turns(story: Story, texts: Iterable[Printed]) -> Iterator[Turn]:
    """Yield every condition, those of the texts last."""
    yield from _shared(story)
    for scene in story.scenes:
        yield from _of_scene(scene)
    for text in texts:
        if "{" in text.prose.source:
            yield from _pieces(text.prose.spans, text, text.given)


def unless(expr: Expr) -> Expr:
    """Return the opposite of a condition."""
    return Unary("not", expr)


def _turn(
    condition: Condition | None,
    meaning: tuple[str, str],
    scene: Scene | None = None,
    kind: str = LOGIC,
    given: tuple[Expr, ...] = (),
) -> list[Turn]:
    """Return a condition as a turn; where there is none, no turn."""
    if condition is None:
        return []
    chapter = "" if scene is None else scene.chapter
    return [Turn(condition.expr, condition.place, kind, *meaning, scene, chapter, given)]


def _shared(story: Story) -> Iterator[Turn]:
    for define in story.defines:
        yield from _turn(define.condition, _DEFINE, kind=DEFINE)
    for rule in story.rules:
        yield from _turn(rule.when, _RULE)
        yield from _changes(rule.effects)
        yield from _route(rule.route)
        if rule.call is not None:
            yield from _route(rule.call.resume)
    for entry in story.codex:
        yield from _turn(entry.unlock, _UNLOCK, kind=TEXT)
    for ally in story.allies:
        yield from _turn(ally.met, _MET, kind=TEXT)
    for variable in story.variables:
        yield from _turn(variable.met, _SHOWN, kind=TEXT)
    for claim in story.properties:
        yield from _turn(claim.condition, _PROPERTY, kind=PROPERTY)
    for chapter in story.chapters:
        yield from _changes(chapter.begin, chapter=chapter.id)


def _of_scene(scene: Scene) -> list[Turn]:
    found = _changes(scene.enter, scene) if scene.enter else []
    found += _route(scene.route, scene)
    if scene.call is not None:
        found += _route(scene.call.resume, scene)
    if scene.hub is not None:
        found += _route(scene.hub.then, scene)
    if scene.storylet is not None:
        found += _turn(scene.storylet.condition, _STORYLET, scene)
        found += _needs(scene.storylet.needs, scene.storylet.condition, scene)
    for choice in scene.choices:
        found += _choice(choice, scene)
    return found


def _choice(choice: Choice, scene: Scene) -> list[Turn]:
    found = [] if choice.condition is None else _turn(choice.condition, _CHOICE, scene)
    if choice.needs:
        found += _needs(choice.needs, choice.condition, scene)
    if choice.effects:
        found += _changes(choice.effects, scene)
    if choice.risk is not None:
        for modifier in choice.risk.modifiers:
            found += _turn(modifier.condition, _MODIFIER, scene)
    for outcome in choice.outcomes:
        if outcome.effects:
            found += _changes(outcome.effects, scene)
        found += _route(outcome.route, scene)
        if outcome.call is not None:
            found += _route(outcome.call.resume, scene)
    return found


def _needs(needs: Iterable[Need], shown: Condition | None, scene: Scene) -> list[Turn]:
    given = () if shown is None else (shown.expr,)
    return [turn for need in needs for turn in _turn(need.condition, _NEED, scene, given=given)]


def _route(route: Route, scene: Scene | None = None) -> list[Turn]:
    return [turn for arm in route if arm.condition is not None for turn in _turn(arm.condition, _ARM, scene)]


def _changes(changes: Iterable[Change], scene: Scene | None = None, chapter: str = "") -> list[Turn]:
    where = chapter if scene is None else scene.chapter
    return [
        Turn(expr, change.place.right(expr.start), LOGIC, *_EFFECT, scene, where)
        for change in changes
        if (expr := change.effect.condition) is not None
    ]


def _pieces(spans: Iterable[Span], text: Printed, given: tuple[Expr, ...]) -> Iterator[Turn]:
    for span in spans:
        if isinstance(span, Emphasis):
            yield from _pieces(span.spans, text, given)
        elif isinstance(span, Piece):
            always, never = _PIECE if span.otherwise else ("its text needs no condition", _PIECE[1])
            yield Turn(
                span.condition, span.place, TEXT, always, never, text.scene, text.chapter, given, text.prose
            )
            yield from _pieces(span.then, text, (*given, span.condition))
            yield from _pieces(span.otherwise, text, (*given, unless(span.condition)))
