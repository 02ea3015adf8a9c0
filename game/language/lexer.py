"""Source text to tokens, one at a time, so that the first thing wrong in reading order is what is reported."""

from __future__ import annotations

import re

from game.language.complaints import complain
from game.language.errors import LanguageError
from game.language.limits import MAX_INT
from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

KEYWORDS = frozenset({"and", "or", "not", "true", "false", "if", "visited"})
"""Words that are never names."""

_TOKEN = re.compile(
    r"""
      (?P<blank>[ \t\r\n]+)
    | (?P<number>[0-9]+)(?![\w.])
    | (?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)(?![\w.])
    | (?P<foreign>===|!==|<>|=<|=>|<<|>>|\*\*|//|\+\+|\*=|/=)
    | (?P<symbol><=|>=|==|!=|\+=|-=|[<>=+\-*/()])
    """,
    re.VERBOSE,
)
_HYPHENED = re.compile(r"(?:-[a-z][a-z0-9_.]*)+")


class Token(NamedTuple):
    """One word, number or sign of a source."""

    kind: str
    """`number`, `name`, `word` (a keyword), `symbol`, or `end`."""
    text: str
    """The characters themselves; empty at the end."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a source and then the end, or raise LanguageError at what is none."""
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None or match.lastgroup == "foreign":
            raise complain(source, position)
        position = match.end()
        if match.lastgroup != "blank":
            yield _token(str(match.lastgroup), match[0], match.start(), source)
    yield Token("end", "", len(source), len(source))


def _token(kind: str, text: str, start: int, source: str) -> Token:
    """Return the token, after the checks that need more than its shape."""
    end = start + len(text)
    if kind == "number":
        _check_number(text, start, end)
    elif kind == "name":
        _check_hyphen(text, start, end, source)
        if text in KEYWORDS:
            return Token("word", text, start, end)
        _check_parts(text, start, end)
    return Token(kind, text, start, end)


def _check_number(text: str, start: int, end: int) -> None:
    if len(text) > 1 and text[0] == "0":
        plain = text.lstrip("0") or "0"
        raise LanguageError(f"Write {plain} without the zeros before it.", start, end)
    if len(text) > len(str(MAX_INT)) or int(text) > MAX_INT:
        raise LanguageError("A number may be at most 1000000000: write a smaller one.", start, end)


def _check_hyphen(text: str, start: int, end: int, source: str) -> None:
    """Refuse `night-class`: who writes it means a name more often than a subtraction."""
    rest = _HYPHENED.match(source, end)
    if rest is None or text in KEYWORDS or rest[0].split("-")[1] in KEYWORDS:
        return
    whole = text + rest[0]
    minus = whole.replace("-", " - ")
    name = "" if "." in whole else f"write `{whole.replace('-', '_')}` for a name, or "
    raise LanguageError(f"A hyphen is a minus: {name}write `{minus}` to subtract.", start, rest.end())


def _check_parts(text: str, start: int, end: int) -> None:
    for part in text.split("."):
        if part in KEYWORDS:
            raise LanguageError(
                f"`{part}` is a word of the language and can't be part of a name: choose another name.",
                start,
                end,
            )
