r"""The grammar of prose, whole: source text to spans, or one sentence about the first thing that can't be read.

    text    := (words | break | emphasis | value | piece)*
    break   := a blank line                               (in folded text, where blank lines are gone: a line end)
    emphasis:= `*` text `*`                               within a paragraph, not inside another
    value   := `{` name `}`                               `{stamina}`, `{juran.calls}`
    piece   := `{` condition `:` text (`|` text)? `}`     at most four deep; may span paragraphs
    words   := any other characters; `\{ \} \| \* \\` are the characters themselves

A line end inside a paragraph is a space, runs of spaces are one, and texts and branches are trimmed at both ends.
"""

from __future__ import annotations

import re

from game.language.errors import LanguageError
from game.language.parser import parse_expression
from game.language.records import NamedTuple
from game.language.syntax import Truth
from game.story.prose import Break, Emphasis, Piece, Span, Value, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from game.language.syntax import Expr
    from game.story.place import Place

MAX_PIECES = 4
"""Most pieces inside one another."""

_BLANK_LINE = r"[ ]*\n[ ]*\n[ \n]*"
_LINE_END = r"[ ]*\n[ \n]*"
_MARK = re.compile(rf"(?P<break>{_BLANK_LINE})|\\.?|[{{}}|*]")
_FOLDED_MARK = re.compile(rf"(?P<break>{_LINE_END})|\\.?|[{{}}|*]")
PARAGRAPHS = re.compile(_BLANK_LINE)
LINES = re.compile(_LINE_END)
_BLANKS = re.compile(r"[ \n]+")
_HEAD = re.compile(r"[^{}|:]*")
NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
BREAK = Break()


class Problem(NamedTuple):
    """Something wrong with a text."""

    rule: str
    """`bad-prose` or `bad-expression`."""
    message: str
    start: int
    """Offset of the first character that is wrong."""
    end: int


class _StopError(Exception):
    """The rest of a text can't be told apart."""


def _just_parse(source: str, _offset: int) -> Expr:
    return parse_expression(source)


def parse_prose(
    source: str,
    place_at: Callable[[int], Place],
    condition: Callable[[str, int], Expr] = _just_parse,
    *,
    folded: bool = False,
) -> tuple[tuple[Span, ...], list[Problem]]:
    """Return the spans of a text and what is wrong with it.

    `place_at` gives the place of an offset of the source; `condition` reads a piece's condition, which begins at an
    offset, or raises LanguageError.
    """
    if is_plain(source):
        return plain_spans(source, folded=folded), []
    reader = _Reader(source, place_at, condition, _FOLDED_MARK if folded else _MARK)
    try:
        spans = reader.text()
    except _StopError:
        spans = ()
    return spans, reader.problems


def is_plain(source: str) -> bool:
    """Tell whether nothing in a text is special."""
    return not ("{" in source or "*" in source or "\\" in source or "}" in source)


def plain_spans(source: str, *, folded: bool = False) -> tuple[Span, ...]:
    """Return the spans of a text in which nothing is special: words and breaks."""
    if "\n" not in source:
        return in_line(source.strip(" "))
    spans: list[Span] = []
    for paragraph in (LINES if folded else PARAGRAPHS).split(source.strip(" \n")):
        spans += (BREAK, *in_line(paragraph))
    return tuple(spans[1:])


def in_line(text: str) -> tuple[Span, ...]:
    """Return the words of a paragraph, in which runs of blanks are one; those at its ends stay."""
    if "\n" in text or "  " in text:
        text = _BLANKS.sub(" ", text)
    return (Words(text),) if text else ()


class _Reader:
    """A position in a text, the pieces open there, and the problems so far."""

    def __init__(
        self,
        source: str,
        place_at: Callable[[int], Place],
        condition: Callable[[str, int], Expr],
        marks: re.Pattern[str],
    ) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._place_at = place_at
        self._read_condition = condition
        self._marks = marks
        self._at = 0
        self._pieces: list[int] = []
        self._star = -1
        self._bars = False

    def text(self) -> tuple[Span, ...]:
        """Read the whole text."""
        return trimmed(self._spans())

    def _spans(self) -> list[Span]:
        """Read until the text, the branch or the emphasis ends; what ends it is left to the caller."""
        spans: list[Span] = []
        words: list[str] = []
        while (mark := self._marks.search(self._source, self._at)) is not None:
            words.append(self._source[self._at : mark.start()])
            if not self._go_on(mark):
                self._at = mark.start()
                break
            self._at = mark.end()
            if mark["break"] is not None:
                _flush(words, spans)
                self._break(spans)
            elif mark[0] == "{":
                _flush(words, spans)
                spans.append(self._brace(mark.start()))
            elif mark[0] == "*":
                _flush(words, spans)
                spans.append(self._emphasis(mark.start()))
            else:
                words.append(self._character(mark))
        else:
            words.append(self._source[self._at :])
            self._at = len(self._source)
            self._at_end()
        _flush(words, spans)
        return spans

    def _go_on(self, mark: re.Match[str]) -> bool:
        """Tell whether a mark belongs to the spans being read, and not to what encloses them."""
        sign = mark[0]
        if sign == "*" and self._star >= 0:
            if self._pieces and self._star < self._pieces[-1]:
                self._stop("Emphasis stands in no other emphasis: take this `*` out.", mark.start())
            return False
        if sign == "}":
            if not self._pieces:
                self._stop("This `}` closes nothing: take it out, or write `\\}`.", mark.start())
            return self._closes_emphasis(mark)
        if sign == "|" and self._pieces:
            return self._closes_emphasis(mark)
        return True

    def _closes_emphasis(self, mark: re.Match[str]) -> bool:
        if self._star >= 0 and self._star > self._pieces[-1]:
            self._stop("This `*` is never closed: add one after the words, or write `\\*`.", self._star)
        if mark[0] == "|" and self._bars:
            self._stop("A piece has two branches at most: write `\\|` for a bar.", mark.start())
        return False

    def _at_end(self) -> None:
        """Refuse to end where something is still open."""
        if self._star >= 0:
            self._stop("This `*` is never closed: add one after the words, or write `\\*`.", self._star)
        if self._pieces:
            self._stop("This `{` is never closed: add a `}`, or write `\\{`.", self._pieces[-1])

    def _break(self, spans: list[Span]) -> None:
        if self._star >= 0:
            self._stop("Emphasis ends with its paragraph: close this `*` before the blank line.", self._star)
        spans.append(BREAK)

    def _character(self, mark: re.Match[str]) -> str:
        sign = mark[0]
        if sign == "|":
            return sign
        if sign[1:] not in {"{", "}", "|", "*", "\\"}:
            self._stop(
                "A `\\` stands only before `{`, `}`, `|`, `*` or another `\\`: write `\\\\`.", mark.start()
            )
        return sign[1:]

    def _emphasis(self, start: int) -> Emphasis:
        self._star = start
        spans = self._spans()
        self._star = -1
        self._at += 1
        if not spans:
            self._stop(
                "There is nothing between these: write one `*` on either side of the words.", start, self._at
            )
        return Emphasis(tuple(spans))

    def _brace(self, start: int) -> Value | Piece:
        head = _HEAD.match(self._source, self._at)
        assert head is not None  # noqa: S101 - the pattern matches anything, an empty text too
        self._at = head.end()
        sign = self._source[self._at : self._at + 1]
        self._at += 1
        if sign == "}":
            return self._value(head, start)
        if sign != ":":
            what = "This `{` is never closed: add a `}`, or write `\\{`."
            if sign:
                what = "After `{` stands a name, or a condition and a `:` before what is shown."
            self._stop(what, start)
        return self._piece(head, start)

    def _value(self, head: re.Match[str], start: int) -> Value:
        name = head[0].strip(" \n")
        if NAME.fullmatch(name) is None:
            what = "Between `{` and `}` stands a name, or a condition and a `:` before what is shown."
            self._stop(what, start, self._at)
        return Value(name, self._place_at(start + 1))

    def _piece(self, head: re.Match[str], start: int) -> Piece:
        if len(self._pieces) == MAX_PIECES:
            self._stop(f"Pieces stand at most {MAX_PIECES} deep in one another: divide this text.", start)
        condition = self._condition(head)
        place = self._place_at(head.start() + len(head[0]) - len(head[0].lstrip(" \n")))
        bars, self._bars = self._bars, False
        self._pieces.append(start)
        then = trimmed(self._spans())
        otherwise: tuple[Span, ...] = ()
        if self._source[self._at] == "|":
            self._at += 1
            self._bars = True
            otherwise = trimmed(self._spans())
        self._at += 1
        self._pieces.pop()
        self._bars = bars
        if not then and not otherwise:
            self._stop("This piece shows nothing: write what is shown after the `:`.", start, self._at)
        return Piece(condition, then, otherwise, place)

    def _condition(self, head: re.Match[str]) -> Expr:
        """Read the condition of a piece; one that can't be read is noted, and the rest of the text is read."""
        source = head[0].strip(" \n")
        start = head.start() + head[0].find(source)
        try:
            return self._read_condition(source, start)
        except LanguageError as error:
            self.problems.append(
                Problem("bad-expression", error.message, start + error.start, start + error.end)
            )
            return Truth(value=True)

    def _stop(self, message: str, start: int, end: int | None = None) -> NoReturn:
        self.problems.append(Problem("bad-prose", message, start, start + 1 if end is None else end))
        raise _StopError


def _flush(words: list[str], spans: list[Span]) -> None:
    """Turn the characters gathered so far into one span."""
    spans += in_line("".join(words))
    words.clear()


def trimmed(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans without blanks at the ends and beside breaks."""
    trimmed: list[Span] = []
    for index, span in enumerate(spans):
        if isinstance(span, Words):
            text = span.text
            if index == 0 or isinstance(spans[index - 1], Break):
                text = text.lstrip(" ")
            if index + 1 == len(spans) or isinstance(spans[index + 1], Break):
                text = text.rstrip(" ")
            if text:
                trimmed.append(Words(text) if text != span.text else span)
        else:
            trimmed.append(span)
    return tuple(trimmed)
