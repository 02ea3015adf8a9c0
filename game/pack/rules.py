"""Rules, in the order in which they watch the state."""

from __future__ import annotations

from game.pack import scalars
from game.pack.choices import unused
from game.pack.expressions import changes, condition
from game.pack.keys import read_fields
from game.pack.nodes import Scalar
from game.pack.outcomes import known
from game.pack.tables import RULE
from game.pack.targets import moves
from game.story.model import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.context import Context
    from game.pack.keys import Fields
    from game.pack.nodes import Node


def rule(context: Context, node: Node, taken: set[str]) -> Rule:
    """Return a rule; `taken` are the ids of those before it."""
    fields = read_fields(context.page, node, RULE)
    _check_shape(fields)
    route, call, _ = moves(context, fields)
    when = fields.get("when")
    return Rule(
        id=_id(fields, taken),
        when=None if when is None else condition(context, when),
        timer=_timer(context, fields),
        effects=changes(context, fields.get("effects")),
        call=call,
        route=route,
        place=context.page.place(node),
    )


def _check_shape(fields: Fields) -> None:
    values = fields.values
    if not values:
        return
    if "when" in values and "timer" in values:
        fields.wrong(
            "timer", "wrong-combination", "A rule watches a condition or a timer: keep `when` or `timer`."
        )
    elif "when" not in values and "timer" not in values:
        fields.page.wrong(fields.node, "missing-key", "A rule needs `when` or `timer`.")
    if "goto" in values and "call" in values:
        fields.wrong(
            "goto",
            "wrong-combination",
            "A rule that calls comes back to where it fired: keep `call` or `goto`.",
        )
    elif "goto" not in values and "call" not in values:
        fields.page.wrong(fields.node, "missing-key", "A rule leads somewhere: it needs `call` or `goto`.")


def _id(fields: Fields, taken: set[str]) -> str:
    node = fields.get("id")
    if node is not None:
        name = scalars.name_of(fields.page, node, "an id") or "rule"
        if name in taken and name != "rule":
            fields.page.wrong(node, "duplicate-name", f"Another rule has the id `{name}`: use another.")
        taken.add(name)
        return name
    watched = fields.get("timer") or fields.get("call")
    made = watched.text.rpartition("/")[2] if isinstance(watched, Scalar) else ""
    return unused(made if scalars.is_name(made) else "rule", taken)


def _timer(context: Context, fields: Fields) -> str:
    node = fields.get("timer")
    name = None if node is None else scalars.text_of(context.page, node)
    if node is None or name is None or name in context.names.broken:
        return ""
    timers = [one for one, domain in context.names.domains.items() if domain.kind == "timer"]
    return name if known(context, node, name, timers, "timer") else ""
