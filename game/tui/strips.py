"""From a line of Content to the strip of cells that goes to the terminal.

Textual can do this itself, but it notes beside every piece where in the text it stood, so that text can be selected;
that doubles what a page costs. A sheet lets Textual do it only while something is selected.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style

from game.tui.themes import styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style as Look
    from textual.content import Content

NO_STYLE = Style()


@lru_cache(maxsize=1024)
def look(ground: Style, theme: str, inks: tuple[str, ...]) -> Look:
    """Return what text looks like on a ground, in a theme, under these inks, the last of which wins."""
    known = styles(theme)
    return Style.combine([ground, *(known.get(ink, NO_STYLE) for ink in inks)]).rich_style


def strip(line: Content, ground: Style, theme: str, width: int, left: int = 0, right: int = 0) -> Strip:
    """Return a line in width cells, with so many blank ones left and right of them."""
    if line.cell_length > width:
        line = line.truncate(width)
    blank = ground.background_style.rich_style
    segments = [Segment(" " * left, blank)] if left else []
    segments += [Segment(text, look(ground, theme, inks)) for text, inks in pieces(line) if text]
    rest = width - line.cell_length + right
    if rest:
        segments.append(Segment(" " * rest, blank))
    return Strip(segments, left + width + right)


def pieces(line: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the pieces of a line between which its inks change, each with its inks."""
    text, spans = line.plain, line.spans
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    for start, end in pairwise(cuts):
        inks = tuple(str(span.style) for span in spans if span.start <= start and end <= span.end)
        yield text[start:end], inks
