"""The title: the name, what this is, and where to go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from game.play.commands import TITLE
from game.play.gallery import endings
from game.tui import ways
from game.tui.glyphs import MARK, PAID
from game.tui.lettering import lettering
from game.tui.lines import centred, ends, fit, wrap
from game.tui.screens.base import CommandPage
from game.tui.show import content
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

MEASURE = 56
"""Cells of the column in the middle."""
GROUPS = (("new", "chapters"), ("endings", "voices", "codex"), ("load", "settings", "quit"))
"""Commands that have a row, below "continue", with a blank line between groups."""
WORDS = {"load": "Saves", "new": "New game", "voices": "Other voices"}
ROOMY = 22
"""Lines from which on there is room for the blank ones."""


class TitlePage(CommandPage):
    """The first page."""

    CSS_PATH = "../css/title.tcss"
    AUTO_FOCUS = "#rows"
    ABOUT: ClassVar[str] = "Go on where you were, or begin. Everything is saved after every choice."

    def __init__(self) -> None:
        super().__init__()
        self.name_of_game, self.rows, self.notice = (
            Leaf(self._draw_name, called="name"),
            Rows(called="rows"),
            Leaf(self._draw_notice),
        )

    @property
    def where(self) -> str:
        """On the title."""
        return TITLE

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with VerticalScroll(id="title", can_focus=False):
            yield self.name_of_game
            yield self.rows
            yield self.notice
        yield self.keys

    def on_screen_resume(self) -> None:
        """Count anew what may have changed meanwhile."""
        super().on_screen_resume()
        self.refill()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("Enter", "go"), *self.key_words("palette", "help")]

    def on_resize(self) -> None:
        """Leave out blank lines where there is no room for them."""
        self.set_class(self.size.height < ROOMY, "-short")
        self.refill()

    def refill(self) -> None:
        """Show the menu."""
        rows = self._run_rows()
        for group in GROUPS:
            if rows and group is not GROUPS[0] and self.size.height >= ROOMY:
                rows.append(Row("", _gap))
            rows += [self._row(name) for name in group]
        self.rows.fill_with(rows, self.rows.cursor)
        self.name_of_game.redraw()

    def action_back(self) -> None:
        """Stay: there is nothing before the title."""

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Go there."""
        if message.key == "continue":
            ways.go_on(self.game)
        else:
            self.game.command(message.key)

    def _run_rows(self) -> list[Row]:
        session = self.game.session
        if session.run is not None:
            page = session.run.page
            words = ", ".join(part for part in (page.title, page.day, page.slot) if part)
        else:
            kept = next((save for save in session.saves() if save.slot == session.slot), None)
            if kept is None:
                return []
            words = kept.words
        return [Row("continue", partial(_entry, "Continue", words))]

    def _row(self, name: str) -> Row:
        title = WORDS.get(name, self.key_words(name)[0][1].capitalize())
        return Row(name, partial(_entry, title, self.keys_of(name)))

    def _draw_name(self, width: int) -> Sequence[Content]:
        session = self.game.session
        name = lettering(session.program.tables.title, width, plain=self.game.ascii)
        reached = [
            content(PAID, "paid") if line.seen else content(MARK, "muted") for line in endings(session)
        ]
        return [*name, content(""), centred(content(" ").join(reached), width)] if reached else name

    def _draw_notice(self, width: int) -> Sequence[Content]:
        notice = self.game.session.program.tables.notice
        return [centred(line, width) for line in wrap(content(notice, "muted"), width)]


def _gap(width: int) -> Sequence[Content]:
    del width
    return [content("")]


def _entry(title: str, aside: str, width: int) -> Sequence[Content]:
    words = content(title, "text")
    return [ends(words, fit(content(aside, "muted"), width - words.cell_length - 2), width)]
