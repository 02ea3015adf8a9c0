"""Every page by a short name, imported when it is first made: a start pays for the page it shows and no other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

PAGES = {
    "ask": ("ask", "Ask"),
    "chapters": ("chapters", "ChaptersPage"),
    "codex": ("codex", "CodexPage"),
    "easier": ("easier", "EasierPage"),
    "endings": ("endings", "EndingsPage"),
    "help": ("help", "HelpPage"),
    "log": ("log", "LogPage"),
    "new": ("new_game", "NewGamePage"),
    "own keys": ("own_keys", "OwnKeysPage"),
    "palette": ("palette", "PalettePage"),
    "play": ("play", "PlayPage"),
    "roll call": ("roll_call", "RollCallPage"),
    "saves": ("saves", "SavesPage"),
    "settings": ("settings", "SettingsPage"),
    "small": ("small", "SmallPage"),
    "status": ("status", "StatusPage"),
    "title": ("title", "TitlePage"),
    "typed": ("typed", "Typed"),
    "voices": ("voices", "VoicesPage"),
}
"""Name to (file in `screens`, class)."""


def make(name: str, *arguments: object) -> Screen[Any]:
    """Return a new page of that name."""
    file, page = PAGES[name]
    made: Screen[Any] = getattr(import_module(f"game.tui.screens.{file}"), page)(*arguments)
    return made


def is_page(screen: object, name: str) -> bool:
    """Tell whether a screen is the page of that name, without importing it."""
    return type(screen).__name__ == PAGES[name][1]
