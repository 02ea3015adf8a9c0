"""What the tests of the full screen share: async tests, a session on the ferry story, pages of text to compare."""

import asyncio
import inspect
import os
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from game.tui.app import GameApp
from tui.ferry_session import session_in

GOLDEN = Path(__file__).with_name("golden")
UPDATE = "UPDATE_GOLDEN"
"""Set it to write the golden screens anew; then read the difference."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run a test that is a coroutine function in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture
def session(tmp_path):
    """A run of the ferry story on its first page, its saves in a folder of the test's own."""
    session = session_in(tmp_path)
    yield session
    session.close()


@pytest.fixture
def playing():
    """Show a session at a size; yields the pilot."""

    @asynccontextmanager
    async def show(session, columns=80, rows=24):
        app = GameApp(session)
        async with app.run_test(size=(columns, rows)) as pilot:
            await settled(pilot)
            yield pilot

    return show


async def settled(pilot):
    """Wait until everything that is under way is on the screen."""
    for _ in range(2):
        await pilot.pause()


def text_of(app):
    """What is on the screen, without blanks at the ends of lines."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips()) + "\n"


@pytest.fixture
def press(request):
    """Press keys one by one and wait for what they do."""

    async def press(pilot, *keys):
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return text_of(pilot.app)

    return press


@pytest.fixture
def golden():
    """Compare a screen with the file of that name."""

    def compare(name, app):
        path = GOLDEN / f"{name}.txt"
        seen = text_of(app)
        if os.environ.get(UPDATE):
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(seen, encoding="utf-8")
        assert seen == path.read_text(encoding="utf-8"), f"{name} has changed; {UPDATE}=1 writes it anew"

    return compare
