"""Characters that are no text: controls, overrides of direction, and what no one can see."""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.page import Page

NO_CHARACTER = "This escape names no character: write the character itself."

MOST_REPORTED = 20
"""Bad characters reported of one file."""

NO_TEXT = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Anything that has no place in a story file; line ends are put into one form before.

An expression, as those below, which is compiled where a file has anything unusual in it.
"""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_TAB_INDENT = r"(?m)^ *\t"
_USUAL = bytes([10, *range(32, 127)])
"""What a file is mostly made of: taken out in one go, so that only the rest is looked at."""

_ODD_INDENT = rf"(?m)^ *([{_ODD_SPACES}])[ {_ODD_SPACES}]*(?:- |[A-Za-z0-9_.]+:(?: |$))"


def clean(page: Page) -> bool:
    """Report every character that is no text and put a stand-in in its place; false when lines can't be told apart."""
    unusual = (
        page.text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")
    )
    if not unusual:
        return True
    readable = re.search(f"[{_ODD_SPACES}]", unusual) is None or _indented_with_spaces(page)
    if re.search(NO_TEXT, unusual):
        for found in islice(re.finditer(NO_TEXT, page.text), MOST_REPORTED):
            _report(page, found.start())
        readable = readable and re.search(_TAB_INDENT, page.text) is None
        page.text = re.sub(NO_TEXT, _stand_in, page.text)
    return readable


def say(character: str) -> str:
    """Return the sentence about a character that is no text."""
    if character == "\t":
        return "A tab has no place in a story file: use spaces."
    if "\ud800" <= character <= "\udfff":
        return NO_CHARACTER
    code = f"U+{ord(character):04X}"
    known = name(character, "")
    return f"The invisible character {code}{f' ({known})' if known else ''} is no text: take it out."


def _report(page: Page, index: int) -> None:
    line, column = _position(page.text, index)
    indent = page.text[index] == "\t" and not page.text[max(index - column + 1, 0) : index].strip(" \t")
    message = "Indent with spaces: YAML takes no tabs." if indent else say(page.text[index])
    page.at(line, column, "bad-character", message)


def _indented_with_spaces(page: Page) -> bool:
    found = None
    for found in re.finditer(_ODD_INDENT, page.text):
        line, column = _position(page.text, found.start(1))
        code = f"U+{ord(found[1]):04X}"
        page.at(
            line,
            column,
            "bad-character",
            f"Indent with ordinary spaces: this one is {code}, another character.",
        )
    return found is None


def _stand_in(found: re.Match[str]) -> str:
    return " " if found[0] == "\t" else "\ufffd"


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
