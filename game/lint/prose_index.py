"""The texts of a pack: which of them can hold some words at all, those as words, and where characters stand."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from operator import eq

from game.lint.readings import readings
from game.lint.tokens import BREAK, normal, offsets, tokens, word_count
from game.pack.nodes import Scalar
from game.pack.page import Page, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from game.lint.logic import Logic
    from game.lint.printed import Printed
    from game.story.place import Place
    from game.story.prose import Prose

_STYLES = frozenset("|>'\"")

_BETWEEN = "\n\0\n"
"""Stands between two texts; no text has a sign that is not printed."""

_LAST_SIGMA = ("\u03c2", "\u03c3")
"""The one letter whose small form hangs on what follows it, and so on what a reading leaves out; with its other form."""


_SIGNS_AS_BLANKS = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
"""Of the bytes of a text, those of its letters; the rest are blanks."""


class Reading:
    """One reading of a text."""

    __slots__ = ("_offsets", "printed", "text", "words")

    def __init__(self, printed: Printed, text: str) -> None:
        self.printed = printed
        self.text = text
        self.words = tokens(text)
        """Words and marks, in small letters."""
        self._offsets: list[tuple[int, int]] = []

    def span(self, token: int) -> tuple[int, int]:
        """Return where a token begins and ends in the source."""
        if not self._offsets:
            self._offsets = list(offsets(self.text))
        return self._offsets[token]


class ProseIndex:
    """All texts of a pack; what a rule has no use for is never read as words."""

    def __init__(self, texts: Sequence[Printed], sources: Mapping[str, str], logic: Logic) -> None:
        self._texts = texts
        self._logic = logic
        self._sources = sources
        self._pages: dict[str, Page] = {}
        self._scalars: dict[int, Scalar] = {}
        self._ways: list[list[Reading] | None] = [None] * len(texts)
        self._words: dict[int, tuple[str, ...]] = {}

    def ways(self, index: int) -> list[Reading]:
        """Return the readings of a text by its number, each made once."""
        found = self._ways[index]
        if found is None:
            text = self._texts[index]
            found = self._ways[index] = [Reading(text, way) for way in self._readings(text)]
        return found

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(text.prose): index for index, text in enumerate(self._texts)}

    def first_count(self, prose: Prose) -> int:
        """Return how many words the first reading of a text of the pack has."""
        return word_count(prose.source) if _is_read_as_written(prose) else len(self.first_words(prose))

    def first_words(self, prose: Prose) -> tuple[str, ...]:
        """Return the words of the first reading of a text of the pack, without its marks."""
        found = self._words.get(id(prose))
        if found is None:
            words = tokens(prose.source) if _is_read_as_written(prose) else self._first(prose).words
            found = self._words[id(prose)] = tuple([word for word in words if word[0].isalnum()])
        return found

    def _first(self, prose: Prose) -> Reading:
        return self.ways(self._numbers[id(prose)])[0]

    @cached_property
    def everything(self) -> str:
        """The sources of all texts, divided by a sign that is in none: what is not in it is in none of them."""
        return _BETWEEN.join([text.prose.source for text in self._texts])

    @cached_property
    def all_small(self) -> str:
        """Everything, in small letters."""
        return normal(self.everything).replace(*_LAST_SIGMA)

    @cached_property
    def small(self) -> list[str]:
        """The sources of all texts in small letters, as words are compared."""
        return self.all_small.split(_BETWEEN)

    @cached_property
    def _scanned(self) -> tuple[bytes, list[int]]:
        """Whatever stands between two signs or blanks somewhere, once; and the texts where the same may stand twice."""
        seen: set[bytes] = set()
        twice = []
        for number, source in enumerate(self.small):
            words = source.encode("utf-8", "surrogatepass").translate(_SIGNS_AS_BLANKS).split()
            seen.update(words)
            if any(map(eq, words, islice(words, 1, None))) or not source.isascii():
                twice.append(number)
        return b" ".join(seen), twice

    @property
    def repeating(self) -> list[int]:
        """The texts in which a word may stand twice with nothing but signs and blanks between; all such are among them."""
        return self._scanned[1]

    def _may_stand(self, part: str) -> bool:
        """Tell whether a part of a word may stand in some text."""
        if part.isascii() and part.isalnum():
            return part.encode() in self._scanned[0]
        return part in self.all_small

    def holding(self, parts: Sequence[str]) -> list[int]:
        """Return the texts whose sources hold all of some parts of words, in small letters."""
        wanted = sorted({part.replace(*_LAST_SIGMA) for part in parts}, key=len)
        if not all(map(self._may_stand, wanted)):
            return []
        found = list(range(len(self._texts)))
        while wanted:
            part = wanted.pop()
            found = [index for index in found if part in self.small[index]]
        return found

    def vocabulary(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        """Return, for each word or mark of some texts, those of them it stands in, in order."""
        found: dict[str, list[int]] = {}
        for index in sorted(set(numbers)):
            for word in {word for way in self.ways(index) for word in way.words}:
                found.setdefault(word, []).append(index)
        return found

    def place(self, prose: Prose, offset: int) -> Place:
        """Return where a character of a text's source stands in its file."""
        if id(prose) not in self._scalars:
            where = prose.place
            self._scalars[id(prose)] = Scalar(prose.source, self._style(prose), where.line, where.column)
        return self._page(prose.place.file).place_in(self._scalars[id(prose)], offset)

    def _readings(self, text: Printed) -> tuple[str, ...]:
        """Return the readings of a text; in folded text one line end is a break between paragraphs."""
        found = readings(text, self._logic)
        if "\n" in text.prose.source and self._style(text.prose) != "|":
            return tuple(way.replace("\n", BREAK) for way in found)
        return found

    def _style(self, prose: Prose) -> str:
        """Return how a text was written, as `game.pack.nodes.Scalar` has it."""
        line = self._page(prose.place.file).lines[prose.place.line - 1]
        sign = line[prose.place.column - 1 : prose.place.column]
        return sign if sign in _STYLES else ""

    def _page(self, file: str) -> Page:
        if file not in self._pages:
            self._pages[file] = Page(file, self._sources.get(file, ""), Report())
        return self._pages[file]


def _is_read_as_written(prose: Prose) -> bool:
    """Tell whether a text is its own only reading, line ends left out."""
    return "{" not in prose.source and "\\" not in prose.source
