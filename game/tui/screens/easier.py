"""Lower the difficulty, at a camp."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.tui.lines import wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


class EasierPage(Book):
    """The difficulties below this one."""

    TITLE_WORDS = "Easier"
    COMMAND = "easier"
    EMPTY = "There is no easier difficulty."
    ABOUT = "The difficulty can be lowered here and never raised again in this run."

    def entries(self) -> Sequence[Row]:
        """Return a row for each easier mode."""
        modes = self.game.session.program.tables.modes
        return [
            Row(str(index), partial(_entry, modes[index].title))
            for index in self.game.session.playing.easier_modes
        ]

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what a mode does."""
        mode = self.game.session.program.tables.modes[int(key)]
        never = "It can't be raised again in this run."
        return [*wrap(content(mode.about), width), content(""), *wrap(content(never, "muted"), width)]

    def chosen(self, key: str) -> None:
        """Lower it."""
        self.game.session.lower_mode(int(key))
        self.dismiss("play")


def _entry(title: str, width: int) -> Sequence[Content]:
    return wrap(content(title, "text"), width)
