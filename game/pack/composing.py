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
    from collections.abc import Callable

    from game.pack.page import Page


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
    items: list[Node] = []
    above: list[tuple[list[Node], Any]] = []
    room = MAX_NODES
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            items.append(_scalar(page, event))
            room -= 1
            if room < 0:
                _too_many(page, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None:
                _refuse_marks(page, event)
            above.append((items, event))
            items = []
            if len(above) > MAX_DEPTH:
                _too_deep(page, event)
        elif kind is MappingEndEvent:
            outer, start = above.pop()
            outer.append(_mapping(page, items, start))
            items = outer
        elif kind is SequenceEndEvent:
            outer, start = above.pop()
            outer.append(Sequence(items, *_place(start)))
            items = outer
        elif kind is AliasEvent:
            items.append(_refuse_alias(page, event))
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                _second_document(page, event)
        elif kind is StreamEndEvent:
            return items[0] if items else None


def _place(event: Any) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(page: Page, event: Any) -> Scalar | Hole:
    """Return a single text; each character of it that is no text is reported and has a stand-in."""
    if event.tag is not None or event.anchor is not None:
        return _refuse_marks(page, event)
    mark = event.start_mark
    scalar = Scalar(event.value, event.style or "", mark.line + 1, mark.column + 1)
    if scalar.style == '"':
        found = re.search(characters.NO_TEXT, scalar.text)
        if found is not None:
            page.wrong_in(scalar, found.start(), found.end(), "bad-character", characters.say(found[0]))
            scalar.text = re.sub(characters.NO_TEXT, "\ufffd", scalar.text)
    return scalar


def _mapping(page: Page, items: list[Node], start: Any) -> Mapping | Hole:
    """Return the mapping of keys and values in turn, less those that can't stand in one."""
    pairs = _single_keys(page, list(zip(items[::2], items[1::2], strict=True)))
    if any(key.text == "<<" for key, _ in pairs):
        return _refuse_merge(page, pairs, start)
    found = _first_of_each(page, pairs)
    spots = [(key.line, key.column, key.style) for key, _ in found]
    values = {key.text: value for key, value in found}
    return Mapping(spots, values, bool(start.flow_style), *_place(start))


def _single_keys(page: Page, pairs: list[tuple[Node, Node]]) -> list[tuple[Scalar, Node]]:
    """Return the pairs whose keys are single words, and report the others."""
    single: list[tuple[Scalar, Node]] = []
    for key, value in pairs:
        if isinstance(key, Scalar):
            single.append((key, value))
            continue
        page.report.incomplete = True
        if not isinstance(key, Hole):
            message = "A key is a single word, and this is a list or a map: put a text in quotes."
            page.wrong(key, "complex-key", message)
    return single


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


def _too_many(page: Page, event: Any) -> NoReturn:
    page.at(*_place(event), "too-large", f"A file may hold {MAX_NODES} values at most: divide it.")
    raise _GiveUpError


def _too_deep(page: Page, event: Any) -> NoReturn:
    page.at(*_place(event), "too-deep", f"Lists and maps stand at most {MAX_DEPTH} deep in one another.")
    raise _GiveUpError


def _second_document(page: Page, event: Any) -> NoReturn:
    page.at(*_place(event), "several-documents", "A file holds one document: take out this `---`.")
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
