"""A page of one text to scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from game.tui.screens.base import GamePage
from game.tui.widgets.heading import Heading
from game.tui.widgets.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

MEASURE = 72
"""Cells of the column, its gutters included."""


class ScrollPage(GamePage):
    """A heading, a text, keys; what is in them is the subclass's."""

    CSS_PATH = "../css/scroll.tcss"
    AUTO_FOCUS = "#scrolled"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read(1)", show=False),
        Binding("j", "line(1)", show=False),
        Binding("k", "line(-1)", show=False),
        Binding("home", "edge(-1)", show=False, priority=True),
        Binding("end", "edge(1)", show=False, priority=True),
    ]
    TITLE_WORDS: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.leaf = Heading(), Leaf(self.text, called="leaf")
        self.scrolled = VerticalScroll(self.leaf, id="scrolled")

    def text(self, width: int) -> Sequence[Content]:
        """Return the text; a bare page has none."""
        del width
        return ()

    def aside(self) -> str:
        """Return what stands at the right of the title."""
        return ""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "scroll"), ("Space", "read on"), ("Esc", "back")]

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="sheet"):
            yield self.heading
            yield self.scrolled
            yield self.keys

    def on_mount(self) -> None:
        """Head the page."""
        self.heading.show_title(self.TITLE_WORDS, self.aside())

    def on_resize(self) -> None:
        """Keep to the measure."""
        self.query_one("#sheet").styles.width = min(self.size.width, MEASURE)

    def action_read(self, way: int) -> None:
        """Scroll a screenful."""
        if way > 0:
            self.scrolled.scroll_page_down(animate=False)
        else:
            self.scrolled.scroll_page_up(animate=False)

    def action_edge(self, way: int) -> None:
        """Scroll to the beginning or the end."""
        if way > 0:
            self.scrolled.scroll_end(animate=False, immediate=True)
        else:
            self.scrolled.scroll_home(animate=False, immediate=True)

    def action_line(self, way: int) -> None:
        """Scroll a line."""
        self.scrolled.scroll_relative(y=way, animate=False)
