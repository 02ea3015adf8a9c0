"""A reading as words and marks, the same for every rule that reads prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\n[ \t]*\n\s*|\v\s*|[^\w\s*\x00]|_")
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})

BREAK = "\v"
"""A break between paragraphs where the text has one line end for it; else two line ends are one."""

SENTENCE_ENDS = frozenset(".!?\u2026")
"""Marks that end a sentence."""


def normal(text: str) -> str:
    """Return text in small letters with straight apostrophes and hyphens, each character where it was."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return small if small.isascii() else small.translate(_STRAIGHT)


def tokens(reading: str) -> list[str]:
    """Return the words (small letters), the marks, and the breaks between paragraphs."""
    return _TOKEN.findall(normal(reading))


def offsets(reading: str) -> Iterator[tuple[int, int]]:
    """Yield where each token begins and ends, in the order of `tokens`."""
    for match in _TOKEN.finditer(normal(reading)):
        yield match.start(), match.end()


def is_word(token: str) -> bool:
    """Tell a word from a mark or a break."""
    return token[0].isalnum()


def is_break(token: str) -> bool:
    """Tell a break between paragraphs."""
    return token[0].isspace()


def ends_sentence(token: str) -> bool:
    """Tell whether no sentence goes on past a token."""
    return token[0] in SENTENCE_ENDS or is_break(token)


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return sum(map(is_word, tokens(text)))
