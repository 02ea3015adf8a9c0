"""A dialog: something small in the middle of the page, which stays to be seen behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from game.tui.app import GameApp

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """What a question, a line to type and the palette have in common."""

    CSS_PATH = "../css/dialog.tcss"

    @property
    def game(self) -> GameApp:
        """The app."""
        return cast("GameApp", self.app)
