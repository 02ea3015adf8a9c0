"""The texts of a pack as words, an index from each word to the texts that have it, and where characters stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from game.lint.readings import readings
from game.lint.tokens import BREAK, offsets, tokens
from game.pack.nodes import Scalar
from game.pack.page import Page, Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from game.lint.logic import Logic
    from game.lint.printed import Printed
    from game.story.place import Place
    from game.story.prose import Prose

_STYLES = frozenset("|>'\"")


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
    """All texts of a pack, read once."""

    def __init__(self, texts: Sequence[Printed], sources: Mapping[str, str], logic: Logic) -> None:
        self._texts = texts
        self._logic = logic
        self._sources = sources
        self._pages: dict[str, Page] = {}
        self._scalars: dict[int, Scalar] = {}

    @cached_property
    def by_text(self) -> list[list[Reading]]:
        """The readings of each text, in the order of the texts."""
        return [[Reading(text, way) for way in self._readings(text)] for text in self._texts]

    @cached_property
    def _by_prose(self) -> dict[int, list[Reading]]:
        return {id(text.prose): ways for text, ways in zip(self._texts, self.by_text, strict=True)}

    def readings(self, prose: Prose) -> list[Reading]:
        """Return the readings of a text of the pack."""
        return self._by_prose[id(prose)]

    def first_words(self, prose: Prose) -> list[str]:
        """Return the words and marks of the first reading of a text."""
        return self._by_prose[id(prose)][0].words

    @cached_property
    def vocabulary(self) -> dict[str, list[int]]:
        """For each word or mark of the pack, the texts it stands in, in order."""
        found: dict[str, list[int]] = {}
        for index, ways in enumerate(self.by_text):
            words = set(ways[0].words) if len(ways) == 1 else {word for way in ways for word in way.words}
            for word in words:
                if word in found:
                    found[word].append(index)
                else:
                    found[word] = [index]
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
