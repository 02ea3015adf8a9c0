"""Themes: every text can be read on what is behind it, and no-colour means no colour."""

import pytest
from rich.color import ColorType
from textual.color import Color

from game.tui.inks import PALETTES, PLAIN
from game.tui.themes import chosen, palette, styles
from tui.conftest import settled
from tui.ferry_session import session_in

COLOURED = [one for one in PALETTES if one is not PLAIN]
LEAST = 4.5
PAGES = (("5",), ("question_mark",), ("l",), ("o",), ("s",), ("w",), ("escape",))
"""Keys that lead to the pages that are measured."""
NO_TEXT = set("─│ ╭╮╰╯▁▂▃▄▅▆▇█▔▊▎")
"""Rules, borders and scroll bars."""


def contrast(one, other):
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    shares = [part / 255 for part in colour.rgb]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", COLOURED, ids=lambda one: one.name)
def test_every_ink_on_every_ground(colours):
    """Text of any ink, muted and locked included, stands out at least 4.5 to 1 wherever it may be drawn."""
    grounds = (colours.paper, colours.pane, colours.select)
    inks = {name: ink.colour for name, ink in colours.inks.items() if ink.colour and name != "rule"}
    low = {
        (name, ground): contrast(Color.parse(ink), Color.parse(ground))
        for name, ink in inks.items()
        for ground in grounds
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < LEAST} == {}


@pytest.mark.parametrize("colours", COLOURED, ids=lambda one: one.name)
async def test_what_is_on_the_screen(tmp_path, playing, press, colours):
    """Measured on the cells that are painted: every one with text in it stands out at least 4.5 to 1."""
    session = session_in(tmp_path)
    session.save_settings(session.settings._replace(theme=colours.name))
    async with playing(session) as pilot:
        await press(pilot, "1", "u")
        for keys in PAGES:
            await press(pilot, *keys)
            assert low(pilot.app.screen) == set(), keys
            await press(pilot, "escape")


def low(screen):
    """Return what is painted on the page on top with too little contrast."""
    found = set()
    for y, strip in enumerate(screen._compositor.render_strips()):
        for segment in strip:
            if set(segment.text) <= NO_TEXT or not _is_of(screen, y):
                continue
            colours = (segment.style.color, segment.style.bgcolor)
            ratio = contrast(*(Color.from_rich_color(colour) for colour in colours))
            if ratio < LEAST:
                found.add((segment.text, round(ratio, 1)))
    return found


def _is_of(top, y):
    """Tell whether a line belongs to the page on top, and not to one dimmed behind a dialog."""
    dialogs = list(top.query("#dialog"))
    return not dialogs or dialogs[0].region.contains(dialogs[0].region.x, y)


async def test_no_colour_is_no_colour(tmp_path, playing, press):
    """The no-colour theme paints in the terminal's own two colours, and tells by bold and reverse what others colour."""
    session = session_in(tmp_path)
    session.save_settings(session.settings._replace(theme="plain"))
    async with playing(session, 120, 36) as pilot:
        await settled(pilot)
        segments = [
            segment
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
        ]
        colours = {
            colour.type
            for segment in segments
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
        assert colours <= {ColorType.DEFAULT}
        assert any(segment.style.reverse and "Light the lantern" in segment.text for segment in segments)


@pytest.mark.parametrize(
    ("name", "colour", "no_colour", "worn"),
    [
        ("", "auto", False, "night"),
        ("paper", "auto", False, "paper"),
        ("paper", "never", False, "plain"),
        ("paper", "auto", True, "plain"),
        ("paper", "always", True, "paper"),
        ("gone", "auto", False, "night"),
    ],
)
def test_which_theme_is_worn(name, colour, no_colour, worn):
    """The player's word comes before NO_COLOR, NO_COLOR before a theme's name; an unknown name is night."""
    assert chosen(name, colour, no_colour) == worn


def test_every_palette_has_every_ink():
    """No theme forgets an ink."""
    assert len({frozenset(styles(one.name)) for one in PALETTES}) == 1
    assert palette("paper").name == "paper"
