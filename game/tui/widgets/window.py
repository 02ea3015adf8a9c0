"""A window: scrolls the sheet in it, and says in a line of its own (the seam) that there is more; it has no bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.geometry import Region

from game.tui.places import Placed

if TYPE_CHECKING:
    from textual.geometry import Size

    from game.tui.widgets.sheet import Sheet


class Window(VerticalScroll):
    """A scrolling container of one sheet, whose size is given by its page."""

    ABOUT = "The passage: arrows, PgUp and PgDn scroll it; Tab goes back to the choices."
    BLANK = True  # the sheet draws all there is to see

    def __init__(self, sheet: Sheet, *, called: str, can_focus: bool = True) -> None:
        super().__init__(sheet, id=called, can_focus=can_focus)
        self.sheet = sheet

    def arrange(self, size: Size, optimal: bool = False) -> Placed:
        """Place the sheet in full length and the window's width."""
        del optimal
        return Placed({self.sheet: Region(0, 0, size.width, self.sheet.height_in(size.width))})

    def go_home(self) -> None:
        """Show the beginning."""
        if self.scroll_y or self.scroll_target_y:
            self.scroll_home(animate=False, immediate=True)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # As for a sheet: its page has divided the lines already, so a second layout would change nothing.
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)
