"""A window: scrolls the sheet in it, and says in a line of its own (the seam) that there is more; it has no bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.geometry import Region

from game.tui.places import Places

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.layout import Layout

    from game.tui.widgets.sheet import Sheet


class Window(VerticalScroll):
    """A scrolling container of one sheet, whose size is given by its page."""

    ABOUT = "The passage: arrows, PgUp and PgDn scroll it; Tab goes back to the choices."
    BLANK = True  # the sheet draws all there is to see

    def __init__(self, sheet: Sheet, *, called: str, can_focus: bool = True) -> None:
        super().__init__(sheet, id=called, can_focus=can_focus)
        self.sheet = sheet
        self._places = Places(self._place)

    @property
    def layout(self) -> Layout:
        """The sheet in full length and the window's width; nothing to be worked out."""
        return self._places

    def go_home(self) -> None:
        """Show the beginning."""
        if self.scroll_y or self.scroll_target_y:
            self.scroll_home(animate=False, immediate=True)

    def _place(self, size: Size) -> dict[str, Region]:
        return {self.sheet.id or "": Region(0, 0, size.width, self.sheet.height_in(size.width))}

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # As for a sheet: its page has divided the lines already, so a second layout would change nothing.
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)
