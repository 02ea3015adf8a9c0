"""The palette: any command by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from game.play.commands import Command, applying
from game.tui.keys import keys_of
from game.tui.lines import ends
from game.tui.show import content, row
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from game.tui.app import GameApp

HIDDEN = frozenset({"choose", "palette", "state"})


class PalettePage(ModalScreen[str]):
    """Type a part of a name; Enter does what the cursor is on."""

    CSS_PATH = "../css/palette.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "never_mind", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.line, self.rows = Input(max_length=40), Rows(id="found")

    @property
    def game(self) -> GameApp:
        """The app."""
        from typing import cast

        return cast("GameApp", self.app)

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="palette"):
            yield self.line
            yield VerticalScroll(self.rows, can_focus=False)

    def on_mount(self) -> None:
        """Show every command that applies."""
        self.find("")

    def find(self, words: str) -> None:
        """Show the commands whose title or help has the words."""
        below = self.game.screen_stack[-2]
        where = getattr(below, "where", "")
        found = [one for one in applying(where) if one.name not in HIDDEN and words.lower() in _text(one)]
        found.sort(key=lambda one: not one.title.lower().startswith(words.lower()))
        self.rows.fill_with([Row(one.name, partial(self._line, one)) for one in found])

    def on_input_changed(self, message: Input.Changed) -> None:
        """Find again."""
        self.find(message.value)

    def on_input_submitted(self) -> None:
        """Do what the cursor is on."""
        self.dismiss(f":{self.rows.key}" if self.rows.key else "")

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Do what was clicked."""
        self.dismiss(f":{message.key}")

    def action_move(self, by: int) -> None:
        """Move the cursor while typing."""
        self.rows.action_move(by)

    def action_never_mind(self) -> None:
        """Do nothing."""
        self.dismiss("")

    def _line(self, command: Command, width: int) -> Sequence[Content]:
        keys = " ".join(keys_of(command.name, self.game.keymap))
        text = row(content(f"{command.title:<10} ", "text"), content(command.help, "muted"))
        return [ends(text, content(keys, "key"), width)]


def _text(command: Command) -> str:
    return f"{command.title} {command.help} {' '.join(command.words)}".lower()
