"""The history: the whole run, page by page, with what was chosen; the end of it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.status import meters
from game.tui.screens.scroll import ScrollPage
from game.tui.show import content
from game.tui.widgets.passage import Around, page_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.run import Turn


class LogPage(ScrollPage):
    """Scrolls through everything."""

    TITLE_WORDS = "What has happened"
    COMMAND = "log"

    def on_mount(self) -> None:
        """Begin at the end."""
        self.call_after_refresh(self.scrolled.scroll_end, animate=False, immediate=True)

    def aside(self) -> str:
        """Return how long the run is."""
        count = len(self.game.session.playing.steps)
        return "1 choice" if count == 1 else f"{count} choices"

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "scroll"), ("Home", "beginning"), ("End", "end"), ("Esc", "back")]

    def text(self, width: int) -> Sequence[Content]:
        """Draw every turn."""
        run = self.game.session.playing
        low = frozenset(meter.title for meter in meters(run) if meter.better == "low")
        lines: list[Content] = []
        said, place = "", ""
        for turn in run.history:
            where = turn.page.where
            lines += _place(turn) if where != place else []
            lines += [*page_lines(turn.page, width, Around(said, low=low)), content("")]
            said, place = turn.say, where
        return lines[:-1]


def _place(turn: Turn) -> list[Content]:
    where = ", ".join(part for part in (turn.page.where, turn.page.slot.lower()) if part)
    return [content(where, "head"), content("")] if where else []
