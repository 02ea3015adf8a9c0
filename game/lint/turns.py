"""Every condition of a story, with what is known where it stands and what it would mean if it never changed."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.language.syntax import Unary
from game.story.prose import Emphasis, Piece, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.changes import Changes
    from game.lint.printed import Printed
    from game.lint.view import View
    from game.story.model import Condition, Story
    from game.story.place import Place
    from game.story.prose import Prose, Span
    from game.story.scenes import Need, Route, Scene

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


def turns(view: View) -> list[Turn]:
    """Return every condition, those of the effects and of the texts last."""
    found = list(_shared(view.story))
    for scene in view.story.scenes:
        found += _of_scene(scene)
    for scene, choice in view.choices:
        if choice.condition is not None:
            found += _turn(choice.condition, _CHOICE, scene)
        if choice.needs:
            found += _needs(choice.needs, choice.condition, scene)
        if choice.risk is not None:
            for modifier in choice.risk.modifiers:
                found += _turn(modifier.condition, _MODIFIER, scene)
    for scene, outcome in view.outcomes:
        if len(outcome.route) > 1:
            found += _route(outcome.route, scene)
        if outcome.call is not None:
            found += _route(outcome.call.resume, scene)
    found += _changes(view.changes)
    for text in view.texts:
        if "{" in text.prose.source:
            _add_pieces(found, text.prose.spans, text, text.given)
    return found


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


def _of_scene(scene: Scene) -> list[Turn]:
    """Return the conditions of a scene itself."""
    found = _route(scene.route, scene) if scene.route else []
    if scene.call is not None:
        found += _route(scene.call.resume, scene)
    if scene.hub is not None:
        found += _route(scene.hub.then, scene)
    if scene.storylet is not None:
        found += _turn(scene.storylet.condition, _STORYLET, scene)
        found += _needs(scene.storylet.needs, scene.storylet.condition, scene)
    return found


def _changes(every: Iterable[Changes]) -> list[Turn]:
    return [
        Turn(expr, change.place.right(expr.start), LOGIC, *_EFFECT, scene, chapter)
        for changes, scene, chapter in every
        for change in changes
        if (expr := change.effect.condition) is not None
    ]


def _needs(needs: Iterable[Need], shown: Condition | None, scene: Scene) -> list[Turn]:
    given = () if shown is None else (shown.expr,)
    return [turn for need in needs for turn in _turn(need.condition, _NEED, scene, given=given)]


def _route(route: Route, scene: Scene | None = None) -> list[Turn]:
    return [turn for arm in route if arm.condition is not None for turn in _turn(arm.condition, _ARM, scene)]


def _add_pieces(found: list[Turn], spans: Iterable[Span], text: Printed, given: tuple[Expr, ...]) -> None:
    for span in spans:
        if type(span) is Piece:
            always, never = _PIECE if span.otherwise else ("its text needs no condition", _PIECE[1])
            found.append(
                Turn(
                    span.condition,
                    span.place,
                    TEXT,
                    always,
                    never,
                    text.scene,
                    text.chapter,
                    given,
                    text.prose,
                )
            )
            if not _are_words(span.then):
                _add_pieces(found, span.then, text, (*given, span.condition))
            if not _are_words(span.otherwise):
                _add_pieces(found, span.otherwise, text, (*given, unless(span.condition)))
        elif type(span) is Emphasis:
            _add_pieces(found, span.spans, text, given)


def _are_words(spans: tuple[Span, ...]) -> bool:
    """Tell whether a branch is nothing but words, as most are."""
    return len(spans) < 2 and (not spans or type(spans[0]) is Words)
