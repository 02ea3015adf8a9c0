"""Variables, tags and the bonds of allies: what values they have, and how they are shown."""

from __future__ import annotations

from game.language.lexer import KEYWORDS
from game.pack import scalars
from game.pack.expressions import condition
from game.pack.keys import Fields, read_fields
from game.pack.names import MODE, Domain, Entry, Names
from game.pack.nodes import Mapping, Sequence
from game.pack.prose import prose_of
from game.pack.tables import ALLY, VARIABLE
from game.story.model import Ally, Variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.context import Context
    from game.pack.nodes import Node
    from game.story.model import Condition
    from game.story.prose import Prose

WIDEST = 1000
"""Most values of a variable."""

EVENTS = ("choice", "episode")
"""What counts a timer down, besides a scene."""

_KINDS = ("range", "flag", "one_of", "timer")
_SHOWN = ("meter", "counter", "hidden")
_BETTER = ("high", "low")


def declare_variable(names: Names, entry: Entry, tag: bool) -> None:
    """Add a variable or tag to the names; one that is declared wrongly is known as broken."""
    name = entry.key.text
    fields = read_fields(entry.page, entry.node, VARIABLE)
    domain = _domain(fields, tag) if _may_be_called(entry) and isinstance(entry.node, Mapping) else None
    if domain is None:
        names.broken.add(name)
        return
    names.declare(name, domain)
    if domain.kind == "flag" and "levels" in fields:
        names.worded.add(name)


def declare_ally(names: Names, entry: Entry) -> None:
    """Add an ally's bond to the names, and the name as a form."""
    name = entry.key.text
    fields = read_fields(entry.page, entry.node, ALLY)
    title = scalars.text(fields, "name")
    names.forms.setdefault(name, {}).setdefault("name", title)
    node = fields.get("bond")
    bond = None if node is None else _span(fields, node)
    if bond is None or not _may_be_called(entry):
        names.broken.add(f"{name}.bond")
        return
    low, high = bond
    start = scalars.whole(fields, "start", low + 1, low, high)
    names.declare(f"{name}.bond", Domain("bond", low, high, start, (), tag=False))


def read_variable(context: Context, entry: Entry, tag: bool) -> Variable | None:
    """Return a declared variable whole."""
    name = entry.key.text
    domain = context.names.domains.get(name)
    if domain is None:
        return None
    fields = _again(entry)
    levels = _levels(fields, domain)
    return Variable(
        name=name,
        kind=domain.kind,
        low=domain.low,
        high=domain.high,
        start=domain.start,
        place=entry.place,
        values=domain.values,
        title=scalars.text(fields, "name", _title(name)),
        levels=levels,
        better=scalars.word(fields, "better", _BETTER, ""),
        show=scalars.word(fields, "kind", _SHOWN, _shown(domain, levels, tag)),
        hint=scalars.text(fields, "hint"),
        signs=_signs(context, fields, name, domain),
        paid_in=scalars.whole(fields, "paid_in", 0),
        each=_event(context, fields, domain),
        tag=tag,
        met=_met(context, fields),
    )


def _met(context: Context, fields: Fields) -> Condition | None:
    """Return the condition on which a player has met what is declared, if one is given."""
    met = fields.get("met")
    return None if met is None else condition(context, met)


def read_ally(context: Context, entry: Entry) -> tuple[Ally, Variable] | None:
    """Return an ally and the variable of the bond."""
    name = entry.key.text
    domain = context.names.domains.get(f"{name}.bond")
    if domain is None:
        return None
    fields = _again(entry)
    title = scalars.text(fields, "name", _title(name))
    levels = _levels(fields, domain)
    bond = Variable(
        name=f"{name}.bond",
        kind="bond",
        low=domain.low,
        high=domain.high,
        start=domain.start,
        place=entry.place,
        title=title,
        levels=levels,
        better="high",
        show="meter" if levels else "counter",
        hint=scalars.text(fields, "hint"),
        signs=_signs(context, fields, f"{name}.bond", domain),
    )
    return Ally(name, title, scalars.text(fields, "method"), _met(context, fields), entry.place), bond


def _again(entry: Entry) -> Fields:
    """Return the fields of a mapping whose keys were checked when it was declared."""
    pairs = entry.node.pairs if isinstance(entry.node, Mapping) else []
    return Fields(entry.page, entry.node, {key.text: value for key, value in pairs})


def _may_be_called(entry: Entry) -> bool:
    """Refuse words that expressions need for themselves."""
    if entry.key.text not in KEYWORDS and entry.key.text != MODE:
        return True
    message = f"`{entry.key.text}` is a word of the language: choose another name."
    entry.page.wrong(entry.key, "bad-name", message)
    return False


def _domain(fields: Fields, tag: bool) -> Domain | None:
    """Return the values that a declaration gives."""
    kinds = [kind for kind in _KINDS if kind in fields]
    if len(kinds) != 1:
        if isinstance(fields.node, Mapping) and all(key.text not in _KINDS for key, _ in fields.node.pairs):
            message = "A variable needs one of `range`, `flag`, `one_of` or `timer`."
            fields.page.wrong(fields.node, "missing-key", message)
        elif kinds:
            fields.wrong(
                kinds[1], "wrong-combination", f"A variable is a `{kinds[0]}` or a `{kinds[1]}`: keep one."
            )
        return None
    node = fields.values[kinds[0]]
    if kinds[0] == "flag":
        return _flag_domain(fields, node, tag)
    if kinds[0] == "one_of":
        return _list_domain(fields, node, tag)
    return _number_domain(fields, kinds[0], node, tag)


def _flag_domain(fields: Fields, node: Node, tag: bool) -> Domain | None:
    start = scalars.flag_of(fields.page, node)
    if "start" in fields:
        fields.wrong(
            "start", "wrong-combination", "A flag gives its start itself: `flag: true` or `flag: false`."
        )
    return None if start is None else Domain("flag", 0, 1, int(start), (), tag)


def _number_domain(fields: Fields, kind: str, node: Node, tag: bool) -> Domain | None:
    span = _span(fields, node)
    if span is None:
        return None
    low, high = span
    if kind == "timer":
        if low != 0:
            fields.page.wrong(node, "bad-range", "A timer's range begins at 0, where it does not run.")
            return None
        if "each" not in fields:
            message = "A timer needs the key `each`: choice, episode, or a scene's full name."
            fields.page.wrong(fields.node, "missing-key", message)
    return Domain(kind, low, high, scalars.whole(fields, "start", low, low, high), (), tag)


def _span(fields: Fields, node: Node) -> tuple[int, int] | None:
    span = scalars.range_of(fields.page, node)
    if span is not None and span[1] - span[0] >= WIDEST:
        fields.page.wrong(node, "bad-range", f"A variable has at most {WIDEST} values.")
        return None
    return span


def _list_domain(fields: Fields, node: Node, tag: bool) -> Domain | None:
    if not isinstance(node, Sequence) or not node.items:
        fields.page.wrong(node, "wrong-type", "A list of names belongs here, as in `[none, some, all]`.")
        return None
    if len(node.items) > WIDEST:
        fields.page.wrong(node, "bad-range", f"A variable has at most {WIDEST} values.")
        return None
    values: list[str] = []
    for item in node.items:
        name = scalars.name_of(fields.page, item, "a value")
        if name is None:
            return None
        if name in values or name in KEYWORDS:
            what = "stands here twice" if name in values else "is a word of the language: choose another"
            fields.page.wrong(item, "duplicate-name" if name in values else "bad-name", f"`{name}` {what}.")
        else:
            values.append(name)
    start = fields.get("start")
    first = None if start is None else scalars.word_of(fields.page, start, values)
    return Domain("list", 0, len(values) - 1, values.index(first) if first else 0, tuple(values), tag)


def _levels(fields: Fields, domain: Domain) -> tuple[str, ...]:
    levels = scalars.texts(fields, "levels")
    wanted = domain.high - domain.low + 1
    node = fields.get("levels")
    if node is not None and len(scalars.items(node)) != wanted:
        count = len(scalars.items(node))
        fields.page.wrong(
            node, "wrong-count", f"There are {count} levels, and {wanted} values: give one word a value."
        )
        return ()
    return levels if len(levels) == wanted else ()


def _signs(context: Context, fields: Fields, name: str, domain: Domain) -> tuple[tuple[int, Prose], ...]:
    node = fields.get("signs")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        fields.page.wrong(
            node, "wrong-type", "Signs are a map of values with a text each, as in `{2: You shiver.}`."
        )
        return ()
    found = []
    for key, text in node.pairs:
        value = scalars.whole_of(fields.page, key, domain.low, domain.high)
        prose = prose_of(context, text, f"variables/{name}/signs/{key.text}")
        if value is not None and prose is not None:
            found.append((value, prose))
    return tuple(sorted(found, key=lambda sign: sign[0]))


def _event(context: Context, fields: Fields, domain: Domain) -> str:
    """Return what counts a timer down."""
    node = fields.get("each")
    if node is None:
        return ""
    if domain.kind != "timer":
        fields.wrong("each", "wrong-combination", "Only a timer has `each`: declare it with `timer:`.")
        return ""
    event = scalars.text_of(fields.page, node)
    if event is None or event in EVENTS or event in context.names.scenes or fields.page.report.incomplete:
        return event or ""
    hint = fields.page.report.nearest(event, [*EVENTS, *context.names.scenes])
    message = (
        f"A timer counts at each `choice`, `episode`, or scene by its full name: there is no scene `{event}`."
    )
    fields.page.wrong(node, "unknown-scene", message, hint)
    return ""


def _shown(domain: Domain, levels: tuple[str, ...], tag: bool) -> str:
    if tag or domain.kind in {"flag", "list", "timer"}:
        return "meter" if levels and not tag else "hidden"
    return "meter" if levels else "counter"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
