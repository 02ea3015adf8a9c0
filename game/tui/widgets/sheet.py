"""A sheet: a widget that draws itself as lines of Content. Every widget of ours that prints text is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.color import TRANSPARENT
from textual.content import Content
from textual.filter import ANSIToTruecolor
from textual.widget import Widget

from game.tui.glyphs import ASCII
from game.tui.lines import centred
from game.tui.show import stack
from game.tui.strips import strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Region, Size
    from textual.strip import Strip
    from textual.style import Style

    from game.tui.app import GameApp

NOTHING = Content("")


class Sheet(Widget):
    """Draws what `draw` returns for its width; its height is the number of lines."""

    DEFAULT_CSS = "Sheet { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, *, called: str | None = None) -> None:
        super().__init__(id=called, markup=False)
        self._drawn: dict[int, Sequence[Content]] = {}
        """Lines by width, kept until something changes."""
        self._strips: dict[int, Strip] = {}
        """Of those on the screen, what they are in cells, by line."""
        self._stripped: tuple[int, Style, str] | None = None
        """What the strips were made for."""

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
        self.forget()
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def forget(self) -> None:
        """Keep nothing of what was drawn: it is drawn anew when it is painted next."""
        self._drawn.clear()
        self._strips.clear()

    def repaint(self) -> None:
        """Draw anew with the same number of lines: cheaper than `redraw`."""
        self.forget()
        self.refresh()

    def lines_at(self, width: int) -> int:
        """Return how many lines it takes at a width."""
        return len(self._at(width))

    def height_in(self, width: int) -> int:
        """Return how many lines it takes in width cells, its padding included."""
        gutter = self.styles.gutter
        return self.lines_at(max(0, width - gutter.width)) + gutter.height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at this width."""
        del container, viewport
        return len(self._at(width)) if width else 0

    def render(self) -> Content:
        """Return the lines for the width on screen; Textual asks while text is selected, and for where it is."""
        return stack(self._at(self.size.width)) if self.size.width else Content("")

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the strips of some lines, the padding included."""
        if self.text_selection is not None:
            return super().render_lines(crop)
        made_for = (self.outer_size.width, self.visual_style, self.game.theme)
        if made_for != self._stripped:
            self._stripped = made_for
            self._strips.clear()
        missing = [y for y in crop.line_range if y not in self._strips]
        if missing:
            self._make_strips(missing, *made_for)
        strips = [self._strips[y] for y in crop.line_range]
        whole = crop.column_span == (0, made_for[0])
        return strips if whole else [one.crop(*crop.column_span) for one in strips]

    def _make_strips(self, places: Sequence[int], width: int, ground: Style, theme: str) -> None:
        gutter, in_the_middle = self.styles.gutter, self.styles.text_align == "center"
        inside = max(0, width - gutter.width)
        lines = self._at(inside)
        # No colour of ours is one of the terminal's own where Textual would have those made true colours.
        filters = [one for one in self.get_line_filters() if not isinstance(one, ANSIToTruecolor)]
        for y in places:
            line = lines[y - gutter.top] if 0 <= y - gutter.top < len(lines) else NOTHING
            line = centred(line, inside) if in_the_middle else line
            made = strip(line, ground, theme, inside, gutter.left, gutter.right)
            for one in filters:
                made = made.apply_filter(one, ground.background or TRANSPARENT)
            self._strips[y] = made

    def _at(self, width: int) -> Sequence[Content]:
        """Return the lines at a width."""
        if width not in self._drawn:
            lines = _checked(self.draw(width))
            self._drawn[width] = [_plain(line) for line in lines] if self.game.ascii else lines
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


def _plain(line: Content) -> Content:
    return Content(line.plain.translate(ASCII), list(line.spans))


def _checked(lines: Sequence[Content]) -> Sequence[Content]:
    for line in lines:
        if not isinstance(line, Content):
            raise TypeError("a sheet draws Content, made by game.tui.show.content, and nothing else")
    return lines
