"""What the tests of the full screen share: async tests, a session on the ferry story, pages of text to compare."""

import asyncio
import inspect
import os
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from game.tui.app import GameApp
from tui.ferry_session import session_in

GOLDEN = Path(__file__).with_name("golden")
WRITTEN = {"space": " ", "question_mark": "?", "enter": "\r"}
"""Characters of keys with a name."""
LEAST_ROUNDS = 4
"""A key may open a page, which mounts its parts, which ask for their places: so many rounds at least."""
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
    """Begin a run of the ferry story, its saves in a folder of the test's own."""
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
    """Wait until everything that is under way is on the screen: by counting messages, since waiting for idle is slow."""
    quiet = -LEAST_ROUNDS
    for _ in range(40):
        if not await pilot._wait_for_screen() or not pilot.app.screen_stack:
            return
        screen = pilot.app.screen
        waiting = (
            screen._callbacks or screen._layout_required or screen._dirty_widgets or pilot.app._resize_event
        )
        screen._on_timer_update()
        await asyncio.sleep(0.002)
        quiet = min(quiet + 1, 0) if waiting else quiet + 1
        if quiet == 2:
            return


async def type_key(pilot, key):
    """Send a key as the driver does."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    event = events.Key(name, key if len(key) == 1 else WRITTEN.get(key))
    event.set_sender(pilot.app)
    pilot.app.post_message(event)
    await settled(pilot)


def text_of(app):
    """Return what is on the screen, without blanks at the ends of lines."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips()) + "\n"


@pytest.fixture
def painted(monkeypatch):
    """Note what is on the screen each time that something is painted."""

    @contextmanager
    def noting(app):
        screens, display = [], app._display

        def note(screen, update):
            display(screen, update)
            screens.extend([text_of(app)] if update is not None else [])

        with monkeypatch.context() as patched:
            patched.setattr(app, "_display", note)
            yield screens

    return noting


@pytest.fixture
def press(request):
    """Press keys one by one and wait for what they do."""

    async def press(pilot, *keys):
        for key in keys:
            await type_key(pilot, key)
        return text_of(pilot.app)

    return press


@pytest.fixture
def golden():
    """Return what the screen of that name was when somebody last read it; where it is asked for, it is this."""

    def last_read(name, app):
        path = GOLDEN / f"{name}.txt"
        if os.environ.get(UPDATE):
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(text_of(app), encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return last_read
