"""From YAML's events to nodes, in one loop: no recursion, no anchors, no tags, no guesses at types.

Events come from libyaml where PyYAML was built with it, else from PyYAML's own parser; both give the same nodes.
Reading events and not nodes is what keeps a deep file from ending the interpreter: libyaml's composer recurses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.pack import characters
from game.pack.nodes import MAX_DEPTH, MAX_NODES, Hole, Mapping, Node, Scalar, Sequence
from game.pack.pure_yaml import PureParser
from game.pack.yaml_errors import explain, explain_escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.pack.nodes import Spot
    from game.pack.page import Page

_SCALAR: Any = ScalarEvent
"""Of any type, since PyYAML's own stubs say that an event may have no mark."""


def _fastest() -> Callable[[str], Any]:
    """Return libyaml's parser, or PyYAML's own where it was built without."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - not there everywhere
    except ImportError:
        return PureParser
    return CParser


FASTEST = _fastest()


class _GiveUpError(Exception):
    """The rest of a file makes no sense or is too much; what is wrong was reported."""


def compose(page: Page, parser: Callable[[str], Any] = FASTEST) -> Node | None:
    """Return the one document of a page, or None when nothing in it can be relied on; all that is wrong is reported.

    What is no text has been taken out of the page.
    """
    if _has_directive(page):
        return None
    try:
        return _document(page, parser(page.text).get_event)
    except YAMLError as error:
        explain(page, error)
    except (ValueError, OverflowError):
        explain_escape(page)
    except _GiveUpError:
        pass
    return None


def _document(page: Page, next_event: Callable[[], Any]) -> Node | None:
    """Return the document; inside of a list or a map, scalars are events until it ends."""
    items: list[Any] = []
    above: list[tuple[list[Any], Any]] = []
    room = MAX_NODES
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                items.append(_refuse_marks(page, event))
                continue
            if event.style == '"' and re.search(characters.NO_TEXT, event.value):
                event = _refuse_escape(page, event)
            items.append(event)
            room -= 1
            if room < 0:
                _too_many(page, event.start_mark)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None:
                _refuse_marks(page, event)
            above.append((items, event))
            items = []
            if len(above) > MAX_DEPTH:
                _too_deep(page, event.start_mark)
        elif kind is MappingEndEvent:
            outer, start = above.pop()
            outer.append(_mapping(page, items, start))
            items = outer
        elif kind is SequenceEndEvent:
            outer, start = above.pop()
            outer.append(Sequence(_nodes(items), *_place(start)))
            items = outer
        elif kind is AliasEvent:
            items.append(_refuse_alias(page, event))
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                _second_document(page, event.start_mark)
        elif kind is StreamEndEvent:
            return _nodes(items)[0] if items else None


def _nodes(items: Iterable[Any]) -> list[Any]:
    """Return the events of scalars as nodes, and all else as it is."""
    return [
        Scalar(item.value, item.style or "", item.start_mark.line + 1, item.start_mark.column + 1)
        if type(item) is _SCALAR
        else item
        for item in items
    ]


def _place(event: Any) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def _mapping(page: Page, items: list[Any], start: Any) -> Mapping | Hole:
    """Return the mapping of keys and values in turn."""
    keys, values = items[::2], _nodes(items[1::2])
    try:
        found = dict(zip([key.value for key in keys], values, strict=True))
    except AttributeError:
        return _unusual(page, _single_keys(page, list(zip(_nodes(keys), values, strict=True))), start)
    if len(found) < len(keys) or "<<" in found:
        return _unusual(page, list(zip(_nodes(keys), values, strict=True)), start)
    spots: list[Spot] = [(*_place(key), key.style or "") for key in keys]
    return Mapping(spots, found, bool(start.flow_style), *_place(start))


def _unusual(page: Page, pairs: list[tuple[Scalar, Node]], start: Any) -> Mapping | Hole:
    """Return the mapping of some pairs, less those that can't stand in one."""
    if any(key.text == "<<" for key, _ in pairs):
        return _refuse_merge(page, pairs, start)
    found = _first_of_each(page, pairs)
    spots = [(key.line, key.column, key.style) for key, _ in found]
    values = {key.text: value for key, value in found}
    return Mapping(spots, values, bool(start.flow_style), *_place(start))


def _single_keys(page: Page, pairs: list[tuple[Any, Node]]) -> list[tuple[Scalar, Node]]:
    """Return the pairs whose keys are single words, and report the others."""
    page.report.incomplete = True
    for key, _ in pairs:
        if not isinstance(key, Scalar | Hole):
            page.wrong(
                key,
                "complex-key",
                "A key is a single word, and this is a list or a map: put a text in quotes.",
            )
    return [(key, value) for key, value in pairs if isinstance(key, Scalar)]


def _first_of_each(page: Page, pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
    """Return the first pair of each key, and report the others."""
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in pairs:
        if key.text in first:
            line = first[key.text][0].line
            page.wrong(
                key,
                "duplicate-key",
                f"The key `{key.text}` stands here a second time, after line {line}: keep one.",
            )
        else:
            first[key.text] = (key, value)
    return list(first.values())


def _refuse_merge(page: Page, pairs: list[tuple[Scalar, Node]], start: Any) -> Hole:
    page.report.incomplete = True
    for key, _ in pairs:
        if key.text == "<<":
            page.wrong(key, "merge-key", "A pack has no merge keys (`<<`): write the keys out.")
    return Hole(*_place(start))


def _refuse_marks(page: Page, event: Any) -> Hole:
    line, column = _place(event)
    if event.anchor is not None:
        message = "A pack has no anchors: put a text that begins with `&` in quotes, else write it out."
        page.at(line, column, "anchor", message)
    else:
        page.at(line, column, "tag", "A pack has no tags: put a text that begins with `!` in quotes.")
    return Hole(line, column)


def _refuse_alias(page: Page, event: Any) -> Hole:
    page.report.incomplete = True
    line, column = _place(event)
    page.at(
        line,
        column,
        "anchor",
        "A pack has no aliases: put a text that begins with `*` in quotes, else write it out.",
    )
    return Hole(line, column)


def _refuse_escape(page: Page, event: Any) -> ScalarEvent:
    """Report the first character of an escape that is no text, and return the event with a stand-in for each."""
    text: str = event.value
    found = re.search(characters.NO_TEXT, text)
    if found is not None:
        scalar = Scalar(text, '"', *_place(event))
        page.wrong_in(scalar, found.start(), found.end(), "bad-character", characters.say(found[0]))
    clean = re.sub(characters.NO_TEXT, "\ufffd", text)
    return ScalarEvent(None, None, event.implicit, clean, event.start_mark, event.end_mark, event.style)


def _too_many(page: Page, mark: Any) -> NoReturn:
    page.at(
        mark.line + 1, mark.column + 1, "too-large", f"A file may hold {MAX_NODES} values at most: divide it."
    )
    raise _GiveUpError


def _too_deep(page: Page, mark: Any) -> NoReturn:
    page.at(
        mark.line + 1,
        mark.column + 1,
        "too-deep",
        f"Lists and maps stand at most {MAX_DEPTH} deep in one another.",
    )
    raise _GiveUpError


def _second_document(page: Page, mark: Any) -> NoReturn:
    page.at(
        mark.line + 1, mark.column + 1, "several-documents", "A file holds one document: take out this `---`."
    )
    raise _GiveUpError


def _has_directive(page: Page) -> bool:
    """Report lines that begin with a `%`, which the two parsers read differently."""
    if not page.text.startswith("%") and "\n%" not in page.text:
        return False
    for count, line in enumerate(page.text.split("\n"), 1):
        if line.startswith("%"):
            page.at(
                count, 1, "directive", "A line may not begin with `%`: indent the text, or take the line out."
            )
    return True
