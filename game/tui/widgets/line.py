"""A line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widgets import Input

if TYPE_CHECKING:
    from game.tui.app import GameApp


class Line(Input):
    """Textual's own, but that Ctrl+C with nothing selected leaves the game as it does everywhere."""

    def action_copy(self) -> None:
        """Copy what is selected, or leave."""
        if self.selected_text:
            super().action_copy()
        else:
            cast("GameApp", self.app).action_interrupt()
