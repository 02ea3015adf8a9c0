"""The choices of a page: numbered, each with what it costs and risks; at an ending, what else there is to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from game.tui.lines import ends
from game.tui.offers import offer_lines
from game.tui.show import content, row
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.page import OfferLine, Page

    Deed = tuple[str, str, str]
    """Something to do that is no choice of the story: command, its key, words."""


class Choices(Rows):
    """Takes a choice by number, Enter or click; what must be confirmed, at the second time."""

    ABOUT = "The choices: a number takes one, or Enter or a click the one that is marked."

    class Taken(Message):
        """A choice was taken (it may be locked: then it explains itself)."""

        def __init__(self, offer: OfferLine) -> None:
            super().__init__()
            self.offer = offer

    class Reshaped(Message):
        """The list takes another number of lines."""

    def __init__(self) -> None:
        super().__init__(called="choices")
        self._deeds: tuple[Deed, ...] = ()
        self._offers: tuple[OfferLine, ...] = ()
        self._armed: OfferLine | None = None
        self._low: frozenset[str] = frozenset()
        self._inline = False

    def stand_inline(self, inline: bool) -> None:
        """Let details stand behind the words where there is room, or always on lines of their own."""
        if inline != self._inline:
            self._inline = inline
            self.redraw()

    def stand_apart(self, gap: int) -> None:
        """Put gap blank lines between choices."""
        if gap != self.gap:
            self.gap = gap
            self.repaint()

    def lines_with(self, gap: int, width: int) -> int:
        """Return how many lines the list takes with gap blank lines between choices."""
        bodies = self.bodies(width)
        return sum(map(len, bodies)) + gap * max(0, len(bodies) - 1)

    def show_page(self, page: Page, deeds: Sequence[Deed], low: frozenset[str] = frozenset()) -> None:
        """Offer a page's choices below the deeds, the cursor on the first deed, or the first choice that is open."""
        self._offers, self._deeds, self._low, self._armed = page.offers, tuple(deeds), low, None
        first = next((index for index, offer in enumerate(page.offers) if offer.open), 0)
        rows = [Row(command, partial(_deed_lines, key, words)) for command, key, words in deeds]
        rows += [Row(str(offer.number), partial(self._lines, offer)) for offer in page.offers]
        self.fill_with(rows, 0 if deeds else first)

    def choose_number(self, number: int) -> None:
        """Choose by the number that stands before the choice."""
        if number <= len(self._offers):
            self._point_at(len(self._deeds) + number - 1)
            self.action_choose()

    def _point_at(self, place: int) -> None:
        """Move the cursor; where a page comes next it is not painted before, which would hold the page up."""
        offer = self._offers[place - len(self._deeds)]
        if offer.open and not offer.confirm and self._armed is None:
            self.set_reactive(Rows.cursor, place)
            self.forget()
        else:
            self.cursor = place

    def action_choose(self) -> None:
        """Choose what the cursor is on; what ends the story is asked first."""
        offer = self._under_cursor()
        if offer is None:
            super().action_choose()
        elif offer.open and offer.confirm and self._armed is not offer:
            self._arm(offer)
        else:
            self.post_message(self.Taken(offer))

    def watch_cursor(self) -> None:
        """Forget a question that was asked of another choice."""
        if self._armed is not None and self._armed is not self._under_cursor():
            self._arm(None)
        super().watch_cursor()

    def _arm(self, offer: OfferLine | None) -> None:
        self._armed = offer
        self.redraw()
        self.post_message(self.Reshaped())

    def _under_cursor(self) -> OfferLine | None:
        place = self.cursor - len(self._deeds)
        return self._offers[place] if 0 <= place < len(self._offers) else None

    def _lines(self, offer: OfferLine, width: int) -> Sequence[Content]:
        return offer_lines(offer, width, armed=self._armed is offer, inline=self._inline, low=self._low)


def _deed_lines(key: str, words: str, width: int) -> Sequence[Content]:
    return [ends(row(content(f"{key}  ", "key"), content(words, "text")), content(""), width)]
