"""The passage: what came of the last choice, what it changed, and then what there is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.tui.glyphs import CHOSEN, DOT, MARK, PAID
from game.tui.lines import flow, hang, wrap
from game.tui.offers import change_ink
from game.tui.show import content
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import Block, Mark, Page
    from game.story.rendering import Paragraph

BEFORE = ("result", "roll", "push")
"""Kinds of blocks that tell what came of the choice."""


class Around(NamedTuple):
    """What is shown with a page and isn't in it."""

    said: str = ""
    """The words of the choice that led to it."""
    read: bool = False
    """It was read before: then it is muted."""
    low: frozenset[str] = frozenset()
    """Titles of the meters that are better low."""
    standing: tuple[Paragraph, ...] = ()
    """The text of the scene, where the page only tells what came of a choice that stays in it."""
    place: str = ""
    """Where the passage is, in a history; on the play page the head says it."""
    opening: tuple[str, ...] = ()
    """Of an episode that begins: its number, its title, its day, its content notes."""
    opened: tuple[str, ...] = ()
    """Titles of the codex entries that it opened."""
    ending: tuple[str, ...] = ()
    """Of an ending: its title and its kind."""


class Passage(Sheet):
    """Draws a page's text."""

    def __init__(self) -> None:
        super().__init__(called="passage")
        self._page: Page | None = None
        self._around = Around()

    def show_page(self, page: Page, around: Around) -> None:
        """Draw another page."""
        self._page, self._around = page, around
        self.redraw()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw the outcome, its changes, the passage, and what will come back of it, with a blank line between them."""
        return [] if self._page is None else page_lines(self._page, width, self._around)


def page_lines(page: Page, width: int, around: Around) -> list[Content]:
    """Return a page as lines of at most width cells."""
    before = [block for block in page.blocks if block.kind in BEFORE]
    after = [block for block in page.blocks if block.kind not in BEFORE]
    ink = "muted" if around.read else "text"
    parts = [_said(around.said, before, width)]
    parts += [
        wrap(content([words]), width)
        for block in before
        if block.kind != "roll"
        for words in block.paragraphs
    ]
    parts.append(_changes(page, around, width))
    parts.append(_opening(around.opening, width))
    parts.append(flow(_told(page.begun, around), width))
    parts.append(wrap(content(around.place, "head"), width) if around.place else [])
    parts += [wrap(content([words], ink), width) for block in after for words in block.paragraphs]
    parts += [wrap(content([words], "muted"), width) for words in around.standing]
    parts.append([line for mark in page.marks for line in _mark(mark, width)])
    parts.append(_ending(around.ending, width))
    return _spaced(parts)


def _said(said: str, blocks: Sequence[Block], width: int) -> list[Content]:
    lines = hang(content(f"{CHOSEN} ", "accent"), content(said, "aside"), width) if said else []
    for block in blocks:
        if block.kind == "roll":
            lines += [
                line
                for words in block.paragraphs
                for line in hang(content("  "), content([words], "muted"), width)
            ]
    return lines


def _changes(page: Page, around: Around, width: int) -> list[Content]:
    opened = [content(f"Codex: {', '.join(around.opened)}", "muted")] if around.opened else []
    return flow([*_told(page.changes, around), *opened], width)


def _told(changes: Sequence[str], around: Around) -> list[Content]:
    return [content(change, change_ink(change, around.low)) for change in changes]


def _mark(mark: Mark, width: int) -> list[Content]:
    if mark.kind == "pays":
        origin = f" ({mark.origin})" if mark.origin else ""
        return hang(content(f"{PAID} ", "paid"), content(mark.words + origin, "paid"), width)
    return hang(content(f"{MARK} ", "mark"), content(mark.words, "mark"), width)


def _opening(opening: tuple[str, ...], width: int) -> list[Content]:
    if not opening:
        return []
    number, title, day, notes = opening
    above = f" {DOT} ".join(part for part in (number, day) if part)
    lines = [content(above, "muted"), *wrap(content(title.upper(), "title"), width)]
    return lines + (wrap(content(f"Content: {notes}.", "aside"), width) if notes else [])


def _ending(ending: tuple[str, ...], width: int) -> list[Content]:
    if not ending:
        return []
    title, kind = ending
    return [*wrap(content(f"{PAID} {title}", "title"), width), content(f"  {kind} ending", "muted")]


def _spaced(parts: Sequence[Sequence[Content]]) -> list[Content]:
    lines: list[Content] = []
    for part in parts:
        if part:
            lines += [content(""), *part] if lines else part
    return lines
