"""Textual's themes and styles, made from our palettes."""

from __future__ import annotations

from functools import cache

from textual.color import Color
from textual.style import Style
from textual.theme import Theme

from game.tui.inks import PALETTES, PLAIN, Ink, Palette

ANSI = "ansi_default"


def palette(name: str) -> Palette:
    """Return a palette by name; the first where there is none of that name."""
    return next((one for one in PALETTES if one.name == name), PALETTES[0])


def chosen(name: str, colour: str, no_colour: bool) -> str:
    """Return the theme to wear: the one named, else night; without colours where the player or NO_COLOR say so."""
    if colour == "never" or (no_colour and colour != "always"):
        return PLAIN.name
    return palette(name).name


def theme(colours: Palette) -> Theme:
    """Return Textual's theme for a palette. Every variable that our style sheets use is ours."""
    paper, text = colours.paper or ANSI, colours.text or ANSI
    return Theme(
        name=colours.name,
        primary=colours.accent or ANSI,
        foreground=text,
        background=paper,
        surface=colours.pane or ANSI,
        panel=colours.pane or ANSI,
        dark=colours.dark,
        ansi=colours is PLAIN,
        variables=_variables(colours, paper, text),
    )


@cache
def styles(name: str) -> dict[str, Style]:
    """Return the style of each ink in the palette of that name."""
    colours = palette(name)
    made = {ink: _style(look) for ink, look in colours.inks.items()}
    if colours is PLAIN:
        made["select"] = Style(reverse=True)
    return made


def _style(ink: Ink) -> Style:
    return Style(
        background=Color.parse(ink.ground) if ink.ground else None,
        foreground=Color.parse(ink.colour) if ink.colour else None,
        bold=ink.bold or None,
        italic=ink.italic or None,
        underline=ink.underline or None,
        reverse=ink.reverse or None,
    )


def _variables(colours: Palette, paper: str, text: str) -> dict[str, str]:
    pane, rule = colours.pane or ANSI, colours.rule or ANSI
    select, muted = colours.select or ANSI, colours.muted or ANSI
    accent = colours.accent or ANSI
    return {
        "ansi-background": paper,
        "ansi-foreground": text,
        "paper": paper,
        "pane": pane,
        "rule": rule,
        "select": select,
        "ink": text,
        "muted": muted,
        "accent": accent,
        "scrollbar": rule,
        "scrollbar-hover": muted,
        "scrollbar-active": accent,
        "scrollbar-background": paper,
        "scrollbar-background-hover": paper,
        "scrollbar-background-active": paper,
        "scrollbar-corner-color": paper,
        "input-cursor-background": text,
        "input-cursor-foreground": paper,
        "input-selection-background": select,
        "input-selection-foreground": text,
        "screen-selection-background": select,
        "screen-selection-foreground": text,
        "border": rule,
        "border-blurred": rule,
        "block-cursor-foreground": text,
        "block-cursor-background": select,
        "block-cursor-text-style": "bold reverse" if colours is PLAIN else "bold",
        "block-hover-background": select,
    }
