"""Keys: give a command another key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from game.play.commands import COMMANDS, by_name
from game.tui.keys import key_name, keys_of, raw_keys
from game.tui.lines import ends, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Key

FIXED = frozenset({"choose"})
"""Commands whose keys are the numbers of choices."""
TAKEN = frozenset(
    {
        "escape",
        "enter",
        "up",
        "down",
        "tab",
        "shift+tab",
        "ctrl+c",
        "ctrl+q",
        "ctrl+z",
        "pageup",
        "pagedown",
        "home",
        "end",
    }
    | {str(number) for number in range(10)}
)
"""Keys that always mean the same."""


class OwnKeysPage(Book):
    """Every command with its keys; Enter, then a key, changes it."""

    TITLE_WORDS = "Keys"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "reset", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._waiting = ""

    def entries(self) -> Sequence[Row]:
        """Return a row for each command that may have a key."""
        return [
            Row(one.name, partial(self._entry, one.name))
            for one in COMMANDS
            if one.keys and one.name not in FIXED
        ]

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what a command does, and how to change its key."""
        command = by_name(key)
        how = "Press the key that it shall have." if self._waiting else "Enter, then a key, changes it."
        ink = "accent" if self._waiting else "muted"
        return [content(command.title, "title"), content(""), *wrap(content(command.help), width), content(""),
                *wrap(content(how, ink), width)]  # fmt: skip

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("Enter", "change"), ("Del", "as it was"), ("Esc", "back")]

    def chosen(self, key: str) -> None:
        """Wait for the key."""
        self._waiting = key
        self.refill(self.rows.cursor)

    def on_key(self, event: Key) -> None:
        """Give the waiting command the key that was pressed."""
        if not self._waiting:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        name, self._waiting = self._waiting, ""
        if event.key != "escape":
            self._give(name, event.key)
        self.refill(self.rows.cursor)

    def action_reset(self) -> None:
        """Give the command under the cursor its own key back."""
        self._keep({name: keys for name, keys in self.game.keymap.items() if name != self.rows.key})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key do anything while one is waited for."""
        return not self._waiting and super().check_action(action, parameters)

    def _give(self, name: str, key: str) -> None:
        other = next(
            (
                one.name
                for one in COMMANDS
                if one.name != name and key in raw_keys(one.name, self.game.keymap)
            ),
            "",
        )
        if key in TAKEN:
            self.say(f"{key_name(key)} always means the same; choose another.")
        elif other:
            self.say(f"{key_name(key)} is the key of {by_name(other).title}; change that first.")
        else:
            self._keep({**self.game.keymap, name: key})

    def _keep(self, keys: dict[str, str]) -> None:
        session = self.game.session
        session.save_settings(session.settings._replace(keys=keys))
        self.game.set_keymap(keys)
        self.refill(self.rows.cursor)

    def _entry(self, name: str, width: int) -> Sequence[Content]:
        keys = "…" if self._waiting == name else " ".join(keys_of(name, self.game.keymap))
        own = name in self.game.keymap
        return [
            ends(content(by_name(name).title, "text"), content(keys, "accent" if own else "muted"), width)
        ]
