"""The choices of a page: numbered, each with what it costs and risks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from game.tui.offers import offer_lines
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import OfferLine, Page


class Choices(Rows):
    """Takes a choice by number, Enter or click; what must be confirmed, at the second time."""

    class Taken(Message):
        """A choice was taken (it may be locked: then it explains itself)."""

        def __init__(self, offer: OfferLine) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self) -> None:
        super().__init__(id="choices")
        self._offers: tuple[OfferLine, ...] = ()
        self._armed = -1
        self._low: frozenset[str] = frozenset()

    @property
    def spaced(self) -> bool:
        """Whether a blank line stands between choices."""
        return bool(self.gap)

    @spaced.setter
    def spaced(self, spaced: bool) -> None:
        if self.gap != int(spaced):
            self.gap = int(spaced)
            self.redraw()

    def show_page(self, page: Page, low: frozenset[str] = frozenset()) -> None:
        """Offer the choices of another page, the cursor on the first that is open."""
        self._offers, self._armed, self._low = page.offers, -1, low
        first = next((index for index, offer in enumerate(page.offers) if offer.open), 0)
        self.fill_with([self._as_row(offer) for offer in page.offers], first)

    def choose_number(self, number: int) -> None:
        """Choose by the number that stands before the choice."""
        if number <= len(self._offers):
            self.cursor = number - 1
            self._take(self._offers[number - 1])

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        if self._offers:
            self._take(self._offers[self.cursor])

    def watch_cursor(self) -> None:
        """Forget a question that was asked of another choice."""
        if self._armed >= 0 and self._armed != self.cursor:
            self._armed = -1
            self.redraw()
        super().watch_cursor()

    def _take(self, offer: OfferLine) -> None:
        if offer.open and offer.confirm and self._armed != self.cursor:
            self._armed = self.cursor
            self.redraw()
            return
        self.post_message(self.Taken(offer))

    def _as_row(self, offer: OfferLine) -> Row:
        return Row(offer.id, partial(self._lines, offer))

    def _lines(self, offer: OfferLine, width: int) -> Sequence[Content]:
        armed = self._armed == offer.number - 1
        return offer_lines(offer, width, armed=armed, airy=self.spaced, low=self._low)
