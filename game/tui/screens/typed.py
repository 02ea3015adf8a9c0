"""A line to type: a seed, the name of a save."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from game.play.cleaning import clean
from game.tui.lines import wrap
from game.tui.screens.dialog import Dialog
from game.tui.show import content
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

LONGEST = 64


class Typed(Dialog[str | None]):
    """Is dismissed with what was typed, or with None by Escape."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "never_mind", show=False)]

    def __init__(self, title: str, about: str, value: str = "") -> None:
        super().__init__()
        self._heading, self._about = title, about
        self.line = Line(clean(value), max_length=LONGEST, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="dialog"):
            yield Leaf(self._draw)
            yield self.line

    def on_input_submitted(self, message: Line.Submitted) -> None:
        """Take what was typed."""
        self.dismiss(clean(message.value).strip())

    def action_never_mind(self) -> None:
        """Take nothing."""
        self.dismiss(None)

    def _draw(self, width: int) -> Sequence[Content]:
        return [
            content(self._heading, "title"),
            content(""),
            *wrap(content(self._about, "muted"), width),
            content(""),
        ]
