"""The page that is played on."""

import pytest

from game.tui.glyphs import CHOSEN, CURSOR, MINUS
from tui.conftest import settled, text_of
from tui.ferry_session import session_in


async def test_a_number_chooses(session, playing, press):
    """Pressing a choice's number takes it, whatever the cursor is on."""
    async with playing(session) as pilot:
        seen = await press(pilot, "1")
        assert f"{CHOSEN} Light the lantern and leave it on the rail." in seen
        assert [step.choice for step in session.run.steps] == ["light"]


async def test_arrows_and_enter_choose(session, playing, press):
    """Arrows move the cursor, Enter takes what it is on."""
    async with playing(session) as pilot:
        await press(pilot, "down", "down", "down", "enter")
        assert [step.choice for step in session.run.steps] == ["ask"]


async def test_the_mouse_chooses(session, playing):
    """A click on any line of a choice takes it."""
    async with playing(session) as pilot:
        lines = text_of(pilot.app).splitlines()
        row = next(index for index, line in enumerate(lines) if "◇" in line)
        await pilot.click(offset=(12, row))
        await settled(pilot)
        assert [step.choice for step in session.run.steps] == ["light"]


@pytest.mark.parametrize("columns", range(60, 121, 12))
async def test_the_mouse_takes_what_it_points_at(session, playing, columns):
    """Every line of a choice is that choice's, whatever widths the list was measured at before it was shown."""
    async with playing(session, columns, 36) as pilot:
        lines, choices = text_of(pilot.app).splitlines(), pilot.app.screen.choices
        for number, offer in enumerate(session.run.page.offers, 1):
            top = next(
                index
                for index, line in enumerate(lines)
                if line.lstrip(f"{CURSOR} ").startswith(f"{number}  ")
            )
            assert choices.at(top - choices.region.y) == number - 1, offer.say


async def test_after_a_choice_it_is_said_what_changed(session, playing, press):
    """The outcome and one line of changes stand before the passage, the mark of what will come back after it."""
    async with playing(session) as pilot:
        seen = await press(pilot, "1")
        order = [
            "It takes at the second match",
            f"Coins {MINUS}1: 1   Notice +1: Looked at",
            "Behind you",
            "◇ the light",
        ]
        places = [seen.index(words) for words in order]
        assert places == sorted(places)


@pytest.mark.parametrize("key", ["1", "4"])
async def test_a_page_is_painted_whole_and_at_once(session, playing, press, painted, key):
    """The first that is painted after a choice, and after its undoing, is the whole page; nothing is painted twice."""
    async with playing(session, 80, 36) as pilot:
        await press(pilot, "down")
        for step in (key, "u"):
            with painted(pilot.app) as screens:
                await press(pilot, step)
            assert screens == [text_of(pilot.app)]


async def test_a_locked_choice_explains_itself(session, playing, press):
    """Taking a locked choice changes nothing and says what would open it."""
    async with playing(session) as pilot:
        seen = await press(pilot, "3")
        assert "needs Stamina 4, you have 3" in seen.splitlines()[-1]
        assert session.run.steps == []


async def test_what_ends_the_story_is_asked_twice(session, playing, press):
    """The first press asks, another key forgets the question, the second press takes it."""
    async with playing(session) as pilot:
        assert "Choose it again" in await press(pilot, "5")
        assert "Choose it again" not in await press(pilot, "up", "5", "up")
        await press(pilot, "5")
        assert session.run.finished is None
        assert "The Fourth Step" in await press(pilot, "5")
        assert session.run.finished is not None


async def test_a_failed_roll_may_be_pushed(tmp_path, playing, press):
    """After a failed roll a dialog names the price; pushing takes the success."""
    session = session_in(tmp_path)
    async with playing(session) as pilot:
        seen = await press(pilot, "2")
        assert "Hold your breath" in seen
        assert f"Nerve {MINUS}1" in seen
        assert session.run.steps == []
        await press(pilot, "p")
        assert [step.roll for step in session.run.steps] == ["pushed"]


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_a_failed_roll_may_stand(tmp_path, playing, press, key):
    """Letting it stand, or leaving the question, takes the failure: no roll is looked at for nothing."""
    session = session_in(tmp_path)
    async with playing(session) as pilot:
        await press(pilot, "2", key)
        assert [step.roll for step in session.run.steps] == ["failure"]


async def test_leaving_during_the_question_lets_it_stand(tmp_path, playing, press):
    """Quitting while a failed roll is asked about takes the failure."""
    session = session_in(tmp_path)
    async with playing(session) as pilot:
        await press(pilot, "2")
        await pilot.press("ctrl+q")
    assert [step.roll for step in session.run.steps] == ["failure"]


async def test_undo_takes_the_last_choice_back(session, playing, press):
    """Undo shows the page before, and says why where there is none."""
    async with playing(session) as pilot:
        await press(pilot, "1")
        assert "Ticket hall" in await press(pilot, "u")
        assert "nothing to take back" in (await press(pilot, "u")).splitlines()[-1]


async def test_a_choice_that_stays_shows_the_scene_again(session, playing, press):
    """Where a choice only tells something, the scene's text stays to be read below it."""
    async with playing(session, 120, 40) as pilot:
        seen = await press(pilot, "4")
        assert seen.index("'A knot,' she says") < seen.index("The shutters are half down")
        assert "Han So-ra: sworn" in seen
        assert "Codex: Han So-ra" in seen


async def test_the_roll_call_is_offered_at_the_end_of_an_episode(session, playing, press):
    """Where the story calls the roll, the list begins with it; choices keep their numbers."""
    async with playing(session) as pilot:
        seen = await press(pilot, "1", "1")
        assert f"{CURSOR} w  Roll call" in seen
        assert "1  Keep watch." in seen
        seen = await press(pilot, "enter")
        assert "Roll call" in seen
        assert "◇ not yet" not in seen
        assert "The lantern that you left burning on the pier." in seen
        await press(pilot, "escape", "1")
        assert session.run.steps[-1].choice == "watch"


async def test_an_ending_says_what_else_there_is(session, playing, press):
    """After an ending the list leads on to the gallery and to another run."""
    async with playing(session) as pilot:
        seen = await press(pilot, "1", "1", "1", "1")
        assert "◆ The Lit Pier" in seen
        assert "good ending" in seen
        assert "The light on the rail is still there" in seen
        assert "Begin again" in seen


async def test_a_long_passage_scrolls_and_the_choices_stay(session, playing, press):
    """What doesn't fit is announced and read with Space; the choices stay on the screen all the while."""
    async with playing(session, 60, 18) as pilot:
        seen = text_of(pilot.app)
        assert "▾ more" in seen
        while "▾ more" in seen:
            assert "Light the lantern" in seen
            seen = await press(pilot, "space")
        assert "  on a foot." in seen


async def test_a_long_ending_is_read_with_the_same_key(session, playing, press):
    """Space reads on after the last choice as it did before it, and is silent where there is nothing more."""
    async with playing(session) as pilot:
        await press(pilot, "1", "1", "1", "1")
        await pilot.resize_terminal(60, 18)
        await settled(pilot)
        assert "▾ more: Space" in text_of(pilot.app)
        seen = await press(pilot, "space", "space")
        assert "good ending" in seen
        assert "▾ more" not in seen
        assert "Not here" not in seen


async def test_every_choice_is_reached_where_they_don_t_fit(session, playing, press):
    """The list of choices scrolls with its cursor."""
    async with playing(session, 60, 18) as pilot:
        assert "Sit down on the stair" not in text_of(pilot.app)
        assert "Sit down on the stair" in await press(pilot, "end")


async def test_resizing_moves_the_state(session, playing):
    """Wide terminals have a pane at the side, narrow ones a line at the bottom; nothing is lost on the way."""
    async with playing(session) as pilot:
        for columns, rows, words in ((120, 36, "With you"), (80, 24, "Stamina ▮▮▮▯"), (200, 60, "With you")):
            await pilot.resize_terminal(columns, rows)
            await settled(pilot)
            assert words in text_of(pilot.app)
            assert "Light the lantern" in text_of(pilot.app)


async def test_the_text_keeps_to_its_measure(session, playing):
    """Lines of the passage are never longer than what is easy to read, however wide the terminal."""
    async with playing(session, 200, 60) as pilot:
        assert pilot.app.screen.passage.size.width == 68
        session.save_settings(session.settings._replace(width=60))
        pilot.app.screen.on_resize()
        await settled(pilot)
        assert pilot.app.screen.passage.size.width == 60


async def test_what_was_read_is_muted_and_skipped(session, playing, press):
    """With that setting, a passage read before is muted, and Space goes to its end."""
    session.save_settings(session.settings._replace(skip_read=True))
    async with playing(session, 60, 18) as pilot:
        await press(pilot, "1", "u")
        assert pilot.app.screen.passage._around.read
        assert "▾ more" not in await press(pilot, "space")
