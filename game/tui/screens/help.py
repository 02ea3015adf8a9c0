"""Help about what has the focus: what this page is, its keys, and every meter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.commands import applying
from game.tui.keys import keys_of
from game.tui.lines import fill, hang, wrap
from game.tui.screens.base import GamePage
from game.tui.screens.scroll import ScrollPage
from game.tui.show import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

MOVING = (
    ("1-9", "choose by number"),
    ("↑ ↓  J K", "move, or scroll"),
    ("Enter", "take what the cursor is on"),
    ("PgUp PgDn", "turn the passage"),
    ("Tab", "between passage and choices"),
    ("Esc", "back"),
    ("Ctrl+C", "save and leave at once"),
)
SHAPES = (
    ("● ● ○", "sixths that are with you: SAFE 6, LIKELY 5, FAIR 4, EVEN 3, LONG 2, SLIM 1"),
    ("if …:", "what a roll does besides; one that failed may be pushed where a price is named"),
    ("◇  ◆", "a choice that will come back; one that has"),
    ("✕", "locked, and what would open it"),
    ("⚠", "this ends the story; it is asked twice"),
)
KEYS = 12


class HelpPage(ScrollPage):
    """Help about the page below."""

    TITLE_WORDS = "Help"
    COMMAND = "help"

    def text(self, width: int) -> Sequence[Content]:
        """Draw it."""
        below = self.game.screen_stack[-2]
        if not isinstance(below, GamePage):
            return []
        parts = [
            wrap(content(about(below)), width),
            list(below.help_about(width)),
            _headed("Keys", [line for keys, words in MOVING for line in _pair(keys, words, width)]),
            _headed("Commands", self._commands(below, width)),
        ]
        return [line for part in parts if part for line in (*part, content(""))][:-1]

    def _commands(self, page: GamePage, width: int) -> list[Content]:
        lines: list[Content] = []
        for command in applying(page.where):
            keys = " ".join(keys_of(command.name, self.game.keymap))
            if keys and command.name != "choose":
                lines += _pair(keys, f"{command.title}. {command.help}", width)
        return lines


def about(page: GamePage) -> str:
    """Return what is said of what has the focus, and of the page around it."""
    return " ".join(part for part in (getattr(page.focused, "ABOUT", ""), page.ABOUT) if part)


def shape_lines(width: int) -> list[Content]:
    """Return what the shapes of a choice mean."""
    return _headed("Signs", [line for shape, words in SHAPES for line in _pair(shape, words, width)])


def _pair(key: str, words: str, width: int) -> list[Content]:
    return hang(fill(content(key, "key"), KEYS), content(words, "text"), width)


def _headed(title: str, lines: list[Content]) -> list[Content]:
    return [content(title, "head"), *lines] if lines else []
