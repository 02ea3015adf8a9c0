"""The pack's own patterns on words and marks, matched in time that grows with the text and not with its meaning.

A pattern is a row of elements: a word or mark, perhaps with `*` for any letters in it, or a `*` alone for one to
six words of the same sentence. It is compiled against the vocabulary of the texts that it may match at all, so that
matching compares whole words only, and nothing of a pack is ever given to a regular expression.
"""

from __future__ import annotations

import re

from game.language.records import NamedTuple
from game.lint.readings import SHOWN
from game.lint.tokens import ends_sentence, is_word, normal
from game.pack.opening import fits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_SKIPPED = 6
"""Most words that a `*` alone stands for."""

_ELEMENT = re.compile(r"(?:[^\W_]|\*)+(?:['-](?:[^\W_]|\*)+)*|[^\w\s]|_")

_ANY = re.compile(f"[*{SHOWN}]")


class Compiled(NamedTuple):
    """A pattern as the words it can be made of."""

    elements: tuple[frozenset[str] | None, ...]
    """For each element the words of the pack that fit; None for a `*` alone."""
    texts: tuple[int, ...]
    """The texts that have at least one word for the rarest element, in order."""


def compiled(pattern: str, vocabulary: Mapping[str, Sequence[int]], *, parts: bool = False) -> Compiled:
    """Return a pattern ready to match; with `parts`, a word fits a part of a word with hyphens too."""
    elements: list[frozenset[str] | None] = []
    rarest: set[int] | None = None
    for element in _elements(pattern):
        if element == "*":
            elements.append(None)
            continue
        fitting = frozenset(_fitting(element, vocabulary, parts=parts))
        elements.append(fitting)
        texts = {index for word in fitting for index in vocabulary[word]}
        if rarest is None or len(texts) < len(rarest):
            rarest = texts
    return Compiled(tuple(elements), tuple(sorted(rarest or ())))


def matches(pattern: Compiled, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each match, from the left; matches do not overlap."""
    at = 0
    while at < len(words):
        end = _end(pattern, words, at)
        if end is None:
            at += 1
        else:
            yield at, end - 1
            at = end


def literal_parts(pattern: str) -> list[str]:
    """Return what must stand in any text that a pattern matches; nothing where it is stars alone."""
    return [part for element in _elements(pattern) for part in _ANY.split(element) if part]


def _elements(pattern: str) -> Iterator[str]:
    for chunk in normal(pattern).split():
        yield from _ELEMENT.findall(chunk)


def _fitting(element: str, vocabulary: Mapping[str, Sequence[int]], *, parts: bool) -> Iterator[str]:
    if "*" in element:
        yield from (word for word in vocabulary if fits(word, element))
    elif element in vocabulary:
        yield element
    if parts:
        hyphenated = (word for word in vocabulary if "-" in word and len(word) > 1)
        yield from (word for word in hyphenated if any(fits(part, element) for part in word.split("-")))


def _end(pattern: Compiled, words: Sequence[str], start: int) -> int | None:
    """Return where the shortest match that begins at a token ends, or None."""
    first = pattern.elements[0] if pattern.elements else frozenset[str]()
    if first is not None and words[start] not in first:
        return None
    reached = {start}
    for element in pattern.elements:
        if element is None:
            reached = {after for at in reached for after in _skipped(words, at)}
        else:
            reached = {at + 1 for at in reached if at < len(words) and words[at] in element}
        if not reached:
            return None
    return min(reached)


def _skipped(words: Sequence[str], start: int) -> Iterator[int]:
    """Yield every place that one to six words of a sentence lead to, marks after them skipped or not."""
    count, at = 0, start
    while at < len(words) and count <= MOST_SKIPPED and not ends_sentence(words[at]):
        count += is_word(words[at])
        at += 1
        if 0 < count <= MOST_SKIPPED:
            yield at
