"""Quotation marks of a reading, told apart from apostrophes, and the speech between them."""

from __future__ import annotations

import re

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.lint.printed import Printed

SINGLE, DOUBLE, CURLY_SINGLE, CURLY_DOUBLE = "'", '"', "\u2018", "\u201c"
"""The styles of quotation, by their opening mark."""

_OPENING = {SINGLE: SINGLE, DOUBLE: DOUBLE, CURLY_SINGLE: CURLY_SINGLE, CURLY_DOUBLE: CURLY_DOUBLE}
_CLOSING = {SINGLE: "'", DOUBLE: '"', CURLY_SINGLE: "\u2019", CURLY_DOUBLE: "\u201d"}
_PARAGRAPH = re.compile(r"(?:[^\n\v]|\n(?![ \t]*\n))+")
_MARK = re.compile("['\"\u2018\u2019\u201c\u201d]")
_SHORTENED = re.compile(
    "['\u2019](?:em|er|tis|twas|til|till|cause|bout|round|cos|n|un|ere|im|[0-9]+s?)\\b", re.IGNORECASE
)
_AFTER_SENTENCE = frozenset(".,!?\u2026\u2014\u2013-;:)*\u02e3")


class Quote(NamedTuple):
    """A quotation of one paragraph."""

    start: int
    """Of the opening mark."""
    end: int
    """After the closing mark; where there is none, after the paragraph."""
    style: str
    """The opening mark."""
    closed: bool


def quoting(everything: str, texts: Sequence[Printed]) -> list[int]:
    """Return the numbers of the texts that hold a mark with which a quotation can open; everything is all of them."""
    marks = [mark for mark in _OPENING if mark in everything]
    found = {index for mark in marks for index, text in enumerate(texts) if mark in text.prose.source}
    return sorted(found)


def quotes(reading: str) -> list[Quote]:
    """Return the quotations of a reading in order; one inside another is part of it."""
    found: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(reading):
        found += _of_paragraph(reading, paragraph.start(), paragraph.end())
    return found


def is_speech(spoken: list[Quote], offset: int) -> bool:
    """Tell whether a character stands in a quotation."""
    return any(quote.start <= offset < quote.end for quote in spoken)


def _of_paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    at = start
    while True:
        opening = _next_opening(text, at, end)
        if opening is None:
            return
        closing = _find_closing(text, opening, end)
        yield Quote(opening, end if closing is None else closing + 1, text[opening], closing is not None)
        if closing is None:
            return
        at = closing + 1


def _next_opening(text: str, start: int, end: int) -> int | None:
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if match[0] in _OPENING and _opens(text, at, end):
            return at
    return None


def _opens(text: str, at: int, end: int) -> bool:
    """Tell whether a mark stands before a word and after none, and is no apostrophe of a shortened word."""
    mark = text[at]
    if mark in {CURLY_SINGLE, CURLY_DOUBLE}:
        return True
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace() or (
        at and (text[at - 1].isalnum() or text[at - 1] in _AFTER_SENTENCE - {"\u2014", "\u2013", "-", "*"})
    ):
        return False
    return mark == DOUBLE or not _SHORTENED.match(text, at) or _closes_soon(text, at, end)


def _closes_soon(text: str, at: int, end: int) -> bool:
    """Tell whether a quotation that begins with a shortened word is closed after a mark of its own."""
    closing = _find_closing(text, at, end)
    return closing is not None and text[closing - 1] in _AFTER_SENTENCE


def _find_closing(text: str, opening: int, end: int) -> int | None:
    """Return where a quotation ends: for apostrophes, the first mark that can't be one, else the likeliest."""
    mark = _CLOSING[text[opening]]
    if mark not in {"'", "\u2019"}:
        at = text.find(mark, opening + 1, end)
        return None if at < 0 else at
    doubtful = None
    for match in _MARK.finditer(text, opening + 1, end):
        at = match.start()
        if match[0] != mark or (at + 1 < end and (text[at + 1].isalnum())):
            if match[0] == text[opening] and doubtful is not None and _opens(text, at, end):
                return doubtful
            continue
        if not _may_belong_to_word(text, at, end):
            return at
        doubtful = at
    return doubtful


def _may_belong_to_word(text: str, at: int, end: int) -> bool:
    """Tell whether a mark may be the apostrophe of a plural (`the boys' coats`) or of a cut word (`goin' on`)."""
    follows = text[at + 1 : min(at + 3, end)]
    goes_on = len(follows) == 2 and follows[0] == " " and follows[1].islower()
    return goes_on and (text[at - 1] in "sS" or text[max(0, at - 2) : at].lower() == "in")
