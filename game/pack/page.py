"""One file of a pack while it is read, and the report that gathers what is wrong with all of them."""

from __future__ import annotations

from game.language.nearest import nearest
from game.pack.diagnostics import ENOUGH, ERROR, Diagnostic
from game.pack.nodes import Scalar
from game.pack.positions import finder
from game.story.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from game.pack.nodes import Node


MOST_COMPARED = 100_000
"""Words that are compared with wrong ones in one run, to find the one that was meant."""

_LONGEST_WORD = 100

_new: Callable[..., Place] = tuple.__new__
"""Makes a place as it would make itself, without the names of its fields: a pack has fifty thousand."""


class EnoughError(Exception):
    """More is wrong than anyone would read."""


class Report:
    """What was found wrong so far."""

    __slots__ = ("_to_compare", "found", "incomplete", "links_lost")

    def __init__(self) -> None:
        self._to_compare = MOST_COMPARED
        self.found: list[Diagnostic] = []
        self.incomplete = False
        """Whether some file or value could not be read, so that names it may declare are not known."""
        self.links_lost = False
        """Whether some way from scene to scene could not be read, so that the graph is not known."""

    def add(
        self, rule: str, message: str, place: Place, end_column: int | None = None, hint: str = ""
    ) -> None:
        """Note an error; EnoughError when there are too many."""
        if len(self.found) >= ENOUGH:
            raise EnoughError
        self.found.append(Diagnostic(rule, ERROR, message, place, end_column, hint))

    def candidates(self, words: Collection[str]) -> Collection[str]:
        """Return the words that a wrong one may be compared with: none when too many were compared already."""
        if self._to_compare < len(words):
            return ()
        self._to_compare -= len(words)
        return words

    def nearest(self, word: str, words: Collection[str]) -> str | None:
        """Return the word that was meant, where one is near."""
        return nearest(word, self.candidates(words)) if len(word) <= _LONGEST_WORD else None


class Page:
    """A file's path and text, its lines, and the report."""

    __slots__ = ("_find", "_lines", "_sought", "file", "report", "text")

    def __init__(self, file: str, text: str, report: Report) -> None:
        self.file = file
        self.text = text
        self.report = report
        self._lines: list[str] = []
        self._sought: Scalar | None = None
        self._find: Callable[[int], tuple[int, int]] = _nowhere

    @property
    def lines(self) -> list[str]:
        """The lines of the text, split when first asked for."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        return _new(Place, (self.file, node.line, node.column))

    def place_of_text(self, scalar: Scalar) -> Place:
        """Return where the first character of a scalar's text stands."""
        if scalar.style in {"|", ">"}:
            return self.place_in(scalar, 0)
        return _new(Place, (self.file, scalar.line, scalar.column + (1 if scalar.style else 0)))

    def place_in(self, scalar: Scalar, offset: int) -> Place:
        """Return where a character of a scalar's text stands in the file."""
        if scalar is not self._sought:
            self._find = finder(self.lines, scalar)
            self._sought = scalar
        line, column = self._find(offset)
        return Place(self.file, line, column)

    def at(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        """Report something at a position; nothing about it lies outside the file."""
        self.report.add(rule, message, Place(self.file, line, column), None, hint)

    def wrong(self, node: Node, rule: str, message: str, hint: str | None = None) -> None:
        """Report a node."""
        end = None
        if isinstance(node, Scalar) and not node.style and node.text and "\n" not in node.text:
            end = node.column + len(node.text)
            if end > len(self.lines[node.line - 1]) + 1:
                end = None
        self.report.add(rule, message, self.place(node), end, hint or "")

    def wrong_in(
        self, scalar: Scalar, start: int, end: int, rule: str, message: str, hint: str | None = None
    ) -> None:
        """Report a part of a scalar's text."""
        place = self.place_in(scalar, start)
        last = self.place_in(scalar, end) if end > start else place
        after = last.column if last.line == place.line and last.column > place.column else None
        self.report.add(rule, message, place, after, hint or "")


def _nowhere(_offset: int) -> tuple[int, int]:
    return 1, 1
