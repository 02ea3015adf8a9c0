"""Settings: a change shows at once and is kept."""

from game.play.settings import from_document
from tui.conftest import text_of


async def test_a_theme_is_seen_at_once(session, playing, press):
    """Turning the theme repaints the page in it and keeps it."""
    async with playing(session) as pilot:
        await press(pilot, "o")
        before = pilot.app.screen.styles.background
        await press(pilot, "right")
        assert pilot.app.theme == "paper"
        assert pilot.app.screen.styles.background != before
        assert from_document(session.shelf.read_file("settings.json").body).theme == "paper"
        await press(pilot, "left", "left")
        assert pilot.app.theme == "plain"


async def test_plain_shapes(session, playing, press):
    """With plain shapes nothing outside ASCII is drawn but letters of the story; nothing moves."""
    async with playing(session, 120, 36) as pilot:
        before = text_of(pilot.app)
        session.save_settings(session.settings._replace(ascii=True))
        pilot.app.wear(session.settings)
        seen = await press(pilot, "down")
        assert {letter for letter in seen if ord(letter) > 127} <= set("기둥")
        assert [len(line) for line in seen.splitlines()][:30] == [len(line) for line in before.splitlines()][
            :30
        ]


async def test_every_setting_can_be_turned(session, playing, press):
    """Each row goes through all its values and comes back."""
    async with playing(session) as pilot:
        await press(pilot, "o")
        first = session.settings
        for name in ("theme", "colour", "width", "ascii", "motion", "confirm_quit", "notes", "skip_read"):
            assert pilot.app.screen.rows.key == name
            seen = {getattr(session.settings, name)}
            for _ in range(8):
                await press(pilot, "enter")
                seen.add(getattr(session.settings, name))
            assert len(seen) > 1, name
            session.save_settings(first)
            await press(pilot, "down")


async def test_a_command_gets_another_key(session, playing, press):
    """The new key works, the old one doesn't, the last line and the list show it, and it outlives the session."""
    async with playing(session) as pilot:
        await press(pilot, "1", "o", "end", "enter")
        while pilot.app.screen.rows.key != "undo":
            await press(pilot, "down")
        assert "Press the key that it shall have." in await press(pilot, "enter")
        await press(pilot, "z")
        assert session.settings.keys == {"undo": "z"}
        seen = await press(pilot, "escape", "escape")
        assert "z undo" in seen
        await press(pilot, "u")
        assert len(session.run.steps) == 1
        await press(pilot, "z")
        assert session.run.steps == []


async def test_a_key_that_is_taken(session, playing, press):
    """A key of another command, or one that always means the same, is refused in a sentence."""
    async with playing(session) as pilot:
        await press(pilot, "o", "end", "enter", "enter")
        assert "is the key of History" in await press(pilot, "h")
        await press(pilot, "enter")
        assert "always means the same" in await press(pilot, "up")
        assert session.settings.keys == {}


async def test_a_key_goes_back(session, playing, press):
    """Delete gives a command its own key back; Escape gives none."""
    session.save_settings(session.settings._replace(keys={"again": "z"}))
    async with playing(session) as pilot:
        await press(pilot, "o", "end", "enter", "enter", "escape")
        assert session.settings.keys == {"again": "z"}
        await press(pilot, "delete")
        assert session.settings.keys == {}
