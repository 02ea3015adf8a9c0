"""Other voices: a scene from somebody else's night for each ending that was reached."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play.gallery import text_words, voices
from game.tui.glyphs import DOT, MARK, PAID
from game.tui.lines import fit, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.gallery import Line

SILENT = "Nobody speaks yet. The ending that lets them is still ahead of you."


class VoicesPage(Book):
    """All voices, heard or not."""

    TITLE_WORDS = "Other voices"
    COMMAND = "voices"
    EMPTY = "In this story nobody else speaks."

    def entries(self) -> Sequence[Row]:
        """Return a row for each voice."""
        return [Row(str(line.number), partial(_entry, line)) for line in voices(self.game.session)]

    def aside(self) -> str:
        """Return how many were heard."""
        lines = voices(self.game.session)
        return f"{sum(line.open for line in lines)} of {len(lines)}"

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw a voice."""
        line = next(line for line in voices(self.game.session) if line.number == int(key))
        if not line.open:
            return wrap(content(SILENT, "aside"), width)
        lines = [content(line.title, "title")]
        for paragraph in text_words(self.game.session, line.text):
            lines += [content(""), *wrap(content(paragraph), width)]
        return lines


def _entry(line: Line, width: int) -> Sequence[Content]:
    if not line.open:
        return [content(f"{MARK}  {DOT} {DOT} {DOT}", "muted")]
    return [fit(content(f"{PAID}  {line.title}", "paid"), width)]
