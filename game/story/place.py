"""Where in an author's files something stands."""

from __future__ import annotations

from game.language.records import NamedTuple


class Place(NamedTuple):
    """A position in a file of the pack; in order by file, line and column."""

    file: str
    """Path inside the pack, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""

    def right(self, characters: int) -> Place:
        """Return the place so many characters further right on the same line."""
        return Place(self.file, self.line, self.column + characters)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)
"""The place of what no author wrote."""
