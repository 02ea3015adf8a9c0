"""Where things lead: scenes with the constants they are given, routes, calls."""

from __future__ import annotations

from itertools import pairwise

from game.pack import scalars
from game.pack.expressions import condition
from game.pack.keys import entries, read_fields
from game.pack.nodes import Hole, Mapping, Node, Scalar, Sequence, values_of
from game.pack.scene_tables import TARGET
from game.story.scenes import Call, Route, RouteArm, Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.context import Context
    from game.pack.keys import Fields
    from game.pack.names import SceneHead
    from game.story.scenes import Parameter

GOTO, CALL = "goto", "call"


def scene_named(context: Context, node: Node) -> SceneHead | None:
    """Return the scene that a node names, or None after a report."""
    written = scalars.text_of(context.page, node)
    if written is None:
        context.page.report.links_lost = True
        return None
    names = context.names
    head = names.scenes.get(names.full_name(written, context.chapter))
    if head is None:
        context.page.report.links_lost = True
        if not context.page.report.incomplete:
            near = context.page.report.nearest(written, names.scene_names(context.chapter))
            where = f" in `{context.chapter}`" if context.chapter and "/" not in written else ""
            advice = (
                "write its full name, `episode/scene`"
                if not context.chapter and "/" not in written
                else "write one"
            )
            context.page.wrong(
                node, "unknown-scene", f"There is no scene `{written[:100]}`{where}: {advice}.", near
            )
    return head


def route(context: Context, node: Node | None) -> Route:
    """Return a route: one scene, or several tried in order of which the last has no condition."""
    if node is None or isinstance(node, Hole):
        return ()
    if type(node) is Scalar:
        found = target(context, node, None, GOTO)
        return () if found is None else (RouteArm(None, found),)
    if not isinstance(node, Sequence):
        arms = [_arm(context, node)]
        _check_last(context, node)
    elif node.items:
        arms = [_arm(context, item) for item in node.items]
        _check_order(context, node.items)
    else:
        context.page.wrong(node, "empty-text", "This route has no way: name a scene.")
        arms = []
    return tuple(arm for arm in arms if arm is not None)


def moves(context: Context, fields: Fields) -> tuple[Route, Call | None, bool]:
    """Return where a mapping leads: its route, its call (which then goes on with the route), whether it returns."""
    values = fields.values
    if "return" not in values and "with" not in values and CALL not in values:
        return route(context, values.get(GOTO)), None, False
    returns = scalars.flag(fields, "return")
    if "return" in fields:
        if not returns and getattr(values["return"], "text", "") == "false":
            fields.wrong("return", "wrong-combination", "Write `return: true`, or leave it out.")
        for other in (GOTO, CALL):
            if other in fields:
                fields.wrong(
                    "return",
                    "wrong-combination",
                    f"`return` and `{other}` lead to different places: keep one.",
                )
                break
    if "with" in fields and CALL not in fields:
        message = "`with` stands beside `call`; for a goto write `{to: scene, with: {...}}`."
        fields.wrong("with", "wrong-combination", message)
    way = route(context, fields.get(GOTO))
    node = fields.get(CALL)
    if node is None:
        return way, None, returns
    called = target(context, node, fields.get("with"), CALL)
    return (), None if called is None else Call(called, way), returns


def target(context: Context, node: Node, given: Node | None, move: str) -> Target | None:
    """Return a scene and what it is given, or None after a report."""
    head = scene_named(context, node)
    if head is None:
        return None
    if move == GOTO and head.library and not context.library:
        message = f"`{head.name}` stands in a library: play it with `call`, so that it can return."
        context.page.wrong(node, "library-goto", message)
        return Target(head.name, (), context.page.place(node))
    constants = _constants(context, node, head, given) if head.params or given is not None else ()
    return Target(head.name, constants, context.page.place(node))


def _arm(context: Context, node: Node) -> RouteArm | None:
    if isinstance(node, Scalar):
        found = target(context, node, None, GOTO)
        return None if found is None else RouteArm(None, found)
    fields = read_fields(context.page, node, TARGET)
    held = condition(context, fields.get("if"))
    to = fields.get("to")
    if to is None:
        context.page.report.links_lost = True
        return None
    found = target(context, to, fields.get("with"), GOTO)
    return None if found is None else RouteArm(held, found)


def _has_condition(node: Node) -> bool:
    return "if" in values_of(node)


def _check_order(context: Context, nodes: list[Node]) -> None:
    """Refuse a route that may lead nowhere, and ways after one that is always taken."""
    if any(isinstance(node, Hole) for node in nodes):
        return
    for before, after in pairwise(nodes):
        if not _has_condition(before):
            message = "This way is never reached: give the one before it an `if`, or take this one out."
            context.page.wrong(after, "closed-route", message)
            return
    _check_last(context, nodes[-1])


def _check_last(context: Context, node: Node) -> None:
    if isinstance(node, Mapping) and _has_condition(node):
        key = next(key for key in node.keys if key.text == "if")
        message = "The last way of a route has no `if`: it is taken when no other is. Add one after it, or take this out."
        context.page.wrong(key, "open-route", message)


def _constants(
    context: Context, node: Node, head: SceneHead, given: Node | None
) -> tuple[tuple[str, int], ...]:
    """Return the constants given to a scene, and report those that are missing, unknown or out of range."""
    found: dict[str, int] = {}
    named: set[str] = set()
    for key, value in entries(context.page, given, "what a scene is given"):
        named.add(key.text)
        param = next((one for one in head.params if one.name == key.text), None)
        if param is None:
            message = f"`{head.name}` takes no `{key.text[:48]}`: leave it out, or add it to its `params`."
            context.page.wrong(
                key,
                "unknown-param",
                message,
                context.page.report.nearest(key.text, [one.name for one in head.params]),
            )
            continue
        constant = _constant(context, value, param)
        if constant is not None:
            found[param.name] = constant
    for param in head.params:
        if param.name not in named and not _passed_on(context, param) and not isinstance(given, Hole):
            message = f"`{head.name}` needs `{param.name}`: give it with `with: {{{param.name}: ...}}`."
            context.page.wrong(node, "missing-param", message)
    return tuple(found.items())


def _constant(context: Context, node: Node, param: Parameter) -> int | None:
    if param.kind == "flag":
        truth = scalars.flag_of(context.page, node)
        return None if truth is None else int(truth)
    return scalars.whole_of(context.page, node, param.low, param.high)


def _passed_on(context: Context, wanted: Parameter) -> bool:
    """Tell whether the scene stood in has a constant of that name that fits."""
    return any(
        own.name == wanted.name
        and own.kind == wanted.kind
        and own.low >= wanted.low
        and own.high <= wanted.high
        for own in context.params
    )
