"""The app: one session, its pages, and the guards around them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.tui import environment

environment.prepare()

from textual.app import App  # noqa: E402 — Textual reads the environment at import
from textual.style import Style  # noqa: E402

from game.tui.inks import PALETTES  # noqa: E402
from game.tui.themes import styles, theme  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.play.page import OfferLine
    from game.play.session import Session

NO_STYLE = Style()


class GameApp(App[None]):
    """The full screen over a session."""

    CSS_PATH = "css/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Twelve to Six"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.ascii = environment.wants_ascii()
        for palette in PALETTES:
            self.register_theme(theme(palette))
        self.theme = "plain" if environment.wants_no_colour() else session.settings.theme

    @property
    def keymap(self) -> Mapping[str, str]:
        """The player's own keys, by command."""
        return self.session.settings.keys

    def ink(self, name: str) -> Style:
        """Return what an ink looks like in the theme."""
        return styles(self.theme).get(name, NO_STYLE)

    def on_mount(self) -> None:
        """Show the first page."""
        from game.tui.screens.play import PlayPage

        self.push_screen(PlayPage())

    def command(self, name: str) -> None:
        """Do a command of the registry."""

    def take(self, offer: OfferLine) -> None:
        """Take a choice."""
        self.session.take(offer.choice)
        self.screen.show_run(offer.say)


def run(session: Session) -> int:
    """Play in the full screen; return the exit code."""
    why = environment.obstacle()
    if why is not None:
        print(why, file=sys.stderr)
        return 2
    app = GameApp(session)
    app.run()
    return app.return_code or 0
