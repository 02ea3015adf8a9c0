"""The page for a terminal that is too small: it says so, and keeps the game."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from game.tui.lines import wrap
from game.tui.show import content
from game.tui.widgets.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

SENTENCE = "The game needs 60 columns and 18 rows. Make the window larger to go on; nothing is lost."


class SmallPage(Screen[None]):
    """Waits for a larger terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.leave", show=False)]

    def compose(self) -> ComposeResult:
        """Place the sentence."""
        yield Leaf(_draw)


def _draw(width: int) -> Sequence[Content]:
    return wrap(content(SENTENCE), width)
