"""Scenes: what is read on entering them, and the one way in which they go on."""

from __future__ import annotations

from game.language.lexer import KEYWORDS
from game.language.nearest import nearest
from game.language.syntax import Number
from game.pack import scalars
from game.pack.choices import choices
from game.pack.context import Context
from game.pack.expressions import changes, condition, number
from game.pack.keys import Fields, entries, read_fields
from game.pack.nodes import Mapping
from game.pack.outcomes import amounts, known, marks, needs
from game.pack.prose import prose
from game.pack.scene_tables import ENDING, HUB, SCENE, STORYLET
from game.pack.targets import moves, route
from game.story.prose import Prose
from game.story.scenes import Ending, Hub, Parameter, Scene, Storylet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Expr
    from game.pack.names import Names, SceneHead
    from game.pack.nodes import Node
    from game.pack.page import Page

ENDING_KINDS = ("good", "bitter", "bad", "close")
MOST_PARAMS = 9
"""Most constants that a scene takes."""

_WAYS_ON = ("choices", "hub", "goto", "return", "ending")
_ONE = Number(1)


def parameters(page: Page, node: Node | None) -> tuple[Parameter, ...]:
    """Return the constants that a scene takes."""
    found = []
    for count, (key, value) in enumerate(entries(page, node, "`params`")):
        if count == MOST_PARAMS:
            page.wrong(key, "wrong-count", f"A scene takes at most {MOST_PARAMS} params.")
            break
        name = scalars.name_of(page, key, "a parameter")
        if name is None or not _may_be_called(page, key, name):
            continue
        if getattr(value, "text", None) == "flag":
            found.append(Parameter(name, "flag", 0, 1))
            continue
        span = scalars.range_of(page, value)
        if span is not None:
            found.append(Parameter(name, "range", *span))
    return tuple(found)


def scene(names: Names, head: SceneHead) -> Scene:
    """Return a scene whole; what is wrong with it is reported."""
    page, chapter = head.entry.page, head.chapter
    scope = names.scope_with(chapter, head.params) if head.params else names.scope(chapter)
    context = Context(page, scope, head.name, head.library, head.params)
    fields = read_fields(page, head.entry.node, SCENE)
    values = fields.values
    _check_ways_on(fields)
    if "params" in values:
        _check_params(names, fields)
    way, call, returns = moves(context, fields)
    return Scene(
        name=head.name,
        chapter=chapter,
        text=prose(context, fields, "text", head.name),
        where=prose(context, fields, "place", head.name),
        slot=prose(context, fields, "slot", head.name),
        back=prose(context, fields, "back", head.name),
        enter=changes(context, values.get("enter")),
        marks=marks(context, fields, head.name),
        params=head.params,
        camp="camp" in values and scalars.flag(fields, "camp"),
        roll_call="roll_call" in values and scalars.flag(fields, "roll_call"),
        choices=choices(context, values["choices"]) if "choices" in values else (),
        hub=_hub(context, fields) if "hub" in values else None,
        route=way,
        call=call,
        returns=returns,
        ending=_ending(context, fields) if "ending" in values else None,
        storylet=_storylet(context, fields) if "storylet" in values else None,
        place=head.entry.place,
    )


def _may_be_called(page: Page, key: Node, name: str) -> bool:
    if name in KEYWORDS:
        page.wrong(key, "bad-name", f"`{name}` is a word of the language: choose another name.")
    return name not in KEYWORDS


def _check_params(names: Names, fields: Fields) -> None:
    """Refuse a constant that hides a variable."""
    node = fields.get("params")
    for key in node.keys if isinstance(node, Mapping) else ():
        if key.text in names.symbols:
            fields.page.wrong(
                key, "duplicate-name", f"`{key.text}` is a variable already: choose another name."
            )


def _check_ways_on(fields: Fields) -> None:
    """See that a scene goes on in exactly one way."""
    values = fields.values
    ways = [key for key in _WAYS_ON if key in values]
    if len(ways) == 1 and "call" not in values:
        return
    if not ways:
        if "call" in fields:
            fields.wrong(
                "call", "wrong-combination", "A scene that only calls leads nowhere after: add `goto`."
            )
        elif _was_tried(fields):
            fields.page.report.links_lost = True
        else:
            message = "A scene needs one of `choices`, `hub`, `goto`, `return` or `ending`."
            fields.page.wrong(fields.node, "missing-key", message)
        return
    for other in ways[1:]:
        if (ways[0], other) not in {("choices", "hub"), ("goto", "return")}:
            message = f"A scene goes on in one way: keep `{ways[0]}` or `{other}`."
            fields.wrong(other, "wrong-combination", message)
            break
    if "call" in fields and ways[0] not in {"goto", "return"}:
        fields.wrong(
            "call", "wrong-combination", f"A scene with `{ways[0]}` can't call: put the call into a choice."
        )


def _was_tried(fields: Fields) -> bool:
    """Tell whether the mapping has such a key, refused or written wrongly, or is no mapping at all."""
    if not isinstance(fields.node, Mapping):
        return True
    keys = fields.node.values.keys()
    unknown = [key for key in keys if key not in SCENE.by_name]
    meant = keys | {nearest(word, SCENE.by_name) for word in unknown}
    return not meant.isdisjoint(_WAYS_ON)


def _hub(context: Context, fields: Fields) -> Hub | None:
    node = fields.get("hub")
    if node is None:
        return None
    hub = read_fields(context.page, node, HUB)
    return Hub(
        pool=_pool(context, hub),
        show=scalars.whole(hub, "show", 0, 1, 99),
        draw=prose(context, hub, "draw", f"{context.scene}/hub"),
        then=route(context, hub.get("then")),
        place=context.page.place(node),
    )


def _pool(context: Context, fields: Fields) -> str:
    node = fields.get("pool")
    name = None if node is None else scalars.text_of(context.page, node)
    if node is None or name is None:
        return ""
    return name if known(context, node, name, context.names.pools, "pool") else ""


def _ending(context: Context, fields: Fields) -> Ending | None:
    node = fields.get("ending")
    if node is None:
        return None
    ending = read_fields(context.page, node, ENDING)
    owner = f"{context.scene}/ending"
    title = prose(context, ending, "title", owner)
    return Ending(
        kind=scalars.word(ending, "kind", ENDING_KINDS, "close"),
        title=title or Prose(f"{owner}/title", (), "", context.page.place(node)),
        riddle=prose(context, ending, "riddle", owner),
    )


def _storylet(context: Context, fields: Fields) -> Storylet | None:
    node = fields.get("storylet")
    if node is None:
        return None
    if context.params:
        fields.wrong(
            "params", "wrong-combination", "A storylet takes no params: nothing at a hub can give them."
        )
    storylet = read_fields(context.page, node, STORYLET)
    owner = f"{context.scene}/storylet"
    say = prose(context, storylet, "say", owner)
    return Storylet(
        pool=_pool(context, storylet),
        say=say or Prose(f"{owner}/say", (), "", context.page.place(node)),
        condition=condition(context, storylet.get("if")),
        needs=needs(context, storylet, owner),
        cost=amounts(context, storylet.get("cost")),
        priority=scalars.whole(storylet, "priority", 0, -999, 999),
        weight=_weight(context, storylet),
        once=scalars.flag(storylet, "once"),
        place=context.page.place(node),
    )


def _weight(context: Context, fields: Fields) -> Expr:
    node = fields.get("weight")
    found = None if node is None else number(context, node)
    return _ONE if found is None else found
