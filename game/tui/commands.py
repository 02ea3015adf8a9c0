"""What each command of the registry does in the full screen: a table from its name to a page or a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui import pages, ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.tui.app import GameApp

OPENS = {
    "chapters": "chapters",
    "codex": "codex",
    "delete": "saves",
    "easier": "easier",
    "endings": "endings",
    "help": "help",
    "load": "saves",
    "log": "log",
    "new": "new",
    "palette": "palette",
    "roll": "roll call",
    "settings": "settings",
    "status": "status",
    "theme": "settings",
    "voices": "voices",
}
"""Commands that open a page."""
DEEDS: dict[str, Callable[[GameApp], None]] = {
    "again": ways.again,
    "export": ways.export,
    "quit": ways.leave,
    "recap": ways.recap,
    "save": ways.save,
    "skip": ways.skip,
    "undo": ways.undo,
}
"""Commands that are done at once."""


def do(app: GameApp, name: str) -> None:
    """Do a command, or say why it can't be done here."""
    why = app.session.why_not(name)
    if why:
        app.page.say(why)
    elif name in DEEDS:
        DEEDS[name](app)
    elif name in OPENS:
        app.push_screen(pages.make(OPENS[name]), lambda where: ways.go(app, where or ""))
