"""Chapters: begin again at an episode that was reached before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play.gallery import chapters
from game.tui.glyphs import LOCK
from game.tui.lines import ends, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.gallery import Line


class ChaptersPage(Book):
    """All episodes; those begun before can be begun at."""

    TITLE_WORDS = "Chapters"
    COMMAND = "chapters"
    ABOUT = "Begin at an episode as you were when you last came to it."

    def entries(self) -> Sequence[Row]:
        """Return a row for each episode."""
        return [Row(str(line.number), partial(self._entry, line)) for line in chapters(self.game.session)]

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what is known of an episode."""
        chapter = self.game.session.program.tables.chapters[int(key)]
        line = next(line for line in chapters(self.game.session) if line.number == int(key))
        if not line.open:
            return wrap(content("You have not been here yet.", "aside"), width)
        lines = [content(chapter.title, "title"), content(chapter.day, "muted"), content("")]
        notes = ", ".join(chapter.content_notes)
        if notes and self.game.session.settings.notes:
            lines += [*wrap(content(f"Content: {notes}.", "muted"), width), content("")]
        fate = self.game.session.fate()
        ask = "Enter begins here, as you were when you last came to it."
        return [*lines, *wrap(content(f"{ask} A run is under way. {fate}" if fate else ask), width)]

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("Enter", "begin here"), ("Esc", "back")]

    def chosen(self, key: str) -> None:
        """Begin there."""
        line = next(line for line in chapters(self.game.session) if line.number == int(key))
        if line.open and self.game.session.begin_chapter(line.number):
            self.dismiss("play")
        else:
            self.say(" ".join(self.game.session.notices()) or "You have not been here yet.")

    def _entry(self, line: Line, width: int) -> Sequence[Content]:
        number = self.game.session.program.tables.chapters[line.number].number
        if not line.open:
            return [content(f"{number:>2}  {LOCK}", "lock")]
        title = content(f"{number:>2}  {line.title}", "text")
        return [ends(title, content(line.group, "muted"), width)]
