"""A book: a list at the left, what it says of the row under the cursor at the right; one below the other if narrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll

from game.tui.lines import wrap
from game.tui.screens.base import GamePage
from game.tui.show import content
from game.tui.widgets.heading import Heading
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

SIDE_BY_SIDE = 72
"""From this width on the leaf stands beside the list."""
WIDEST = 108


class Book(GamePage):
    """A page of a list and a leaf; what is in them is the subclass's."""

    CSS_PATH = "../css/book.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "read(1)", show=False),
        Binding("pageup", "read(-1)", show=False),
    ]
    TITLE_WORDS: ClassVar[str] = ""
    EMPTY: ClassVar[str] = "There is nothing here yet."
    GAP: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.rows, self.leaf = Heading(), Rows(called="rows", gap=self.GAP), Leaf(called="leaf")
        self.listing = VerticalScroll(self.rows, id="listing", can_focus=False)
        self.reading = VerticalScroll(self.leaf, id="leaves", can_focus=False)

    def entries(self) -> Sequence[Row]:
        """Return the rows; a bare book has none."""
        return ()

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Return what there is to read of a row; a bare book has nothing."""
        del key, width
        return ()

    def aside(self) -> str:
        """Return what stands at the right of the title."""
        return ""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("Esc", "back"), (self.keys_of("help"), "help")]

    def chosen(self, key: str) -> None:
        """Do what choosing a row means; a list to read from means nothing."""

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="book"):
            yield self.heading
            with Container(id="spread"):
                yield self.listing
                yield self.reading
            yield self.keys

    def prepare(self) -> int:
        """Look up what the page starts from; return the row that the cursor starts on."""
        return 0

    def on_mount(self) -> None:
        """Fill the list."""
        self.refill(self.prepare())

    def on_resize(self) -> None:
        """Put the leaf beside the list or below it."""
        self.set_class(self.size.width >= SIDE_BY_SIDE, "-beside")
        margin = 4 if self.size.width >= SIDE_BY_SIDE else 0
        self.query_one("#book").styles.width = min(self.size.width - margin, WIDEST)

    def refill(self, cursor: int = 0) -> None:
        """Show the rows anew."""
        rows = list(self.entries())
        self.heading.show_title(self.TITLE_WORDS, self.aside())
        self.rows.fill_with(rows, cursor)
        self._turn(self.rows.key)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Turn to the row's leaf."""
        self._turn(message.key)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Choose a row."""
        self.chosen(message.key)

    def action_read(self, way: int) -> None:
        """Turn the leaf a screenful."""
        if way > 0:
            self.reading.scroll_page_down(animate=False)
        else:
            self.reading.scroll_page_up(animate=False)

    def _turn(self, key: str) -> None:
        self.leaf.turn(partial(self.text, key) if key else self._nothing)
        self.reading.scroll_home(animate=False, immediate=True)

    def _nothing(self, width: int) -> Sequence[Content]:
        return wrap(content(self.EMPTY, "aside"), width)
