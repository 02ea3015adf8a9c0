"""The gallery of endings: a shape and a riddle each; those that were reached, by title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.play.gallery import endings
from game.tui.glyphs import DOT, MARK, PAID
from game.tui.lines import fit, hang, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.gallery import EndingLine

UNKNOWN = f"{DOT} {DOT} {DOT}"


class EndingsPage(Book):
    """All endings, reached or not."""

    TITLE_WORDS = "Endings"
    COMMAND = "endings"
    EMPTY = "This story keeps its endings to itself."
    ABOUT = "Each ending has a riddle until you reach it. An ending unlocks a voice."

    def entries(self) -> Sequence[Row]:
        """Return a row for each ending."""
        return [Row(str(line.ending), partial(_entry, line)) for line in endings(self.game.session)]

    def aside(self) -> str:
        """Return how many were reached."""
        lines = endings(self.game.session)
        return f"{sum(line.seen for line in lines)} of {len(lines)}"

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw an ending's riddle, and what is known of it."""
        line = next(line for line in endings(self.game.session) if line.ending == int(key))
        title = content(line.title if line.seen else UNKNOWN, "title" if line.seen else "muted")
        lines = [title, content(""), *wrap(content(line.riddle, "emphasis"), width)]
        if not line.seen:
            return lines
        times = "once" if line.times == 1 else f"{line.times} times"
        known = f"{line.kind.capitalize()} ending. Reached {times}; first with seed {line.seed}."
        return [*lines, content(""), *wrap(content(known, "muted"), width)]


def _entry(line: EndingLine, width: int) -> Sequence[Content]:
    if not line.seen:
        return hang(content(f"{MARK}  ", "mark"), content(UNKNOWN, "muted"), width)
    return [fit(content(f"{PAID}  {line.title}", "paid"), width)]
