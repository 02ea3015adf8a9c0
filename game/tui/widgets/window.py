"""A window: scrolls what is in it, and says in a line of its own (the seam) that there is more; it has no bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

if TYPE_CHECKING:
    from textual.geometry import Size


class Window(VerticalScroll):
    """A scrolling container whose size is given by its page."""

    ABOUT = "The passage: arrows, PgUp and PgDn scroll it; Tab goes back to the choices."

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # As for a sheet: its page has divided the lines already, so a second layout would change nothing.
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)
