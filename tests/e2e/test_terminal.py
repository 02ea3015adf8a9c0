"""The full screen in a real pseudo-terminal: what it survives, and how it leaves."""

import re
import signal
import subprocess
import sys

import pytest

from e2e.terminal import ROOT, Terminal

FERRY = str(ROOT / "tests" / "tui" / "ferry")


@pytest.fixture
def play(tmp_path):
    """Start the ferry story with saves in a folder of the test's own."""

    def start(*arguments, **more):
        folder = ("--save-dir", str(tmp_path / "saves"))
        return Terminal(
            "play", FERRY, *folder, *arguments, TWELVE_TO_SIX_CACHE=str(tmp_path / "cache"), **more
        )

    return start


def begun(play, **more):
    """Begin a run with a known seed; its first passage is on the screen."""
    terminal = play("--seed", "K7Q29FXD", **more)
    terminal.until("Light the lantern")
    return terminal


def test_ten_choices_and_out(play):
    """A whole run by keys ends on its ending; quitting restores the terminal and leaves with 0."""
    with begun(play) as terminal:
        for keys, words in (("4", "A knot"), ("1", "The stair"), ("2", "Under the tarpaulin"), ("1", "South beach"),
                            ("1", "The Lit Pier"), ("u", "South beach"), ("2", "That Kind of Island"), ("u", "Walk inland"),
                            ("\r", "The Lit Pier"), ("w", "Choices taken")):  # fmt: skip
            terminal.send(keys)
            terminal.until(words)
        terminal.send("\x1b")
        terminal.until("Begin again")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.is_restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_save_and_restore(play, number):
    """A signal leaves with 128 + n, the terminal as it was, and the run where it stood."""
    with begun(play) as terminal:
        terminal.send("1")
        terminal.until("The stair")
        terminal.process.send_signal(number)
        assert terminal.end() == 128 + number
        assert terminal.is_restored()
    assert "Swim for it." in goes_on(play)


def test_the_terminal_going_away(play):
    """A dropped connection ends the game, saved."""
    with begun(play) as terminal:
        terminal.send("1")
        terminal.until("The stair")
        terminal.hang_up()
        assert terminal.end() != 0
    assert "Swim for it." in goes_on(play)


def test_kill_loses_nothing(play):
    """After kill -9 the game goes on after the last choice."""
    with begun(play) as terminal:
        terminal.send("1")
        terminal.until("The stair")
        terminal.process.kill()
        terminal.end()
    assert "Swim for it." in goes_on(play)


def goes_on(play):
    """Start again and continue; return what is on the screen then."""
    with play() as terminal:
        terminal.until("Continue")
        terminal.send("\r")
        terminal.until("So far")
        terminal.send("\r")
        terminal.gone("So far")
        seen = terminal.until("Swim for it.")
        terminal.send("q")
        assert terminal.end() == 0
    return seen


@pytest.mark.parametrize(
    "garbage",
    [
        b"\xff\xfe\xb5",
        b"\x1b[1114112u",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[<0;0;0M",
        b"\x1b[200~\xc3",
    ],
)
def test_garbage_from_the_terminal(play, garbage):
    """Bytes that are no text and reports that make no sense don't end the game."""
    with begun(play) as terminal:
        terminal.send(garbage + b"\x1b[201~")
        terminal.send("?")
        terminal.until("Help")
        terminal.send("\x1b")
        terminal.until("Light the lantern")
        terminal.send("\x03")
        assert terminal.end() == 130
        assert terminal.is_restored()


def test_resizing_while_playing(play):
    """Any size may come at any time; one too small says so and keeps the page."""
    with begun(play) as terminal:
        for columns, rows, words in (
            (120, 36, "With you"),
            (30, 8, "60 columns"),
            (1, 1, ""),
            (200, 60, "With you"),
            (80, 24, "1-9"),
        ):
            terminal.resize(columns, rows)
            if words:
                terminal.until(words)
        terminal.until("Light the lantern")
        terminal.send("q")
        assert terminal.end() == 0


def test_suspending(play):
    """Ctrl+Z gives the shell its terminal back; going on paints the page again."""
    with begun(play) as terminal:
        terminal.send("\x1a")
        terminal.stopped()
        assert terminal.is_restored()
        painted = terminal.output.count(b"\x1b[?1049h")
        terminal.process.send_signal(signal.SIGCONT)
        while terminal.output.count(b"\x1b[?1049h") == painted:
            terminal.read()
        terminal.send("?")
        terminal.until("Help")
        terminal.send("\x03")
        assert terminal.end() == 130


FAULTY = """
import sys
from game.__main__ import main
import game.tui.commands as commands
def fails(app):
    secret = "not for the player"
    raise KeyError("the lantern")
commands.DEEDS["again"] = fails
sys.exit(main(sys.argv[1:]))
"""
"""The game, with a command that is broken."""


def test_a_fault_of_ours(play, tmp_path):
    """A fault is told in one line with a report beside the saves; the terminal is restored and the run goes on."""
    with begun(play, code=FAULTY) as terminal:
        terminal.send("1")
        terminal.until("The stair")
        terminal.send("a")
        assert terminal.end() == 1
        assert terminal.is_restored()
        told = terminal.output.rpartition(b"\x1b[?1004l")[2].decode()
        assert told.count("\r\n") == 1
        assert "The game stopped on a fault of its own (KeyError: 'the lantern')." in told
        assert "Traceback" not in told
    (report,) = (tmp_path / "saves").rglob("crash-*.txt")
    text = report.read_text(encoding="utf-8")
    assert "pier/ticket_hall light" in text
    assert "not for the player" not in text.replace('secret = "not for the player"', "")
    assert "Swim for it." in goes_on(play)


def test_the_mouse_in_a_terminal(play):
    """A click on a choice takes it."""
    with begun(play) as terminal:
        row = next(
            index for index, line in enumerate(terminal.text.splitlines(), 1) if "Light the lantern" in line
        )
        terminal.send(f"\x1b[<0;12;{row}M\x1b[<0;12;{row}m")
        assert "The stair" in terminal.until("It takes at the second match")


@pytest.mark.parametrize(("wish", "coloured"), [("1", False), ("", True)])
def test_no_colour(play, wish, coloured):
    """NO_COLOR, when it isn't empty, leaves no colour in what is painted; empty, it means nothing."""
    with begun(play, NO_COLOR=wish) as terminal:
        codes = {
            code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.output) for code in codes.split(b";")
        }
        assert bool(codes & {b"38", b"48"}) is coloured
        assert codes & {b"1", b"7"}


def test_a_terminal_that_cannot_move_its_cursor(play):
    """TERM=dumb gets the game in lines and not one escape."""
    with play("--seed", "K7Q29FXD", TERM="dumb") as terminal:
        terminal.until("Light the lantern")
        assert b"\x1b" not in terminal.output


def test_no_terminal_at_all(tmp_path):
    """Between pipes the game is played in lines."""
    environ = {"PATH": "", "TERM": "xterm", "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache")}
    arguments = ["play", FERRY, "--save-dir", str(tmp_path / "saves"), "--seed", "K7Q29FXD"]
    command = [sys.executable, "-m", "game", *arguments]
    told = subprocess.run(
        command, input="1\nquit\n", env=environ, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "The stair" in told.stdout
    assert "\x1b" not in told.stdout + told.stderr
