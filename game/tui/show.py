"""From text to what a widget prints: the only road from a pack, a save or a typed name to the screen.

`content` drops every character that is no text, and makes spans of ours. Nothing is ever parsed as markup. A span's
style is the name of an *ink* (`game.tui.inks`), so that what is printed does not depend on the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from textual.content import Content, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Paragraph = Sequence[tuple[str, bool]]
    """Pieces of words, each emphasised or not."""

EMPHASIS = "emphasis"
"""The ink of emphasised words."""


class _Text(dict[int, int | None]):
    """What becomes of each character: itself, a space, or nothing. Filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        kind = category(chr(code))
        fate: int | None = code
        if chr(code).isspace():
            fate = 0xA0 if code == 0xA0 else 0x20
        elif kind[0] == "C" or kind in {"Zl", "Zp"}:
            fate = None
        self[code] = fate
        return fate


_TEXT = _Text()


def clean(text: str) -> str:
    """Return text without control, bidi and other non-text characters; each white space is a space."""
    return text.translate(_TEXT)


def content(source: str | Sequence[Paragraph], ink: str = "") -> Content:
    """Return what a widget prints for a line of text, or for paragraphs with a blank line between them."""
    if isinstance(source, str):
        text = clean(source)
        return Content(text, [Span(0, len(text), ink)] if ink and text else None)
    return stack([_paragraph(paragraph, ink) for paragraph in source], gap=1)


def row(*parts: Content) -> Content:
    """Return the parts one after the other."""
    return Content.assemble(*parts)


def stack(parts: Iterable[Content], gap: int = 0) -> Content:
    """Return the parts one below the other, with gap blank lines between them."""
    return Content("\n" * (gap + 1)).join(parts)


def blank(width: int) -> Content:
    """Return width spaces."""
    return Content(" " * width)


def _paragraph(pieces: Paragraph, ink: str) -> Content:
    parts = []
    for words, emphasised in pieces:
        part = content(words, ink)
        parts.append(part.stylize(EMPHASIS) if emphasised else part)
    return Content.assemble(*parts)
