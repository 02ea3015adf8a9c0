"""The codex: what has been learnt, in groups; what was not read yet has a mark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play.gallery import codex, text_words
from game.tui.glyphs import UNREAD
from game.tui.lines import wrap
from game.tui.screens.book import Book
from game.tui.show import content, row
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.gallery import Line


class CodexPage(Book):
    """Entries by group, and the entry under the cursor."""

    TITLE_WORDS = "Codex"
    COMMAND = "codex"
    EMPTY = "Nothing is written here yet. It fills itself as you play."

    def entries(self) -> Sequence[Row]:
        """Return the open entries under their groups."""
        rows: list[Row] = []
        group = None
        for line in sorted(
            (line for line in codex(self.game.session) if line.open), key=lambda line: line.group
        ):
            if line.group != group:
                group = line.group
                rows.append(Row("", partial(_heading, group, not rows)))
            rows.append(Row(str(line.number), partial(self._entry, line)))
        return rows

    def aside(self) -> str:
        """Return how much of it is open."""
        lines = codex(self.game.session)
        return f"{sum(line.open for line in lines)} of {len(lines)}"

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw an entry; it is read then."""
        line = next(line for line in codex(self.game.session) if line.number == int(key))
        self._note(line)
        lines = [content(line.title, "title")]
        for paragraph in text_words(self.game.session, line.text):
            lines += [content(""), *wrap(content(paragraph), width)]
        return lines

    def _text_id(self, line: Line) -> str:
        return self.game.session.program.tables.texts[line.text].id

    def _note(self, line: Line) -> None:
        profile = self.game.session.profile
        if self._text_id(line) not in profile.read:
            profile.read.add(self._text_id(line))
            profile.is_changed = True

    def _entry(self, line: Line, width: int) -> Sequence[Content]:
        del width
        fresh = self._text_id(line) not in self.game.session.profile.read
        return [row(content(f"{UNREAD} " if fresh else "  ", "accent"), content(line.title, "text"))]


def _heading(group: str, first: bool, width: int) -> Sequence[Content]:
    del width
    return [content(group, "head")] if first else [content(""), content(group, "head")]
