"""From text to what a widget prints: the only road from a pack, a save or a typed name to the screen.

`content` drops every character that is no text, and makes spans of ours. Nothing is ever parsed as markup. A span's
style is the name of an *ink* (`game.tui.inks`), so that what is printed does not depend on the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span

from game.play.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Paragraph = Sequence[tuple[str, bool]]
    """Pieces of words, each emphasised or not."""

EMPHASIS = "emphasis"
"""The ink of emphasised words."""


def content(source: str | Sequence[Paragraph], ink: str = "") -> Content:
    """Return what a widget prints for a line of text, or for paragraphs with a blank line between them."""
    if isinstance(source, str):
        text = clean(source)
        return Content(text, [Span(0, len(text), ink)] if ink and text else None, strip_control_codes=False)
    return stack([_paragraph(paragraph, ink) for paragraph in source], gap=1)


def row(*parts: Content) -> Content:
    """Return the parts one after the other."""
    return parts[0] if len(parts) == 1 else Content.assemble(*parts, strip_control_codes=False)


def stack(parts: Iterable[Content], gap: int = 0) -> Content:
    """Return the parts one below the other, with gap blank lines between them."""
    return Content("\n" * (gap + 1)).join(parts)


def blank(width: int) -> Content:
    """Return width spaces."""
    return Content(" " * width)


def cut(text: Content, cuts: Iterable[tuple[int, int]]) -> list[Content]:
    """Return pieces of a text, from a letter to a letter, each with the inks it had."""
    return [_piece(text, start, end) for start, end in cuts]


def _piece(text: Content, start: int, end: int) -> Content:
    spans = [
        Span(max(first - start, 0), min(last, end) - start, ink)
        for first, last, ink in text.spans
        if first < end and last > start
    ]
    return Content(text.plain[start:end], spans, strip_control_codes=False)


def _paragraph(pieces: Paragraph, ink: str) -> Content:
    parts = []
    for words, emphasised in pieces:
        part = content(words, ink)
        parts.append(part.stylize(EMPHASIS) if emphasised else part)
    return row(*parts)
