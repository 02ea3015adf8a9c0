"""Rows: a list to choose from, with keys, mouse and as many lines a row as it needs, at any width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from game.tui.glyphs import CURSOR
from game.tui.lines import fill
from game.tui.show import content, row
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content
    from textual.events import Click, MouseMove

GUTTER = 2
"""Cells before each line, where the cursor stands."""


class Row(NamedTuple):
    """One thing to choose."""

    key: str
    """What `Rows.Chosen` says was chosen; empty: a heading that can't be."""
    lines: Callable[[int], Sequence[Content]]
    """Draws it at a width."""


class Rows(Sheet, can_focus=True):
    """A list with a cursor. Enter and a click choose; arrows move; it scrolls the container it is in."""

    BINDINGS = [  # noqa: RUF012 — Textual reads a plain list
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    ALLOW_SELECT = False  # to drag over a choice must not take it
    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    def __init__(self, *, called: str | None = None, gap: int = 0) -> None:
        super().__init__(called=called)
        self.rows: tuple[Row, ...] = ()
        self.gap = gap
        self._tops: dict[int, list[int]] = {}
        """The first line of each row, by the width that it was drawn for: what is measured is not what is shown."""
        self._bodies: dict[int, list[Sequence[Content]]] = {}
        """The lines of each row without the cursor, by their width."""

    @property
    def tops(self) -> list[int]:
        """The first line of each row, as they stand on the screen."""
        return self._tops.get(self.size.width, [])

    def fill_with(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Show other rows, the cursor on the first that can be chosen from `cursor` on."""
        self.rows = tuple(rows)
        self.set_reactive(Rows.cursor, self._nearest(cursor, 1))
        self.redraw()

    @property
    def key(self) -> str:
        """The key of the row under the cursor, or nothing."""
        return self.rows[self.cursor].key if self.rows else ""

    def redraw(self) -> None:
        """Draw anew, the rows too."""
        self._bodies.clear()
        self._tops.clear()
        super().redraw()

    def bodies(self, width: int) -> Sequence[Sequence[Content]]:
        """Return the lines of each row at the list's width, without what the cursor adds."""
        if width not in self._bodies:
            self._bodies[width] = [one.lines(width - GUTTER) for one in self.rows]
        return self._bodies[width]

    def draw(self, width: int) -> Sequence[Content]:
        """Draw every row, the one under the cursor marked by shape and ground."""
        lines: list[Content] = []
        tops = self._tops[width] = []
        for index, body in enumerate(self.bodies(width)):
            if index and self.gap:
                lines.extend([content("")] * self.gap)
            tops.append(len(lines))
            lines.extend(self._row(index, body, width))
        return lines

    def _row(self, index: int, body: Sequence[Content], width: int) -> list[Content]:
        here = index == self.cursor and bool(self.rows[index].key)
        drawn = []
        for number, line in enumerate(body):
            mark = f"{CURSOR} " if here and not number else "  "
            whole = row(content(mark, "key"), line)
            drawn.append(fill(whole, width).stylize_before("select") if here and self.has_focus else whole)
        return drawn

    def watch_cursor(self) -> None:
        """Show where the cursor went."""
        self.repaint()
        self.follow()
        self.post_message(self.Moved(self, self.key))

    def follow(self) -> None:
        """Scroll so that the row under the cursor can be read."""
        tops = self.tops
        if isinstance(self.parent, VerticalScroll) and self.cursor < len(tops):
            top = tops[self.cursor]
            after = tops[self.cursor + 1] if self.cursor + 1 < len(tops) else self.size.height
            region = Region(0, top, self.size.width, max(1, after - top)).translate(
                self.virtual_region.offset
            )
            self.parent.scroll_to_region(region, animate=False, force=True)

    def on_focus(self) -> None:
        """Mark the cursor's row."""
        self.repaint()

    def on_blur(self) -> None:
        """Leave only the cursor's shape."""
        self.repaint()

    def action_move(self, by: int) -> None:
        """Move the cursor up or down, over headings, not past an end."""
        self.cursor = self._nearest(self.cursor + by, by)

    def action_edge(self, way: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = self._nearest(0 if way < 0 else len(self.rows) - 1, -way)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def at(self, y: int) -> int | None:
        """Return the row that line y belongs to."""
        found = None
        for index, top in enumerate(self.tops):
            if top <= y:
                found = index
        return found if found is not None and self.rows[found].key else None

    def on_mouse_move(self, event: MouseMove) -> None:
        """Move the cursor under the mouse."""
        index = self.at(event.y)
        if index is not None:
            self.cursor = index

    def on_click(self, event: Click) -> None:
        """Choose the row under the mouse."""
        index = self.at(event.y)
        if index is not None:
            event.stop()
            self.cursor = index
            self.action_choose()

    def _nearest(self, index: int, way: int) -> int:
        step = 1 if way > 0 else -1
        for start, by in ((index, step), (index - step, -step)):
            place = start
            while 0 <= place < len(self.rows):
                if self.rows[place].key:
                    return place
                place += by
        return max(0, min(self.cursor, len(self.rows) - 1))
