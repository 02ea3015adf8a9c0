"""The passage: what came of the last choice, what it changed, and then what there is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.glyphs import CHOSEN, MARK, PAID
from game.tui.lines import flow, hang, wrap
from game.tui.offers import change_ink
from game.tui.show import content
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import Mark, Page

BEFORE = ("result", "roll", "push")
"""Kinds of blocks that tell what came of the choice."""


class Passage(Sheet):
    """Draws a page's text."""

    def __init__(self) -> None:
        super().__init__(id="passage")
        self._page: Page | None = None
        self._said = ""
        self._read = False
        self._low: frozenset[str] = frozenset()

    def show_page(
        self, page: Page, said: str = "", *, read: bool = False, low: frozenset[str] = frozenset()
    ) -> None:
        """Draw another page: after the words of the choice that led to it, and muted where it was read before."""
        self._page, self._said, self._read, self._low = page, said, read, low
        self.redraw()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw the outcome, its changes and marks, and the passage, with a blank line between them."""
        return [] if self._page is None else page_lines(self._page, width, self._said, read=self._read, low=self._low)


def page_lines(
    page: Page, width: int, said: str = "", *, read: bool = False, low: frozenset[str] = frozenset()
) -> list[Content]:
    """Return a page as lines of at most width cells; `low` names the meters that are better low."""
    parts = [hang(content(f"{CHOSEN} ", "accent"), content(said, "aside"), width)] if said else []
    outcome = [block for block in page.blocks if block.kind in BEFORE]
    for block in outcome:
        ink = "muted" if block.kind == "roll" else "text"
        parts += [wrap(content([paragraph], ink), width) for paragraph in block.paragraphs]
    parts.append(_changes(page, width, low) + [line for mark in page.marks for line in _mark(mark, width)])
    for block in page.blocks:
        if block.kind not in BEFORE:
            ink = "muted" if read else "text"
            parts += [wrap(content([paragraph], ink), width) for paragraph in block.paragraphs]
    return _spaced(parts)


def _changes(page: Page, width: int, low: frozenset[str]) -> list[Content]:
    return flow([content(change, change_ink(change, low)) for change in page.changes], width)


def _mark(mark: Mark, width: int) -> list[Content]:
    if mark.kind == "pays":
        origin = f" ({mark.origin})" if mark.origin else ""
        return hang(content(f"{PAID} ", "paid"), content(mark.words + origin, "paid"), width)
    return hang(content(f"{MARK} ", "mark"), content(mark.words, "mark"), width)


def _spaced(parts: Sequence[Sequence[Content]]) -> list[Content]:
    lines: list[Content] = []
    for part in parts:
        if part:
            lines += [content(""), *part] if lines else part
    return lines
