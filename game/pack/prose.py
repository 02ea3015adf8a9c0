"""Reading texts: their grammar, and whether what they name exists."""

from __future__ import annotations

import re

from game.language.syntax import Effect, Truth
from game.pack.expressions import in_text, worth_saying
from game.pack.nodes import Node, Scalar
from game.pack.scalars import items, text_of
from game.story.grammar import is_plain, plain_spans
from game.story.prose import Emphasis, Piece, Prose, Value
from game.story.shallow import read_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.pack.context import Context
    from game.pack.keys import Fields
    from game.story.place import Place
    from game.story.prose import Span

_VALUE = re.compile(r"\{[^{}|:]*\}")
"""In every text that prints a value."""


def prose(context: Context, fields: Fields, key: str, owner: str) -> Prose | None:
    """Return the prose of a key, whose id is the owner's and the key's."""
    node = fields.values.get(key)
    return None if node is None else prose_of(context, node, f"{owner}/{key}")


def proses(context: Context, fields: Fields, key: str, owner: str) -> tuple[Prose, ...]:
    """Return the proses of a key that takes a list or one; their ids count from 1."""
    nodes = items(fields.get(key))
    found = (prose_of(context, node, f"{owner}/{key}/{count}") for count, node in enumerate(nodes, 1))
    return tuple(one for one in found if one is not None)


def prose_of(context: Context, node: Node, name: str) -> Prose | None:
    """Return a text as prose, or None after a report."""
    source = text_of(context.page, node)
    if source is None or not isinstance(node, Scalar):
        return None
    page = context.page
    folded = node.style != "|"
    if is_plain(source):
        return Prose(name, plain_spans(source, folded=folded), source, page.place(node))

    def place_at(offset: int) -> Place:
        return page.place_in(node, offset)

    def condition(text: str, start: int) -> Expr:
        read = in_text(context.scope, text)
        for problem in worth_saying(context, read):
            begin, end = start + problem.start, start + problem.end
            page.wrong_in(node, begin, end, problem.rule, problem.message, problem.suggestion)
        return Truth(value=True) if read.tree is None or isinstance(read.tree, Effect) else read.tree

    spans, problems = read_prose(source, place_at, condition, folded=folded)
    for problem in problems:
        page.wrong_in(node, problem.start, problem.end, problem.rule, problem.message)
    if problems:
        return None
    if _VALUE.search(source) is not None:
        for value in _values(spans):
            _check_value(context, value)
    return Prose(name, spans, source, page.place(node))


def _values(spans: Iterable[Span]) -> Iterator[Value]:
    for span in spans:
        if isinstance(span, Value):
            yield span
        elif isinstance(span, Emphasis):
            yield from _values(span.spans)
        elif isinstance(span, Piece):
            yield from _values(span.then)
            yield from _values(span.otherwise)


def _check_value(context: Context, value: Value) -> None:
    """Report a value that is none, or that has no words."""
    names, name = context.names, value.name
    if name in names.broken or context.page.report.incomplete:
        return
    symbol = context.scope.lookup(name)
    if symbol is not None:
        shown = symbol.kind != "flag" or name in names.worded
        if not shown:
            message = f"`{name}` is true or false and has no words: write `{{{name}: words | other words}}`."
            _wrong(context, value, "wrong-type", message)
        return
    person, _, form = name.partition(".")
    forms = names.forms.get(person)
    if not form or forms is None:
        candidates = [*context.scope.names(), *(f"{one}.name" for one in names.forms)]
        message = f"There is no value `{name}`: write a variable, or a form of someone's name."
        _wrong(context, value, "unknown-name", message, context.page.report.nearest(name, candidates))
    elif form not in forms and person not in names.broken:
        message = f"`{person}` has no form `{form}`: add it to the cast, or use another."
        _wrong(context, value, "unknown-name", message, context.page.report.nearest(form, forms))


def _wrong(context: Context, value: Value, rule: str, message: str, hint: str | None = None) -> None:
    end = value.place.column + len(value.name)
    context.page.report.add(rule, message, value.place, end, hint or "")
