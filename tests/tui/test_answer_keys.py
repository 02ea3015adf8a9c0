"""The letter of an answer is heard by the question alone."""

from game.tui import pages


async def test_letting_a_failure_stand_opens_nothing(playing, session, press):
    """`l` answers the push and does not open the saves as it would on the page below."""
    async with playing(session) as pilot:
        await press(pilot, "2")
        await press(pilot, "l")
        assert pages.is_page(pilot.app.screen, "play")
