"""The quick way through prose of the usual kind: pieces that stand in no other, no emphasis, nothing escaped.

What is not of that kind, or wrong in any way, is left to `grammar`, which says what prose is; both give the same spans.
"""

from __future__ import annotations

import re

from game.story.grammar import BREAK, LINES, NAME, PARAGRAPHS, in_line, parse_prose, plain_spans, trimmed
from game.story.prose import Piece, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.language.syntax import Expr
    from game.story.grammar import Problem
    from game.story.place import Place
    from game.story.prose import Span

_BRACES = re.compile(r"\{([^{}|:]*)(?::([^{}|]*)(?:\|([^{}|]*))?)?\}")
"""A value, or a condition with one branch or two."""


def read_prose(
    source: str,
    place_at: Callable[[int], Place],
    condition: Callable[[str, int], Expr],
    *,
    folded: bool = False,
) -> tuple[tuple[Span, ...], list[Problem]]:
    """Return the spans of a text and what is wrong with it, as `grammar.parse_prose` does.

    Here `condition` says itself what is wrong with a condition, and raises nothing.
    """
    found = list(_BRACES.finditer(source))
    if not found or not _is_shallow(source, found):
        return parse_prose(source, place_at, condition, folded=folded)
    breaks = LINES if folded else PARAGRAPHS
    spans: list[Span] = []
    at = 0
    for brace in found:
        spans += _words(source[at : brace.start()], breaks)
        spans.append(_span(brace, place_at, condition, breaks))
        at = brace.end()
    spans += _words(source[at:], breaks)
    return trimmed(spans), []


def _is_shallow(source: str, found: list[re.Match[str]]) -> bool:
    """Tell whether these are all the braces of a text, each is whole, and there is nothing else in it but words."""
    if "*" in source or "\\" in source or not source.count("{") == source.count("}") == len(found):
        return False
    for brace in found:
        head, then, otherwise = brace.groups()
        if then is None:
            if NAME.fullmatch(head.strip(" \n")) is None:
                return False
        elif not then.strip(" \n") and not (otherwise or "").strip(" \n"):
            return False
    return True


def _span(
    brace: re.Match[str],
    place_at: Callable[[int], Place],
    condition: Callable[[str, int], Expr],
    breaks: re.Pattern[str],
) -> Value | Piece:
    head, then, otherwise = brace.groups()
    written = head.strip(" \n")
    if then is None:
        return Value(written, place_at(brace.start() + 1))
    expr = condition(written, brace.start(1) + head.find(written))
    place = place_at(brace.start(1) + len(head) - len(head.lstrip(" \n")))
    return Piece(expr, _branch(then, breaks), _branch(otherwise or "", breaks), place)


def _branch(text: str, breaks: re.Pattern[str]) -> tuple[Span, ...]:
    return trimmed(_words(text, breaks)) if "\n" in text else plain_spans(text)


def _words(text: str, breaks: re.Pattern[str]) -> Sequence[Span]:
    """Return the words and the breaks of a text without braces, blanks at its ends included."""
    if "\n" not in text:
        return in_line(text)
    found: list[Span] = []
    for part in breaks.split(text):
        found += (BREAK, *in_line(part))
    return found[1:]
