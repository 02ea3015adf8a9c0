"""Saves: go on from one, or throw it away."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from game.play.keeping import LOST
from game.tui import ways
from game.tui.glyphs import LOCK
from game.tui.lines import ends, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.listing import SaveLine

MADE_BY_GAME = {"auto": "where the run is kept", "previous": "the run before this one"}


class SavesPage(Book):
    """What is kept, newest first."""

    TITLE_WORDS = "Saves"
    COMMAND = "load"
    EMPTY = "Nothing is kept yet. The game saves by itself after every choice."
    ABOUT = "The run is saved after every choice; a save with a name keeps one moment of it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "name", show=False),
        Binding("delete,backspace,d", "delete", show=False),
    ]

    def entries(self) -> Sequence[Row]:
        """Return a row for each save."""
        self._saves = {save.slot: save for save in self.game.session.saves()}
        return [Row(slot, partial(_entry, save)) for slot, save in self._saves.items()]

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what a save holds."""
        save = self._saves[key]
        lines = [content(save.slot, "title"), content("")]
        if not save.readable:
            return [*lines, *wrap(content(f"{LOCK} {save.words}", "danger"), width)]
        lines += wrap(content(save.words), width)
        count = "1 choice" if save.steps == 1 else f"{save.steps} choices"
        facts = [f"{count}, {_when(save)}", save.mode, f"seed {save.seed}", MADE_BY_GAME.get(save.slot, "")]
        return [*lines, content(""), *(content(fact, "muted") for fact in facts if fact)]

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        named = [("N", "save under a name")] if self.game.session.run is not None else []
        return [("↑↓", "move"), ("Enter", "go on from here"), *named, ("Del", "delete"), ("Esc", "back")]

    def chosen(self, key: str) -> None:
        """Go on from a save; ask first where nothing would keep the run that is left."""
        fate = self.game.session.fate()
        run = self.game.session.run
        if fate != LOST or run is None or not run.steps:
            self._go_on(key, "g")
            return
        answers = [("s", "Stay.", ""), ("g", "Go on from there.", "")]
        ways.ask(self.game, "Leave this run?", [content(fate, "muted")], answers, partial(self._go_on, key))

    def _go_on(self, key: str, answer: str) -> None:
        if answer != "g":
            return
        if self.game.session.load(key):
            self.dismiss("play")
        else:
            self.say(" ".join(self.game.session.notices()) or "That save can't be read.")

    def action_name(self) -> None:
        """Keep this moment under a name."""
        why = self.game.session.why_not("save")
        if why:
            self.say(why)
            return
        ways.save(self.game, self._named)

    def action_delete(self) -> None:
        """Ask, then throw away the save under the cursor."""
        slot = self.rows.key
        if not slot:
            return
        answers = [("k", "Keep it.", ""), ("d", "Delete it.", "")]
        words = [content(self._saves[slot].words, "muted")]
        ways.ask(self.game, f"Delete “{slot}” for good?", words, answers, partial(self._deleted, slot))

    def _named(self, sentence: str) -> None:
        self.refill()
        self.say(sentence)

    def _deleted(self, slot: str, answer: str) -> None:
        if answer == "d":
            sentence = self.game.session.delete(slot)
            self.refill(self.rows.cursor)
            self.say(sentence)


def _when(save: SaveLine) -> str:
    return datetime.fromtimestamp(save.saved).astimezone().strftime("%d %b %Y, %H:%M")


def _entry(save: SaveLine, width: int) -> Sequence[Content]:
    ink = "text" if save.readable else "danger"
    return [
        ends(
            content(save.slot, ink),
            content(_when(save) if save.readable else f"{LOCK} damaged", "muted"),
            width,
        )
    ]
