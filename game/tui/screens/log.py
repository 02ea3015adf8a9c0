"""The history: the run page by page, with what was chosen; the end of it first, all of it when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.status import meters
from game.tui.lines import wrap
from game.tui.screens.scroll import ScrollPage
from game.tui.show import content
from game.tui.widgets.passage import Around, page_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.run import Turn

LATEST = 40
"""Pages that are drawn at once; a long run would take a second."""


class LogPage(ScrollPage):
    """Scrolls through everything."""

    TITLE_WORDS = "What has happened"
    COMMAND = "log"
    ABOUT = "Every passage and every choice of this run. Export, in the commands, writes it to a file."

    def __init__(self) -> None:
        super().__init__()
        self._most = LATEST

    def on_mount(self) -> None:
        """Begin at the end."""
        self.call_after_refresh(self.scrolled.scroll_end, animate=False, immediate=True)

    def aside(self) -> str:
        """Return how long the run is."""
        count = len(self.game.session.playing.steps)
        return "1 choice" if count == 1 else f"{count} choices"

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        edges = [("Home", "beginning"), ("End", "end")]
        return [("↑↓", "scroll"), ("Space", "read on"), *edges, ("Esc", "back")]

    def action_edge(self, way: int) -> None:
        """Scroll to an end; the beginning is drawn when it is first gone to."""
        if way < 0 and self._most < len(self.game.session.playing.history):
            self._most = len(self.game.session.playing.history)
            self.leaf.redraw()
        super().action_edge(way)

    def text(self, width: int) -> Sequence[Content]:
        """Draw the latest turns, or all."""
        run = self.game.session.playing
        low = frozenset(meter.title for meter in meters(run) if meter.better == "low")
        turns = run.history
        earlier = len(turns) - self._most
        if earlier > 0:
            note = f"Before this there are {earlier} pages more: Home shows them."
            return [*wrap(content(note, "aside"), width), content(""), *_lines(turns[earlier:], low, width)]
        return _lines(turns, low, width)


def _lines(turns: Sequence[Turn], low: frozenset[str], width: int) -> list[Content]:
    lines: list[Content] = []
    said, place = "", ""
    for turn in turns:
        here = ", ".join(part for part in (turn.page.where, turn.page.slot.lower()) if part)
        around = Around(said, low=low, place=here if here != place else "")
        lines += [*page_lines(turn.page, width, around), content("")]
        said, place = turn.say, here
    return lines[:-1]
