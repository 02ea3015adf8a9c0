"""Where a line of text is broken: a quick way for ordinary text, which breaks it where Textual would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.tui.show import cut

if TYPE_CHECKING:
    from textual.content import Content

ORDINARY = re.compile(r"(?! )(?:[!-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u2027]| (?! |$))*")
"""Text of letters one cell wide, with single spaces between words and none at the ends."""


def wrapped(text: Content, width: int) -> list[Content]:
    """Return text in lines of at most width cells."""
    if text.cell_length <= width and "\n" not in text.plain:
        return [text]
    cuts = breaks(text.plain, width)
    return text.wrap(width) if cuts is None else cut(text, cuts)


def breaks(text: str, width: int) -> list[tuple[int, int]] | None:
    """Return where each line begins and ends; None where the text is not ordinary or a word doesn't fit."""
    if not ORDINARY.fullmatch(text):
        return None
    found, start = [], 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            return None
        found.append((start, end))
        start = end + 1
    return [*found, (start, len(text))]
