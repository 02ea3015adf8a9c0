"""A new run: how hard, what is in it, and which seed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from game.play import seeds
from game.play.wording import is_shown, value_word
from game.tui import pages
from game.tui.glyphs import MINUS, OFF, ON
from game.tui.lines import ends, wrap
from game.tui.screens.book import Book
from game.tui.show import content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.story.program import Mode, Program

NOTES, SEED, BEGIN = "notes", "seed", "begin"
SEED_WORDS = (
    "A seed decides every roll of a run. The same seed and the same choices give the same night.",
    "So a seed can be shared: same night, different choices.",
    "Enter types one; leave it empty for a fresh one.",
)
BEGIN_WORDS = "Begins with what is chosen here."


class NewGamePage(Book):
    """Difficulties with what each does, content notes, the seed."""

    TITLE_WORDS = "New game"
    COMMAND = "new"
    ABOUT = (
        "The difficulty can be lowered at any camp, and never raised. Every ending can be reached in each."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "seed", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.mode = -1
        self.seed = ""
        self.shows_notes = False

    def prepare(self) -> int:
        """Start from the difficulty chosen last."""
        tables = self.game.session.program.tables
        names = [mode.name for mode in tables.modes]
        last = self.game.session.settings.mode
        self.mode = names.index(last) if last in names else tables.default_mode
        return self.mode

    def entries(self) -> Sequence[Row]:
        """Return the difficulties, then the rest."""
        modes = self.game.session.program.tables.modes
        rows = [Row(str(index), partial(self._mode, index)) for index in range(len(modes))]
        rows.append(Row("", _gap))
        seed = self.seed or "a fresh one"
        rows.append(Row(NOTES, partial(_entry, "Content notes", "read" if not self.shows_notes else "hide")))
        rows.append(Row(SEED, partial(_entry, "Seed", seed)))
        rows.append(Row("", _gap))
        rows.append(Row(BEGIN, partial(_entry, "Begin", "")))
        return rows

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what the row under the cursor means."""
        if key == NOTES:
            return self._notes(width)
        paragraphs = SEED_WORDS if key == SEED else self._beginning() if key == BEGIN else ()
        lines = [line for words in paragraphs for line in (*wrap(content(words), width), content(""))]
        return lines or self._about(int(key), width)

    def _beginning(self) -> tuple[str, ...]:
        fate = self.game.session.fate()
        return (BEGIN_WORDS, f"A run is under way. {fate}") if fate else (BEGIN_WORDS,)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("Enter", "choose"), ("S", "seed"), ("Esc", "back")]

    def chosen(self, key: str) -> None:
        """Choose a difficulty, read the notes, type a seed, or begin."""
        if key == BEGIN:
            self._begin()
        elif key == SEED:
            self.action_seed()
        elif key == NOTES:
            self.shows_notes = not self.shows_notes
            self.refill(self.rows.cursor)
        else:
            self.mode = int(key)
            self.refill(len(self.rows.rows) - 1)

    def action_seed(self) -> None:
        """Ask for a seed."""
        about = "Letters and digits; empty for a fresh one."
        self.app.push_screen(pages.make("typed", "Seed", about, self.seed), self._typed)

    def _typed(self, words: str | None) -> None:
        if words is None:
            return
        seed = seeds.normal(words)
        if words.strip() and not seed:
            self.say(f"A seed is 1 to {seeds.LONGEST} letters and digits, such as {seeds.fresh()}.")
            return
        self.seed = seed or ""
        self.refill(len(self.rows.rows) - 1)

    def _begin(self) -> None:
        session = self.game.session
        name = session.program.tables.modes[self.mode].name
        if name != session.settings.mode:
            session.save_settings(session.settings._replace(mode=name))
        session.new_run(self.seed or None, self.mode)
        self.dismiss("play")

    def _mode(self, index: int, width: int) -> Sequence[Content]:
        mode = self.game.session.program.tables.modes[index]
        here = index == self.mode
        return [
            ends(
                content(f"{ON if here else OFF}  {mode.title}", "accent" if here else "text"),
                content(""),
                width,
            )
        ]

    def _about(self, index: int, width: int) -> Sequence[Content]:
        mode = self.game.session.program.tables.modes[index]
        lines = [content(mode.title, "title"), content(""), *wrap(content(mode.about), width)]
        facts = _facts(self.game.session.program, mode)
        for fact in facts:
            lines += [content(""), *wrap(content(fact, "muted"), width)]
        return lines

    def _notes(self, width: int) -> Sequence[Content]:
        if not self.shows_notes:
            return wrap(
                content("Enter shows what the story has in it that you may want to know before.", "muted"),
                width,
            )
        lines = [content("What is in it", "title")]
        for chapter in self.game.session.program.tables.chapters:
            if chapter.content_notes:
                notes = ", ".join(chapter.content_notes)
                lines += [
                    content(""),
                    content(chapter.title, "strong"),
                    *wrap(content(f"{notes}.", "muted"), width),
                ]
        return lines


def _facts(program: Program, mode: Mode) -> list[str]:
    """Return what a difficulty changes, from the story's own table."""
    slots = program.tables.slots
    price = ", ".join(f"{slots[slot].title} {MINUS}{amount}" for slot, amount in mode.push)
    lower = [
        f"{slot.title} stops at {value_word(slot, top)}."
        for slot, top in zip(slots, mode.tops, strict=False)
        if top < slot.high and is_shown(slot)
    ]
    facts = (
        ["Rolls never fail."]
        if mode.never_fail
        else [f"A failed roll can be pushed: {price}."]
        if price
        else []
    )
    facts += lower
    facts += [] if mode.undo else ["Nothing can be taken back."]
    return facts + ([] if mode.slots else ["One save, kept by the game."])


def _entry(title: str, aside: str, width: int) -> Sequence[Content]:
    return [ends(content(title, "text"), content(aside, "muted"), width)]


def _gap(width: int) -> Sequence[Content]:
    del width
    return [content("")]
