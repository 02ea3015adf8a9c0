"""What a sheet draws itself, and what Textual would have drawn."""

import pytest
from textual.geometry import Region
from textual.widget import Widget

from game.tui.widgets.sheet import Sheet
from tui.conftest import settled, text_of

LOOKS = ("color", "bgcolor", "bold", "italic", "underline", "reverse")
LOOKS_OF_BLANKS = ("bgcolor", "underline", "reverse")


def cells(strips):
    """Return every letter of some strips with what can be seen of its looks."""
    return [
        [
            (
                letter,
                *(getattr(segment.style, look) for look in (LOOKS if letter.strip() else LOOKS_OF_BLANKS)),
            )
            for segment in one
            for letter in segment.text
        ]
        for one in strips
    ]


@pytest.mark.parametrize("theme", ["night", "paper", "contrast", "plain"])
@pytest.mark.parametrize(
    "keys", [(), ("1",), ("down",), ("question_mark",), ("o",)], ids=lambda keys: "+".join(keys) or "passage"
)
async def test_a_sheet_looks_as_if_textual_had_drawn_it(session, playing, press, theme, keys):
    """Letter for letter, in every theme: colours, grounds and attributes, paddings and centred lines."""
    session.save_settings(
        session.settings._replace(theme=theme, colour="never" if theme == "plain" else "auto")
    )
    async with playing(session, 120, 36) as pilot:
        await press(pilot, *keys)
        for sheet in pilot.app.screen.query(Sheet):
            whole = Region(0, 0, *sheet.outer_size)
            if whole:
                assert cells(sheet.render_lines(whole)) == cells(Widget.render_lines(sheet, whole)), sheet


async def test_text_can_be_selected(session, playing, press):
    """What the mouse is drawn over is marked and can be copied, and forgotten with the page."""
    async with playing(session) as pilot:
        row = next(row for row, line in enumerate(text_of(pilot.app).splitlines()) if "shutters" in line)
        column = text_of(pilot.app).splitlines()[row].index("shutters")
        await pilot.mouse_down(offset=(column, row))
        await pilot.hover(offset=(column + 4, row))
        await pilot.hover(offset=(column + 7, row))
        await pilot.mouse_up(offset=(column + 7, row))
        await settled(pilot)
        assert pilot.app.screen.get_selected_text() == "shutters"
        marked = pilot.app.screen.get_style_at(column, row).bgcolor
        assert marked != pilot.app.screen.get_style_at(column - 1, row).bgcolor
        await press(pilot, "1")
        assert not pilot.app.screen.selections
