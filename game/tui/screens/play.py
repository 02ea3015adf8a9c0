"""The page that is played on: head, passage, choices, state, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from game.play.commands import CAMP, END, PLAY
from game.play.status import allies, meters
from game.tui import ways
from game.tui.places import Placed
from game.tui.screens.base import CommandPage
from game.tui.screens.play_around import around
from game.tui.screens.play_layout import GUTTER, room
from game.tui.screens.play_places import Needs, regions, shares
from game.tui.show import content
from game.tui.widgets.choices import Choices
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.passage import Passage
from game.tui.widgets.seam import Seam
from game.tui.widgets.state import StateLine, StatePane
from game.tui.widgets.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key
    from textual.geometry import Region, Size
    from textual.widget import Widget

    from game.play.page import Page
    from game.play.run import Run

MOST_SAID = 6
"""Lines of a sentence, at most."""
LEAST_LINES = 6
AT_THE_END = (
    ("endings", "Endings"),
    ("voices", "Other voices"),
    ("new", "Begin again"),
    ("chapters", "Chapters"),
)
"""Commands that have a row at an ending, after the roll call."""


class PlayPage(CommandPage):
    """A run in progress."""

    CSS_PATH = "../css/play.tcss"
    AUTO_FOCUS = "#choices"
    BLANK = True  # everything that is seen is on a sheet
    ABOUT = "What a choice costs and risks stands with it; what it leads to, you find out."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "read(1)", show=False),
        Binding("pageup", "read(-1)", show=False),
        *(Binding(str(number), f"number({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, said: str = "") -> None:
        super().__init__()
        self._said = said
        self.masthead, self.passage, self.choices = Masthead(), Passage(), Choices()
        self.reading = Window(self.passage, called="reading")
        self.answers = Window(self.choices, called="answers", can_focus=False)
        self.seam, self.pane, self.line = Seam(), StatePane(called="pane"), StateLine(called="stateline")
        self._regions: dict[Widget, Region] = {}
        """Where the parts stand."""
        self._divided: Size | None = None
        """The size of the terminal that they were placed for."""
        self._hidden = 0
        """Lines of the passage that don't fit."""
        self._further = 0
        """Lines that a sentence takes beyond the one of the keys."""

    @property
    def parts(self) -> tuple[Widget, ...]:
        """What there is on the page."""
        return (self.masthead, self.reading, self.seam, self.answers, self.pane, self.line, self.keys)

    @property
    def sheets(self) -> tuple[Widget, ...]:
        """What may change with the run's page, and the windows that may move with it."""
        return (*self.parts, self.passage, self.choices)

    def compose(self) -> ComposeResult:
        """Yield the parts."""
        yield from self.parts

    def arrange(self, size: Size, _optimal: bool = False) -> Placed:
        """Place every part where the division of the screen says."""
        if size != self._divided:
            self._reckon(size)
        return Placed(self._regions)

    @property
    def run(self) -> Run:
        """The run."""
        run = self.game.session.run
        if run is None:
            raise RuntimeError("the play page is open without a run")
        return run

    @property
    def where(self) -> str:
        """In a run, at a camp, or after an ending."""
        page = self.run.page
        return END if page.ending >= 0 else CAMP if page.camp else PLAY

    def on_mount(self) -> None:
        """Show where the run stands."""
        self.watch(self.reading, "scroll_y", self._scrolled, init=False)
        self.show_run(self._said)

    def on_resize(self) -> None:
        """Divide the screen anew."""
        self._divide()

    def show_run(self, said: str = "") -> None:
        """Show the run's page, after the words of the choice that led to it."""
        run = self.run
        page, mine = run.page, meters(run)
        low = frozenset(meter.title for meter in mine if meter.better == "low")
        self.masthead.show_page(page)
        self.passage.show_page(page, around(self.game.session, said, low))
        self.choices.show_page(page, self._deeds(page), low)
        self.pane.show_state(page.title, mine, allies(run))
        self.line.show_state("", mine, ())
        self.keys.show_keys(self.hints())
        if self.selections:
            self.clear_selection()
        self.reading.go_home()
        self.answers.go_home()
        self._divide()
        if not self.choices.has_focus:
            self.choices.focus()

    def _deeds(self, page: Page) -> list[tuple[str, str, str]]:
        deeds = [("roll", self.keys_of("roll"), "Roll call")] if page.roll_call or page.ending >= 0 else []
        if page.ending >= 0:
            deeds += [(name, self.keys_of(name), words) for name, words in AT_THE_END]
        return deeds

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        choose = [("1-9", "choose")] if self.run.page.offers else []
        names = ("undo", "status", "log", "codex", "save", "settings", "palette")
        return [*choose, *self.key_words(*names), ("Esc", "title"), (self.keys_of("help"), "help")]

    def on_screen_resume(self) -> None:
        """Take on what was changed in the settings."""
        super().on_screen_resume()
        self._divide()

    def say(self, sentence: str) -> None:
        """Say a sentence in the last lines; a long one takes its room from the passage, not from the choices."""
        super().say(sentence)
        self._divide()

    def on_key(self, event: Key) -> None:
        """Give the last line back to the keys, and what a long sentence took to the passage."""
        super().on_key(event)
        if self._further:
            self._divide()

    def _divide(self) -> None:
        """Divide the screen for what is to be shown; lay it out anew where that moves something."""
        before = self._regions
        self._reckon(self.app.size)
        if self._regions != before:
            self.reading.refresh(repaint=False, layout=True)
        self._scrolled()

    def _reckon(self, size: Size) -> None:
        space = room(size.width, size.height, self.game.session.settings.width)
        foot = min(self.keys.lines_at(space.frame - 2 * GUTTER), MOST_SAID)
        space = space._replace(lines=max(space.lines - foot + 1, LEAST_LINES))
        width = space.measure + GUTTER
        self.choices.stand_inline(not space.tall)
        needs = Needs(
            text=self.passage.lines_at(space.measure),
            close=self.choices.lines_with(0, width),
            loose=self.choices.lines_with(1, width),
        )
        share = shares(space, needs)
        self.choices.stand_apart(share.gap)
        self._divided, self._hidden, self._further = size, share.hidden, foot - 1
        where = regions(size, space, share, foot)
        self._regions = {part: where[part.id] for part in self.parts if part.id in where}
        for part, shown in ((self.pane, space.pane), (self.line, not space.pane)):
            if part.display != shown:
                part.display = shown

    def _scrolled(self) -> None:
        more = round(self.reading.scroll_y) < self._hidden
        self.seam.show_more((self.keys_of("skip") or "PgDn") if more else "")

    def action_read(self, way: int) -> None:
        """Turn the passage a screenful."""
        if way > 0:
            self.reading.scroll_page_down(animate=False)
        else:
            self.reading.scroll_page_up(animate=False)

    def action_number(self, number: int) -> None:
        """Choose by number."""
        self.choices.choose_number(number)

    def on_choices_taken(self, message: Choices.Taken) -> None:
        """Take a choice."""
        ways.take(self.game, message.offer)

    def on_choices_reshaped(self) -> None:
        """Divide the lines anew, since the choices take more or fewer."""
        self._divide()
        self.call_after_refresh(self.choices.follow)

    def on_rows_chosen(self, message: Choices.Chosen) -> None:
        """Do what is no choice of the story."""
        self.game.command(message.key)

    def skip(self) -> None:
        """Read on: past everything where it was read before and the player wants that, else a screenful."""
        if self.game.session.settings.skip_read and self.game.session.is_read(self.run.page):
            self.reading.scroll_end(animate=False)
        else:
            self.reading.scroll_page_down(animate=False)

    def help_about(self, width: int) -> Sequence[Content]:
        """Explain the signs of a choice, and every meter."""
        from game.tui.screens.help import shape_lines  # noqa: PLC0415 — when help is asked for
        from game.tui.screens.status import meter_lines  # noqa: PLC0415 — as above

        return [*shape_lines(width), content(""), content("Meters", "head"), *meter_lines(self.run, width)]

    def action_back(self) -> None:
        """Go to the title; the run waits."""
        ways.to_title(self.game)
