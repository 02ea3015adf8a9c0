"""What each command of the registry does in the full screen: a table from its name to a function."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from game.tui import ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.tui.app import GameApp

PAGES = {
    "log": ("log", "LogPage"),
    "status": ("status", "StatusPage"),
    "roll": ("roll_call", "RollCallPage"),
    "codex": ("codex", "CodexPage"),
    "endings": ("endings", "EndingsPage"),
    "voices": ("voices", "VoicesPage"),
    "chapters": ("chapters", "ChaptersPage"),
    "load": ("saves", "SavesPage"),
    "delete": ("saves", "SavesPage"),
    "new": ("new_game", "NewGamePage"),
    "easier": ("easier", "EasierPage"),
    "settings": ("settings", "SettingsPage"),
    "theme": ("settings", "SettingsPage"),
    "palette": ("palette", "PalettePage"),
    "help": ("help", "HelpPage"),
}
"""Commands that open a page: its file and its class, imported when it is first asked for."""
DEEDS: dict[str, Callable[[GameApp], None]] = {
    "again": ways.again,
    "undo": ways.undo,
    "save": ways.save,
    "skip": ways.skip,
    "recap": ways.recap,
    "export": ways.export,
    "quit": ways.leave,
}
"""Commands that are done at once."""


def do(app: GameApp, name: str) -> None:
    """Do a command, or say why it can't be done here."""
    why = app.session.why_not(name)
    if why:
        app.page.say(why)
    elif name in DEEDS:
        DEEDS[name](app)
    elif name in PAGES:
        open_page(app, name)


def open_page(app: GameApp, name: str) -> None:
    """Open the page of a command; what it is dismissed with is where to go."""
    file, page = PAGES[name]
    made = getattr(import_module(f"game.tui.screens.{file}"), page)()
    app.push_screen(made, lambda result: ways.go(app, result or ""))
