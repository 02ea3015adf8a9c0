"""Modes, rules, promises, people, articles, style and claims: the shared sections as values."""

from __future__ import annotations

from game.pack import scalars
from game.pack.expressions import condition
from game.pack.keys import entries, read_fields
from game.pack.nodes import values_of
from game.pack.outcomes import amounts, known
from game.pack.prose import prose
from game.pack.tables import CODEX, MODE, POOL, PROMISE, PROPERTY, PUSH, VOICE
from game.pack.targets import scene_named
from game.story.model import (
    CodexEntry,
    Condition,
    Define,
    Mode,
    Pool,
    Promise,
    Property,
    Push,
    Voice,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.context import Context
    from game.pack.keys import Fields
    from game.pack.names import Entry
    from game.pack.nodes import Node
    from game.story.place import Place

MOST_SHIFT = 9
"""Farthest that a mode moves costs or pips."""

_KINDS = ("always", "never", "can")


def standard_mode(place: Place) -> Mode:
    """Return the mode of a pack that declares none."""
    return Mode("standard", "Standard", "", True, 0, 0, False, (), True, True, place)


def mode(context: Context, entry: Entry) -> Mode:
    """Return a difficulty."""
    fields = read_fields(context.page, entry.node, MODE)
    return Mode(
        name=entry.key.text,
        title=scalars.text(fields, "title"),
        about=scalars.text(fields, "about"),
        default=scalars.flag(fields, "default"),
        costs=scalars.whole(fields, "costs", 0, -MOST_SHIFT, MOST_SHIFT),
        pips=scalars.whole(fields, "pips", 0, -MOST_SHIFT, MOST_SHIFT),
        never_fail=bool(scalars.word(fields, "rolls", ("never_fail",), "")),
        tops=_tops(context, fields),
        undo=scalars.flag(fields, "undo", default=True),
        slots=scalars.flag(fields, "slots", default=True),
        place=entry.place,
    )


def push(context: Context, node: Node) -> Push | None:
    """Return how a failed risk is pushed."""
    fields = read_fields(context.page, node, PUSH)
    say = prose(context, fields, "say", "push")
    cost = amounts(context, fields.get("cost"))
    then = prose(context, fields, "then", "push")
    return None if say is None else Push(say, then, cost, context.page.place(node))


def define(context: Context, entry: Entry) -> Define | None:
    """Return a condition with a name."""
    held = condition(context, entry.node)
    return None if held is None else Define(entry.key.text, held, entry.place)


def pool(context: Context, entry: Entry) -> Pool:
    """Return a declared pool."""
    return Pool(
        entry.key.text, scalars.text(read_fields(context.page, entry.node, POOL), "title"), entry.place
    )


def promise(context: Context, entry: Entry) -> Promise:
    """Return a promise."""
    name = entry.key.text
    fields = read_fields(context.page, entry.node, PROMISE)
    return Promise(
        name,
        scalars.whole(fields, "made_in", 0),
        scalars.whole(fields, "paid_in", 0),
        prose(context, fields, "about", f"promises/{name}"),
        entry.place,
    )


def codex_entry(context: Context, entry: Entry) -> CodexEntry | None:
    """Return an article."""
    name = entry.key.text
    fields = read_fields(context.page, entry.node, CODEX)
    article = prose(context, fields, "text", f"codex/{name}")
    unlock = fields.get("unlock")
    values = (
        scalars.text(fields, "title"),
        scalars.text(fields, "group"),
        None if unlock is None else condition(context, unlock),
        scalars.flag(fields, "start"),
    )
    if article is None:
        return None
    title, group, held, start = values
    return CodexEntry(name, title, group, article, held, start, entry.place)


def property_of(context: Context, node: Node) -> Property | None:
    """Return a claim of the author's."""
    fields = read_fields(context.page, node, PROPERTY)
    kinds = [kind for kind in _KINDS if kind in fields]
    if len(kinds) != 1 and fields.values:
        context.page.wrong(node, "wrong-combination", "A property has one of `always`, `never` and `can`.")
    held = [condition(context, fields.get(kind)) for kind in kinds]
    name = fields.get("id")
    found = None if name is None else scalars.name_of(context.page, name)
    if found is None or len(held) != 1 or not isinstance(held[0], Condition):
        return None
    return Property(found, kinds[0], held[0], context.page.place(node))


def voice(context: Context, entry: Entry) -> Voice | None:
    """Return a scene that an ending unlocks."""
    name = entry.key.text
    fields = read_fields(context.page, entry.node, VOICE)
    node = fields.get("ending")
    head = None if node is None else scene_named(context, node)
    if head is not None and node is not None and not is_ending(head.entry.node):
        context.page.wrong(node, "not-an-ending", f"`{head.name}` is no ending: a voice is unlocked by one.")
    title = scalars.text(fields, "title")
    text = prose(context, fields, "text", f"voices/{name}")
    return None if text is None or head is None else Voice(name, title, head.name, text, entry.place)


def is_ending(node: Node) -> bool:
    """Tell whether a scene's node says that it ends the run."""
    return "ending" in values_of(node)


def _tops(context: Context, fields: Fields) -> tuple[tuple[str, int], ...]:
    """Return the highest values of variables in a mode."""
    found = []
    domains = context.names.domains
    for key, value in entries(context.page, fields.get("tops"), "the tops of a mode"):
        if key.text in context.names.broken or not known(context, key, key.text, domains, "variable"):
            continue
        domain = domains[key.text]
        if domain.kind in {"flag", "list"} or domain.tag:
            context.page.wrong(key, "wrong-type", f"`{key.text}` is no number, so it has no top.")
            continue
        top = scalars.whole_of(context.page, value, domain.low, domain.high)
        if top is not None:
            found.append((key.text, top))
    return tuple(found)
