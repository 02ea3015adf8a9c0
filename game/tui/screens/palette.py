"""The palette: any command by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from game.play.commands import Command, applying
from game.tui.keys import keys_of
from game.tui.lines import ends
from game.tui.screens.dialog import Dialog
from game.tui.show import content, row
from game.tui.widgets.line import Line
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

AROUND = 8
"""Lines that are not the list's: the line to type in, the border, the page behind."""
HIDDEN = frozenset({"choose", "palette", "state"})


class PalettePage(Dialog[str]):
    """Type a part of a name; Enter does what the cursor is on."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "never_mind", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.line, self.rows = Line(max_length=40), Rows(called="found")
        self.scrolled = VerticalScroll(self.rows, can_focus=False)

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="dialog"):
            yield self.line
            yield self.scrolled

    def on_mount(self) -> None:
        """Show every command that applies."""
        self.find("")

    def on_resize(self) -> None:
        """Leave room around the list."""
        self.scrolled.styles.max_height = max(self.size.height - AROUND, 1)

    def find(self, words: str) -> None:
        """Show the commands whose title or help has the words."""
        below = self.game.screen_stack[-2]
        where = getattr(below, "where", "")
        found = [one for one in applying(where) if one.name not in HIDDEN and words.lower() in _text(one)]
        found.sort(key=lambda one: not one.title.lower().startswith(words.lower()))
        self.rows.fill_with([Row(one.name, partial(self._line, one)) for one in found])

    def on_input_changed(self, message: Line.Changed) -> None:
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
