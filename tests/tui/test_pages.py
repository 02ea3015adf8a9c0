"""The pages around play: title, new game, log, codex, endings, chapters, saves."""

import pytest

from game.tui.glyphs import CURSOR
from tui.conftest import settled, text_of
from tui.ferry_session import SEED, session_in

FROM_PLAY = {
    "i": "How you are", "w": "Roll call", "h": "What has happened", "c": "Codex", "e": "Endings", "v": "Other voices",
    "b": "Chapters", "l": "Saves", "n": "New game", "o": "Settings", "t": "Settings", "question_mark": "Help", "f1": "Help",
}  # fmt: skip


@pytest.mark.parametrize(("key", "title"), FROM_PLAY.items())
async def test_every_page_opens_and_closes(session, playing, press, key, title):
    """Each command's key opens its page; Escape goes back to the passage."""
    async with playing(session) as pilot:
        await press(pilot, "1")
        assert title in await press(pilot, key)
        assert "The stair" in await press(pilot, "escape")
        await press(pilot, key)
        assert "The stair" in await press(pilot, key if key != "t" else "o")


async def test_the_title_names_the_game_and_what_it_is(tmp_path, playing):
    """The title has the name, the notice and, where nothing is kept, no "continue"."""
    async with playing(session_in(tmp_path, started=False)) as pilot:
        seen = text_of(pilot.app)
        assert "█▀▀" in seen
        assert "A little story for tests." in seen
        assert "Continue" not in seen
        assert f"{CURSOR} New game" in seen


async def test_continuing_says_where_you_were(tmp_path, playing, press):
    """Continue goes on after the last choice, with a recap before it."""
    before = session_in(tmp_path)
    before.take(before.run.page.offers[0].choice)
    before.close()
    async with playing(session_in(tmp_path, started=False, seed=None)) as pilot:
        assert "Continue" in text_of(pilot.app)
        seen = await press(pilot, "enter")
        assert "So-ra had the rope." in seen
        seen = await press(pilot, "g")
        assert "So-ra had the rope." not in seen
        assert "The stair" in seen


async def test_a_new_game(tmp_path, playing, press):
    """A difficulty says what it does; notes are shown when asked for; a typed seed is used; the choice is remembered."""
    session = session_in(tmp_path, started=False)
    async with playing(session) as pilot:
        seen = await press(pilot, "n")
        assert "The odds on the page are the odds." in seen
        assert "Rolls never fail and everything costs" in await press(pilot, "up")
        await press(pilot, "enter", "up", "up")
        assert "deep water" not in text_of(pilot.app)
        assert "deep water" in await press(pilot, "enter")
        await press(pilot, "s", *"k7q2", "enter")
        assert "K7Q2" in text_of(pilot.app)
        await press(pilot, "end", "enter")
        assert (session.run.seed, session.run.mode) == ("K7Q2", 0)
        assert session.settings.mode == "calm"
        assert "Ticket hall" in text_of(pilot.app)


async def test_a_seed_that_is_none(tmp_path, playing, press):
    """What can't be a seed is told in a sentence, and nothing changes."""
    async with playing(session_in(tmp_path, started=False)) as pilot:
        seen = await press(pilot, "n", "s", "!", "!", "enter")
        assert "A seed is 1 to" in seen
        assert "a fresh one" in seen


async def test_the_log_holds_the_whole_run(session, playing, press):
    """The history has every passage and every choice, the last of them in sight."""
    async with playing(session) as pilot:
        seen = await press(pilot, "4", "1", "h")
        assert "2 choices" in seen
        assert "Behind you the lantern" in seen
        seen = await press(pilot, "home")
        assert "The shutters are half down" in seen


async def test_the_codex_marks_what_is_unread(session, playing, press):
    """An entry has a mark until the cursor has been on it; that is remembered."""
    async with playing(session) as pilot:
        seen = await press(pilot, "c")
        assert "2 of 3" in seen
        assert "• The tide board" in seen
        await press(pilot, "down")
        assert "Chalk on slate." in text_of(pilot.app)
        seen = await press(pilot, "escape", "c")
        assert "•" not in seen


async def test_endings_show_riddles_then_titles(session, playing, press):
    """An ending is a shape and a riddle until it is reached; then it has its title, and its voice speaks."""
    async with playing(session) as pilot:
        seen = await press(pilot, "e")
        assert "What burns and is not used up?" in seen
        assert "The Lit Pier" not in seen
        await press(pilot, "escape", "1", "1", "1", "1")
        seen = await press(pilot, "e")
        assert "1 of 3" in seen
        assert "◆  The Lit Pier" in seen
        assert f"seed {SEED}" in seen
        assert "It liked the wind better." in await press(pilot, "escape", "v")


async def test_chapters_begin_again(session, playing, press):
    """An episode that was reached can be begun again; one that wasn't is locked."""
    async with playing(session) as pilot:
        seen = await press(pilot, "b", "down", "enter")
        assert "You have not been here yet." in seen
        await press(pilot, "escape", "1", "1", "1", "b", "down")
        assert "The Island" in text_of(pilot.app)
        await press(pilot, "up", "enter")
        assert "Ticket hall" in text_of(pilot.app)
        assert session.run.steps == []


async def test_saving_loading_and_deleting(session, playing, press):
    """A moment is kept under a name, gone on from, and thrown away only after a question."""
    async with playing(session) as pilot:
        assert "Saved as my-pier." in await press(pilot, "s", *"My", "space", *"pier", "enter")
        await press(pilot, "1")
        assert "The stair" in text_of(pilot.app)
        seen = await press(pilot, "l")
        assert "my-pier" in seen
        await press(pilot, "end", "enter")
        assert "Ticket hall" in text_of(pilot.app)
        await press(pilot, "l", "end")
        assert "for good?" in await press(pilot, "delete")
        await press(pilot, "escape")
        assert any(save.slot == "my-pier" for save in session.saves())
        seen = await press(pilot, "delete", "d")
        assert "my-pier is gone." in seen
        assert all(save.slot != "my-pier" for save in session.saves())


async def test_a_name_is_replaced_only_when_asked(session, playing, press):
    """Saving under a name that exists asks first."""
    async with playing(session) as pilot:
        await press(pilot, "s", "a", "enter", "1")
        assert "There is a save called" in await press(pilot, "s", "a", "enter")
        await press(pilot, "k")
        assert next(save for save in session.saves() if save.slot == "a").steps == 0
        await press(pilot, "s", "a", "enter", "r")
        assert next(save for save in session.saves() if save.slot == "a").steps == 1


async def test_a_damaged_save_is_shown_as_one(session, playing, press, tmp_path):
    """A save that can't be read is listed with what is wrong, and choosing it says so."""
    (tmp_path / "last_ferry" / "torn.save").write_text("{", encoding="utf-8")
    async with playing(session) as pilot:
        seen = await press(pilot, "l")
        assert "✕ damaged" in seen
        await press(pilot, "home" if f"{CURSOR} torn" in seen else "end", "enter")
        assert pilot.app.screen.TITLE_WORDS == "Saves"


async def test_where_a_command_does_not_apply(tmp_path, playing, press):
    """In a mode without undo and saves the commands say why they do nothing; at no camp nothing is made easier."""
    session = session_in(tmp_path, mode=2)
    async with playing(session) as pilot:
        await press(pilot, "1")
        assert "nothing can be taken back" in await press(pilot, "u")
        assert "there is one save" in await press(pilot, "s")
        assert "at a camp only" in await press(pilot, "d")


async def test_the_title_knows_no_command_of_a_run(session, playing, press):
    """On the title nothing is taken back from the run that waits below it."""
    async with playing(session) as pilot:
        seen = await press(pilot, "1", "escape", "u")
        assert "That needs a story under way." in seen
        assert len(session.run.steps) == 1


async def test_lowering_the_difficulty_at_a_camp(session, playing, press):
    """At a camp the difficulty can be lowered; it says that it can't be raised again."""
    async with playing(session) as pilot:
        await press(pilot, "1", "1")
        assert "can't be raised" in await press(pilot, "d")
        await press(pilot, "enter")
        assert session.run.mode == 0


async def test_help_is_about_the_page(session, playing, press):
    """Help says what the page is, its keys as the player has them, and what every meter is for."""
    async with playing(session, 100, 100) as pilot:
        seen = await press(pilot, "question_mark")
        for words in (
            "What a choice costs",
            "sixths that are with you",
            "What your legs have left.",
            "Take the last choice back.",
        ):
            assert words in seen
        seen = await press(pilot, "escape", "tab", "question_mark")
        assert "The passage: arrows" in seen
        await press(pilot, "escape", "e")
        assert "Each ending has a riddle" in await press(pilot, "question_mark")


async def test_the_palette_finds_commands(session, playing, press):
    """Typing a part of a name finds a command; Enter does it. No command of the screen library is there."""
    async with playing(session, 80, 50) as pilot:
        seen = await press(pilot, "ctrl+p")
        assert "Screenshot" not in seen
        assert "Maximize" not in seen
        seen = await press(pilot, *"histor")
        assert f"{CURSOR} History" in seen
        assert "Codex" not in seen.split("Ticket hall")[0]
        assert "What has happened" in await press(pilot, "enter")


async def test_leaving_asks_where_that_is_wanted(session, playing, press):
    """With that setting, leaving is asked; Escape stays."""
    session.save_settings(session.settings._replace(confirm_quit=True))
    async with playing(session) as pilot:
        assert "Leave the game?" in await press(pilot, "q")
        assert "Light the lantern" in await press(pilot, "escape")
        await press(pilot, "q")
        await pilot.press("y")
        await settled(pilot) if pilot.app.is_running else None
    assert pilot.app.return_code == 0


async def test_notices_are_said_once(session, playing, press):
    """What the session has to tell stands in the last line until the next key."""
    session.keeper.tell("The save could not be written.")
    async with playing(session) as pilot:
        assert "The save could not be written." in text_of(pilot.app)
        assert "The save could not be written." not in await press(pilot, "down")


async def test_a_long_log_begins_with_its_end(session, playing, press, monkeypatch):
    """Of a long run the latest pages are shown, and all of them when the beginning is asked for."""
    monkeypatch.setattr("game.tui.screens.log.LATEST", 1)
    async with playing(session, 80, 40) as pilot:
        seen = await press(pilot, "1", "1", "h")
        assert "2 pages more" in seen
        assert "The shutters are half down" not in seen
        assert "The shutters are half down" in await press(pilot, "home")
