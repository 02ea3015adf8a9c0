"""What every page of ours has: the way back, help about what has the focus, and a line that speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from game.play.commands import TITLE, by_name
from game.tui.keys import bindings, keys_of, raw_keys
from game.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Key

    from game.tui.app import GameApp


class GamePage(Screen[str]):
    """A page; Escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("question_mark,f1", "command('help')", show=False, id="help"),
    ]
    ABOUT: ClassVar[str] = ""
    """What this page is, for help."""
    COMMAND: ClassVar[str] = ""
    """The command that opens the page."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = KeyLine()

    @property
    def game(self) -> GameApp:
        """The app."""
        return cast("GameApp", self.app)

    @property
    def where(self) -> str:
        """Where we are, as the registry of commands says it; empty where no command applies but help."""
        return ""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line, (key, word), in order of weight."""
        return [("Esc", "back")]

    def on_screen_resume(self) -> None:
        """Show the keys as they are after what was done on another page."""
        self.keys.show_keys(self.hints())

    def say(self, sentence: str) -> None:
        """Say a sentence in the last line, until a key is pressed."""
        self.keys.say(sentence)

    def on_key(self, event: Key) -> None:
        """Give the last line back to the keys; the key that opened the page closes it."""
        self.keys.say("")
        if self.COMMAND and event.key in raw_keys(self.COMMAND, self.game.keymap):
            event.stop()
            event.prevent_default()
            self.action_back()

    def action_back(self) -> None:
        """Go back to the page before."""
        self.dismiss("")

    def action_command(self, name: str) -> None:
        """Do a command of the registry."""
        self.game.command(name)

    def keys_of(self, name: str) -> str:
        """Return the first key of a command, as it is written."""
        keys = keys_of(name, self.game.keymap)
        return keys[0] if keys else ""

    def key_words(self, *names: str) -> list[tuple[str, str]]:
        """Return (key, word) of commands that have a key, for the last line."""
        words = [(self.keys_of(name), by_name(name).title.lower()) for name in names]
        return [(key, word) for key, word in words if key]

    def help_about(self, width: int) -> Sequence[Content]:
        """Return what help has to say of this page beyond its keys."""
        del width
        return ()


class CommandPage(GamePage):
    """A page on which the commands of the registry apply."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def action_command(self, name: str) -> None:
        """Do a command of the registry; the title knows only those that need no run, though one may wait below."""
        if self.where == TITLE and TITLE not in by_name(name).where:
            self.say("That needs a story under way.")
        else:
            super().action_command(name)
