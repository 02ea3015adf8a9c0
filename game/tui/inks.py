"""Inks: what each kind of text looks like in each theme. Data; `game.tui.themes` makes Textual's themes of it.

An ink is a colour and attributes. What matters is never told by colour alone: the no-colour theme has attributes only.
"""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """How one kind of text is drawn."""

    colour: str = ""
    """`#rrggbb`, or nothing for the colour of the text around it."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    ground: str = ""
    """The background, or nothing for the one around it."""


class Palette(NamedTuple):
    """All of one theme."""

    name: str
    title: str
    dark: bool
    paper: str
    """Behind the passage."""
    pane: str
    """Behind the state pane, the head and dialogs."""
    select: str
    """Behind the row that Enter would take."""
    rule: str
    """Thin lines; no text is drawn in it."""
    text: str
    muted: str
    accent: str
    gain: str
    loss: str
    danger: str
    mark: str

    @property
    def inks(self) -> dict[str, Ink]:
        """The inks by name."""
        return {
            "text": Ink(self.text),
            "strong": Ink(self.text, bold=True),
            "emphasis": Ink(italic=True),
            "muted": Ink(self.muted),
            "aside": Ink(self.muted, italic=True),
            "title": Ink(self.accent, bold=True),
            "head": Ink(self.muted, bold=True),
            "key": Ink(self.accent, bold=True),
            "accent": Ink(self.accent),
            "gain": Ink(self.gain),
            "loss": Ink(self.loss),
            "danger": Ink(self.danger, bold=True),
            "lock": Ink(self.muted),
            "mark": Ink(self.mark),
            "paid": Ink(self.accent),
            "rule": Ink(self.rule),
            "select": Ink(ground=self.select),
            "selected": Ink(self.text, bold=True),
        }


NIGHT = Palette(
    name="night",
    title="Night",
    dark=True,
    paper="#10131a",
    pane="#161b25",
    select="#222b3a",
    rule="#3a4456",
    text="#d9d5cb",
    muted="#99a1af",
    accent="#e3b569",
    gain="#86bccb",
    loss="#e5a176",
    danger="#f28f86",
    mark="#9dbbe8",
)
PAPER = Palette(
    name="paper",
    title="Paper",
    dark=False,
    paper="#f5f1e8",
    pane="#ece6d8",
    select="#e0d8c5",
    rule="#bfb59d",
    text="#23211c",
    muted="#58533f",
    accent="#754500",
    gain="#0b5365",
    loss="#84390b",
    danger="#971b1b",
    mark="#2c4a8c",
)
CONTRAST = Palette(
    name="contrast",
    title="High contrast",
    dark=True,
    paper="#000000",
    pane="#000000",
    select="#2b2b2b",
    rule="#a0a0a0",
    text="#ffffff",
    muted="#d4d4d4",
    accent="#ffd75f",
    gain="#87d7ff",
    loss="#ffb870",
    danger="#ff9a94",
    mark="#b8c8ff",
)
PLAIN = Palette(
    name="plain",
    title="No colour",
    dark=True,
    paper="",
    pane="",
    select="",
    rule="",
    text="",
    muted="",
    accent="",
    gain="",
    loss="",
    danger="",
    mark="",
)
"""For NO_COLOR and for whoever likes it: the terminal's own two colours, bold, italic and reverse."""
PALETTES = (NIGHT, PAPER, CONTRAST, PLAIN)
