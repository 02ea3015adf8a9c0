"""A sheet: a widget that draws itself as lines of Content. Every widget of ours that prints text is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widget import Widget

from game.tui.glyphs import ASCII
from game.tui.show import stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size
    from textual.style import Style

    from game.tui.app import GameApp


class Sheet(Widget):
    """Draws what `draw` returns for its width; its height is the number of lines."""

    DEFAULT_CSS = "Sheet { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(id=called, markup=False)
        self._drawn: dict[int, tuple[Content, int]] = {}

    @property
    def game(self) -> GameApp:
        """The app."""
        return cast("GameApp", self.app)

    def draw(self, width: int) -> Sequence[Content]:
        """Return the lines, each at most width cells; a bare sheet has none."""
        del width
        return ()

    def redraw(self) -> None:
        """Draw anew, since what is drawn has changed."""
        self._drawn.clear()
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def repaint(self) -> None:
        """Draw anew with the same number of lines: cheaper than `redraw`."""
        self._drawn.clear()
        self.refresh()

    def lines_at(self, width: int) -> int:
        """Return how many lines it takes at a width."""
        return self._at(width)[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at this width."""
        del container, viewport
        return self._at(width)[1] if width else 0

    def render(self) -> Content:
        """Return the lines for the width on screen."""
        return self._at(self.size.width)[0] if self.size.width else Content("")

    def _at(self, width: int) -> tuple[Content, int]:
        """Return what is drawn at a width, and how many lines it is; kept until something changes."""
        if width not in self._drawn:
            lines = self.draw(width)
            whole = stack(_checked(lines))
            if self.game.ascii:
                whole = Content(whole.plain.translate(ASCII), list(whole.spans))
            self._drawn[width] = (whole, len(lines))
        return self._drawn[width]

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Textual lays the whole page out a second time whenever a widget has changed its size. What a sheet draws
        # depends on its width alone, and its parent has asked for that: once is enough, at half the time to the screen.
        del layout
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def _get_style(self, style: Style | str) -> Style:
        # Textual resolves the style of a span through this method; ours are the names of inks.
        return self.game.ink(style) if isinstance(style, str) else style


def _checked(lines: Sequence[Content]) -> Sequence[Content]:
    for line in lines:
        if not isinstance(line, Content):
            raise TypeError("a sheet draws Content, made by game.tui.show.content, and nothing else")
    return lines
