"""Settings: how the game looks and behaves; a change shows at once and is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from game.tui import pages
from game.tui.glyphs import MINUS
from game.tui.inks import PALETTES
from game.tui.lines import ends, flow, hang, wrap
from game.tui.screens.book import Book
from game.tui.show import blank, content
from game.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.settings import Settings

YES = ((False, "no"), (True, "yes"))
KEYS = "keys"


class SettingsPage(Book):
    """Every setting with its value; Enter or the arrows change it."""

    TITLE_WORDS = "Settings"
    COMMAND = "settings"
    ABOUT = "A change shows at once and is kept."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    def entries(self) -> Sequence[Row]:
        """Return a row for each setting, and one for the keys."""
        rows = [Row(name, partial(self._entry, name)) for name in CHOICES]
        return [*rows, Row(KEYS, partial(_line, "Keys", "change"))]

    def text(self, key: str, width: int) -> Sequence[Content]:
        """Draw what a setting does; of the theme, what it looks like."""
        title, about, _ = CHOICES.get(key, ("Keys", "Any command can have another key.", ()))
        lines = [content(title, "title"), content(""), *wrap(content(about), width)]
        return [*lines, content(""), *_swatch(width)] if key in {"theme", "colour"} else lines

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the last line."""
        return [("↑↓", "move"), ("←→", "change"), ("Esc", "back")]

    def chosen(self, key: str) -> None:
        """Change a setting to its next value, or open the keys."""
        if key != KEYS:
            self.action_turn(1)
            return
        self.app.push_screen(pages.make("own keys"))

    def action_turn(self, way: int) -> None:
        """Change the setting under the cursor to the next value, or the one before."""
        name = self.rows.key
        if name not in CHOICES:
            return
        settings = self.game.session.settings
        values = [value for value, _ in CHOICES[name][2]]
        now = _value(settings, name)
        place = values.index(now) if now in values else 0
        changed = settings._replace(**{name: values[(place + way) % len(values)]})
        self.game.session.save_settings(changed)
        self.game.wear(changed)
        self.refill(self.rows.cursor)

    def _entry(self, name: str, width: int) -> Sequence[Content]:
        title, _, values = CHOICES[name]
        now = _value(self.game.session.settings, name)
        words = next((words for value, words in values if value == now), str(now))
        return _line(title, words, width)


def _value(settings: Settings, name: str) -> Any:
    value = getattr(settings, name)
    return PALETTES[0].name if name == "theme" and not value else value


def _line(title: str, value: str, width: int) -> Sequence[Content]:
    return [ends(content(title, "text"), content(value, "accent"), width)]


def _swatch(width: int) -> list[Content]:
    """Return every ink at work."""
    sample = "The lights gave out an hour ago."
    words = [(f"Stamina {MINUS}1", "loss"), ("Nerve +1", "gain"), ("◇ a promise", "mark"), ("◆ kept", "paid")]
    words += [("✕ locked", "lock"), ("⚠ ends the story", "danger")]
    return [
        *hang(blank(2), content(sample, "text"), width),
        *hang(blank(2), content(sample, "muted"), width),
        *flow([content(f"  {word}", ink) for word, ink in words], width, gap=1),
    ]


CHOICES: dict[str, tuple[str, str, tuple[tuple[Any, str], ...]]] = {
    "theme": (
        "Theme",
        "The colours. Every text in every theme stands out from its ground by at least 4.5 to 1.",
        tuple((palette.name, palette.title) for palette in PALETTES),
    ),
    "colour": (
        "Colour",
        "As the terminal asks (NO_COLOR), always, or never: then bold and reverse say what colour would.",
        (("auto", "as asked"), ("always", "always"), ("never", "never")),
    ),
    "width": (
        "Text width",
        "Characters in a line of the passage. Sixty to seventy are easiest to read.",
        ((0, "as it fits"), (60, "60"), (64, "64"), (68, "68"), (72, "72"), (80, "80")),
    ),
    "ascii": (
        "Plain shapes",
        "Draw with letters and signs that every font has, where ●, ▮ or ◇ look wrong.",
        YES,
    ),
    "motion": ("Motion", "Whether anything may move by itself, such as smooth scrolling.", YES),
    "confirm_quit": ("Ask before leaving", "The run is saved either way.", YES),
    "notes": (
        "Content notes",
        "Say at the beginning of an episode what is in it that you may want to know.",
        YES,
    ),
    "skip_read": ("Skip what was read", "Space goes past a passage that you have read before.", YES),
}
"""Of each setting its title, what it does, and the values with their words."""
