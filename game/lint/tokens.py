"""A reading as words and marks, the same for every rule that reads prose."""

from __future__ import annotations

import re
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\n[ \t]*\n\s*|\v\s*|[^\w\s*\x00]|_")
_BREAK = re.compile(r"(\n[ \t]*\n\s*|\v\s*)")
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})

BREAK = "\v"
"""A break between paragraphs where the text has one line end for it; else two line ends are one."""

SENTENCE_ENDS = frozenset(".!?\u2026")
"""Marks that end a sentence."""

_MOST_KEPT = 50_000
"""Chunks of which the tokens are kept: more than a story has, and no more than fit into a few megabytes."""


class _Chunks(dict[str, list[str]]):
    """The tokens of what stands between two blanks, found once for each: most chunks stand in a story many times."""

    def __missing__(self, chunk: str) -> list[str]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[chunk] = _TOKEN.findall(chunk)
        return found


class _Counts(dict[str, int]):
    """How many words stand between two blanks; of letters without accents, large ones count as small ones do."""

    def __missing__(self, chunk: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[chunk] = sum(map(is_word, _TOKEN.findall(chunk)))
        return found


_CHUNKS = _Chunks()
_COUNTS = _Counts()


def normal(text: str) -> str:
    """Return text in small letters with straight apostrophes and hyphens, each character where it was."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return small if small.isascii() else small.translate(_STRAIGHT)


def tokens(reading: str) -> list[str]:
    """Return the words (small letters), the marks, and the breaks between paragraphs."""
    small = normal(reading)
    if "\n" not in small and BREAK not in small:
        return flat(small)
    found: list[str] = []
    for index, part in enumerate(_BREAK.split(small)):
        if index % 2:
            found.append(part)
        else:
            found += flat(part)
    return found


def flat(text: str) -> list[str]:
    """Return the tokens of a text in small letters, its breaks left out; none of them goes on past a blank."""
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


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
    return sum(map(_COUNTS.__getitem__, (text if text.isascii() else normal(text)).split()))
