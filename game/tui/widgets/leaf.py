"""A leaf: text to read, drawn by a function of the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content


class Leaf(Sheet):
    """Draws what a function returns for its width."""

    def __init__(
        self, drawing: Callable[[int], Sequence[Content]] | None = None, *, called: str | None = None
    ) -> None:
        super().__init__(called=called)
        self._drawing = drawing

    def turn(self, drawing: Callable[[int], Sequence[Content]]) -> None:
        """Draw something else."""
        self._drawing = drawing
        self.redraw()

    def draw(self, width: int) -> Sequence[Content]:
        """Draw it."""
        return self._drawing(width) if self._drawing else []
