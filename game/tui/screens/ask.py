"""A question in the middle of the page, with two or more answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from game.tui.lines import wrap
from game.tui.screens.dialog import Dialog
from game.tui.show import content, row
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key


class Ask(Dialog[str]):
    """Asks; is dismissed with the key of the answer, or with nothing by Escape."""

    AUTO_FOCUS = "#answers-of-question"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "answer('')", show=False)]

    def __init__(self, title: str, text: Sequence[Content], answers: Sequence[tuple[str, str, str]]) -> None:
        """Ask with a title and lines of text; an answer is (its letter, its words, its price or nothing)."""
        super().__init__()
        self._title, self._text = title, tuple(text)
        self._answers = tuple(answers)
        self.answers = Rows(called="answers-of-question")

    def compose(self) -> ComposeResult:
        """Place the parts."""
        with Vertical(id="dialog"):
            yield Leaf(self._draw)
            yield self.answers

    def on_mount(self) -> None:
        """Fill in the answers."""
        self.answers.fill_with(
            [Row(key, partial(_line, key, words, price)) for key, words, price in self._answers]
        )

    def on_key(self, event: Key) -> None:
        """Answer by letter; the page below, where the letter may mean something else, does not hear of it."""
        letter = event.character
        if letter is not None and letter in {key for key, _, _ in self._answers}:
            event.stop()
            event.prevent_default()
            self.dismiss(letter)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Answer."""
        self.dismiss(message.key)

    def action_answer(self, key: str) -> None:
        """Answer by key."""
        self.dismiss(key)

    def _draw(self, width: int) -> Sequence[Content]:
        lines = [content(self._title, "title"), content("")]
        for paragraph in self._text:
            lines += [*wrap(paragraph, width), content("")]
        return lines


def _line(key: str, words: str, price: str, width: int) -> Sequence[Content]:
    line = row(content(f"{key}  ", "key"), content(words, "text"))
    return wrap(row(line, content(f"   {price}", "loss")) if price else line, width)
