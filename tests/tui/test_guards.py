"""What must not end the game, and how it ends when it must. The same in a real terminal: tests/e2e."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual.events import Key, Resize
from textual.geometry import Size

from game.tui import commands, crash, environment
from game.tui.app import GameApp, run
from game.tui.driver import Reader, _plausible
from tui.conftest import settled, text_of

TINY = [(1, 1), (3, 30), (6, 6), (20, 3), (39, 200), (59, 18), (60, 17), (200, 1)]


@pytest.mark.parametrize("size", TINY, ids=str)
async def test_a_terminal_too_small(session, playing, press, size):
    """Any size may come while playing; one too small waits, a larger one goes on where it was."""
    async with playing(session) as pilot:
        await press(pilot, "1")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        if size[0] >= 39 and size[1] >= 17:
            assert "nothing is lost" in text_of(pilot.app).replace("\n", " ")
        await press(pilot, "1")
        await pilot.resize_terminal(60, 18)
        await settled(pilot)
        assert "The stair" in text_of(pilot.app)
        assert len(session.run.steps) == 1


@pytest.mark.parametrize("keys", ["c", "o", "n", "h", "s", "ctrl+p", "question_mark", "q"])
async def test_no_page_minds_a_size(session, playing, press, keys):
    """Every page may be narrowed to one cell and grow again."""
    session.save_settings(session.settings._replace(confirm_quit=True))
    async with playing(session) as pilot:
        seen = await press(pilot, keys)
        for columns, rows in ((1, 1), (60, 18), (9, 40), (80, 24)):
            await pilot.resize_terminal(columns, rows)
            await settled(pilot)
        assert text_of(pilot.app) == seen


async def test_starting_too_small(session, playing):
    """A terminal may be too small from the beginning."""
    async with playing(session, 40, 10) as pilot:
        assert "60 columns and 18 rows" in text_of(pilot.app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Light the lantern" in text_of(pilot.app)


@given(some.lists(some.binary(max_size=40), max_size=8))
def test_no_bytes_stop_the_reader(chunks):
    """Whatever a terminal sends, in whatever pieces, the reader reads on: a key after it still counts."""
    reader = Reader()
    for chunk in chunks:
        list(reader.feed(chunk))
        list(reader.tick())
    after = [*reader.feed(b"\x1b[201~\x1b[201~" + b"q" * 40)]
    assert any(isinstance(event, Key) and event.key == "q" for event in after)


@pytest.mark.parametrize(
    "garbage",
    [b"\xff", b"\x1b[1114112u", b"\x1b[99999999999999999999u", b"\x1b[M\x80\x90\xa0", b"\x1b[<1;1;1m"],
)
def test_garbage_takes_no_key_with_it(garbage):
    """What follows garbage in the same read is a key as usual."""
    events = [*Reader().feed(garbage + b"q")]
    assert isinstance(events[-1], Key)
    assert events[-1].key == "q"


def test_a_size_that_no_terminal_has():
    """A report of a hundred thousand columns is garbage, and one of none."""
    sizes = [(80, 24), (100_000, 100_000), (0, 24)]
    assert [_plausible(Resize(Size(*size), Size(*size))) for size in sizes] == [True, False, False]


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [({"NO_COLOR": "1"}, True), ({"NO_COLOR": ""}, False), ({}, False)],
)
def test_no_colour_when_it_is_not_empty(environ, wanted):
    """NO_COLOR asks for no colour when it isn't empty; Textual, which would make greys, never sees it."""
    environment.prepare(environ)
    assert environment.wants_no_colour(environ) is wanted
    assert "NO_COLOR" not in environ
    assert environ["TEXTUAL_ANIMATIONS"] == "none"


def test_the_environment_is_put_right_before_textual_reads_it():
    """Importing the app in a fresh interpreter leaves Textual without motion and without NO_COLOR."""
    program = "import game.tui.app, os, textual.constants as c; print(c.TEXTUAL_ANIMATIONS, os.environ.get('NO_COLOR'))"
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={"NO_COLOR": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["none", "None"]


def test_asking_whether_a_screen_can_be_shown_imports_no_textual():
    """The command line may ask before it pays for Textual."""
    program = "import game.tui.environment as e, sys; e.obstacle(); print('textual' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


class Stream:
    """A standard stream that is a terminal or isn't."""

    def __init__(self, is_terminal):
        self.isatty = lambda: is_terminal


@pytest.mark.parametrize(
    ("term", "stdin", "stdout", "fits"),
    [
        ("xterm", True, True, True),
        ("dumb", True, True, False),
        ("xterm", False, True, False),
        ("xterm", True, False, False),
    ],
)
def test_where_the_screen_can_be_shown(monkeypatch, term, stdin, stdout, fits):
    """Both ends must be a terminal that can move its cursor."""
    monkeypatch.setattr(sys, "__stdin__", Stream(stdin))
    monkeypatch.setattr(sys, "__stdout__", Stream(stdout))
    assert (environment.obstacle({"TERM": term}) is None) is fits


def test_without_a_terminal_no_screen_is_started(session, monkeypatch, capsys):
    """Where there is no terminal the game says so and leaves with the code of wrong usage."""
    monkeypatch.setattr(sys, "__stdin__", None)
    assert run(session) == 2
    assert "needs a terminal" in capsys.readouterr().err


async def _press_again(shown, apps):
    async with shown as pilot:
        apps.append(pilot.app)
        await pilot.press("a")


async def test_a_fault_stops_the_app_without_a_page_of_traceback(session, playing, press, monkeypatch):
    """A fault of ours is kept for the report; nothing is queued to be printed, and the exit code says so."""

    def fails(_app):
        raise KeyError("the lantern")

    monkeypatch.setitem(commands.DEEDS, "again", fails)
    apps = []
    with pytest.raises(KeyError):
        await _press_again(playing(session), apps)
    assert isinstance(apps[0].fault, KeyError)
    assert apps[0]._exit_renderables == []
    assert apps[0].return_code == 1


def _fault_with(local):
    try:
        local.no_such_name  # noqa: B018 — it is the fault
    except AttributeError as error:
        return error
    raise AssertionError


def test_a_crash_report_says_how_to_come_there(session, tmp_path):
    """The report has the seed, the choices and where it went wrong, and no values of variables; the sentence is one line."""
    session.take(session.run.page.offers[0].choice)
    error = _fault_with("nobody should read this")
    path = crash.write(error, session, str(tmp_path / "reports"))
    told = crash.sentence(error, path)
    text = path.read_text(encoding="utf-8")
    assert "Seed: K7Q2-9FXD" in text
    assert "pier/ticket_hall light" in text
    assert "AttributeError" in text
    assert "nobody should read" not in text
    assert "\n" not in told
    assert str(path) in told


def test_a_report_that_cannot_be_written(session, tmp_path):
    """A full or foreign disk leaves the one line without a file."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    error = ValueError("x")
    path = crash.write(error, session, str(tmp_path / "file" / "under"))
    assert path is None
    assert "Your run is kept" in crash.sentence(error, path)


async def test_stopping_saves(session, playing, press):
    """A stop from outside leaves with its code, and nothing that was played is lost."""
    async with playing(session) as pilot:
        await press(pilot, "1")
        session.run.undo()
        pilot.app.stop(143)
    assert pilot.app.return_code == 143
    assert next(save for save in session.saves() if save.slot == "auto").steps == 0


@pytest.mark.parametrize("key", ["", "s", "ctrl+p", "c", "question_mark"])
async def test_interrupting_leaves_with_130(session, playing, press, key):
    """Ctrl+C leaves at once, saved, whatever is on the screen, a line to type in included."""
    async with playing(session) as pilot:
        await press(pilot, *([key] if key else []))
        await pilot.press("ctrl+c")
    assert pilot.app.return_code == 130


async def test_nothing_of_the_screen_library_can_be_asked_for(session):
    """No palette of Textual's own, whose commands write files where they are told to."""
    app = GameApp(session)
    assert not app.use_command_palette
    assert not any("screenshot" in binding.action for _, binding in app._bindings)
