"""What choices do: costs, marks, outcomes, and the locks on them."""

from __future__ import annotations

from game.pack import scalars
from game.pack.expressions import changes, condition, number
from game.pack.keys import entries, read_fields
from game.pack.prose import prose, prose_of
from game.pack.scene_tables import NEED, OUTCOME
from game.pack.targets import moves
from game.story.scenes import NO_MARKS, Marks, Need, Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from game.pack.context import Context
    from game.pack.keys import Fields
    from game.pack.nodes import Node, Scalar
    from game.story.prose import Prose

Amounts = tuple[tuple[str, int], ...]
"""Variables with whole numbers."""


def outcome(context: Context, node: Node, owner: str, name: str) -> Outcome:
    """Return an outcome of a risk."""
    return outcome_of(context, read_fields(context.page, node, OUTCOME), owner, name)


def outcome_of(context: Context, fields: Fields, owner: str, name: str) -> Outcome:
    """Return the outcome that a mapping describes."""
    route, call, returns = moves(context, fields)
    weight = fields.get("weight")
    return Outcome(
        id=name,
        weight=None if weight is None else number(context, weight),
        effects=changes(context, fields.get("effects")),
        then=prose(context, fields, "then", owner),
        marks=marks(context, fields, owner),
        route=route,
        call=call,
        returns=returns,
        place=context.page.place(fields.node),
    )


def marks(context: Context, fields: Fields, owner: str) -> Marks:
    """Return what the player is told will matter, or does."""
    values = fields.values
    if "remember" not in values and "pays" not in values and "codex" not in values:
        return NO_MARKS
    return Marks(
        _promises(context, fields, "remember", owner),
        _promises(context, fields, "pays", owner),
        codex_names(context, fields),
    )


def codex_names(context: Context, fields: Fields) -> tuple[str, ...]:
    """Return the codex entries that a mapping opens."""
    found = []
    for node in scalars.items(fields.get("codex")):
        name = scalars.text_of(context.page, node)
        if name is not None and known(context, node, name, context.names.codex, "codex entry"):
            found.append(name)
    return tuple(found)


def amounts(context: Context, node: Node | None, what: str = "a cost") -> Amounts:
    """Return variables with amounts to be paid; only numbers can pay."""
    if node is None:
        return ()
    found = []
    for key, value in entries(context.page, node, what, "{name: 1}"):
        domain = context.names.domains.get(key.text)
        if domain is None:
            if key.text not in context.names.broken:
                known(context, key, key.text, context.names.domains, "variable")
            continue
        if domain.kind in {"flag", "list"} or domain.tag:
            said = "a tag, which only text may read" if domain.tag else "no number"
            context.page.wrong(key, "wrong-type", f"`{key.text}` is {said}: a cost is paid in numbers.")
            continue
        amount = scalars.whole_of(context.page, value, 0, domain.high - domain.low)
        if amount is not None:
            found.append((key.text, amount))
    return tuple(found)


def known(context: Context, node: Node | Scalar, name: str, declared: Collection[str], what: str) -> bool:
    """Tell whether a name is declared; one that is not is reported."""
    if name in declared:
        return True
    if not context.page.report.incomplete:
        message = f"There is no {what} `{name[:100]}`: declare it, or use another."
        context.page.wrong(node, "unknown-name", message, context.page.report.nearest(name, declared))
    return False


def needs(context: Context, fields: Fields, owner: str) -> tuple[Need, ...]:
    """Return the locks of a choice, with their reasons."""
    node = fields.get("needs")
    if node is None:
        return ()
    found = []
    for count, item in enumerate(scalars.items(node), 1):
        lock = read_fields(context.page, item, NEED)
        held = condition(context, lock.get("if"))
        why = lock.get("why")
        reason = None if why is None else prose_of(context, why, f"{owner}/needs/{count}")
        if held is not None and reason is not None:
            found.append(Need(held, reason))
    return tuple(found)


def _promises(context: Context, fields: Fields, key: str, owner: str) -> tuple[tuple[str, Prose], ...]:
    found = []
    for promise, text in entries(context.page, fields.get(key), f"what `{key}` names"):
        line = prose_of(context, text, f"{owner}/{key}/{promise.text}")
        there = known(context, promise, promise.text, context.names.promises, "promise")
        if line is not None and there:
            found.append((promise.text, line))
    return tuple(found)
