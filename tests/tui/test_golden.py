"""The screens as they are, to be read in review: golden/*.txt. UPDATE_GOLDEN=1 writes them anew."""

import pytest

from tui.conftest import text_of
from tui.ferry_session import session_in

SIZES = [(80, 24), (120, 36)]
PAGES = {
    "passage": (),
    "after-a-choice": ("1",),
    "asked-twice": ("5",),
    "camp": ("1", "1"),
    "ending": ("1", "1", "1", "1"),
    "roll-call": ("1", "1", "2", "w"),
    "status": ("i",),
    "help": ("question_mark",),
    "settings": ("o",),
    "keys": ("o", "end", "enter"),
    "codex": ("c",),
    "endings": ("5", "5", "e", "end"),
    "chapters": ("b",),
    "new-game": ("n",),
    "log": ("4", "1", "h"),
    "palette": ("ctrl+p",),
    "typing-a-name": ("s",),
    "recap": ("1", "r"),
}
"""Keys that lead to each screen from the first passage."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
async def test_screen(session, playing, press, golden, name, size):
    """The screen is what it was when somebody last read it."""
    async with playing(session, *size) as pilot:
        await press(pilot, *PAGES[name])
        assert text_of(pilot.app) == golden(f"{name}-{size[0]}x{size[1]}", pilot.app)


@pytest.mark.parametrize("size", [*SIZES, (60, 18), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_title(tmp_path, playing, golden, size):
    """The title, before anything is kept."""
    async with playing(session_in(tmp_path, started=False), *size) as pilot:
        assert text_of(pilot.app) == golden(f"title-{size[0]}x{size[1]}", pilot.app)


@pytest.mark.parametrize(
    "size", [(60, 18), (99, 30), (100, 30), (200, 60), (40, 10)], ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_passage_at_other_sizes(session, playing, golden, size):
    """The passage at the smallest size, around the breakpoint, very large, and too small."""
    async with playing(session, *size) as pilot:
        assert text_of(pilot.app) == golden(f"passage-{size[0]}x{size[1]}", pilot.app)


async def test_push(tmp_path, playing, press, golden):
    """The question after a failed roll."""
    async with playing(session_in(tmp_path)) as pilot:
        await press(pilot, "2")
        assert text_of(pilot.app) == golden("push-80x24", pilot.app)


async def test_in_plain_shapes(session, playing, golden):
    """The passage in ASCII."""
    session.save_settings(session.settings._replace(ascii=True))
    async with playing(session, 120, 36) as pilot:
        assert text_of(pilot.app) == golden("passage-ascii-120x36", pilot.app)
