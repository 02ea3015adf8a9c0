"""The line mode as a process: ends of input and output, signals, terminals that know few characters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from playing import files
from support import write

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """Write the little story into a folder."""
    return write(files(), tmp_path_factory.mktemp("pack"))


@pytest.fixture
def game(pack, tmp_path):
    """Return a way to start the game in lines: arguments and environment to a process."""
    started = []

    def start(*arguments, **more):
        names = ("COLUMNS", "NO_COLOR", "PYTHONIOENCODING", "TERM")
        environment = {name: value for name, value in os.environ.items() if name not in names}
        environment |= {
            "TWELVE_TO_SIX_SAVES": str(tmp_path / "saves"),
            "TWELVE_TO_SIX_CACHE": str(pack.parent / "cache"),
            **more.pop("env", {}),
        }
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        command = [sys.executable, "-m", "game", "play", str(pack), "--seed", "AAAA-BBBB", *arguments]
        if "around" in streams:
            command = ["sh", "-c", streams.pop("around"), "sh", *command]
        process = subprocess.Popen(command, cwd=TOP, env=environment, **streams)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def saved(tmp_path):
    """Return what stands in the autosave, as text."""
    return (tmp_path / "saves" / "little" / "auto.save").read_text(encoding="utf-8")


def until_prompt(process):
    """Read up to the first prompt."""
    seen = b""
    while not seen.endswith(b"\n> "):
        piece = os.read(process.stdout.fileno(), 65536)
        assert piece, seen
        seen += piece
    return seen


def test_the_end_of_input_saves_and_leaves_with_nothing_wrong(game, tmp_path):
    """Without a terminal the game is played in lines by itself."""
    out, err = game().communicate(b"5\n1\n", timeout=60)
    assert (out[:7], err) == (b"Little\n", b"")
    assert '"choice": "go"' in saved(tmp_path)


def test_no_input_at_all_is_the_end_of_input(game):
    """Not even an open one."""
    process = game(stdin=subprocess.DEVNULL)
    assert process.wait(60) == 0


def test_closed_input_and_output_are_no_traceback(game):
    """Whoever starts the game so gets a run that is kept."""
    process = game(around='"$@" <&- >&-')
    assert process.wait(60) == 0
    assert process.stderr.read() == b""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_and_leaves_with_its_code(game, tmp_path, name):
    """128 and its number, no traceback, and the run is kept."""
    number = getattr(signal, name)
    process = game("--plain")
    until_prompt(process)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (128 + number, b"")
    assert '"seed": "AAAABBBB"' in saved(tmp_path).replace("-", "")


def test_an_output_that_nobody_reads_saves_and_leaves_quietly(game, tmp_path):
    """As with `| head`."""
    process = game()
    until_prompt(process)
    process.stdout.close()
    process.stdin.write(b"5\n5\n5\n")
    process.stdin.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    assert '"choice": "rest"' in saved(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full_is_no_traceback(game):
    """The run is kept, and the code says that the output was lost."""
    with Path("/dev/full").open("wb") as full:
        process = game(stdout=full)
        _, err = process.communicate(b"5\n", timeout=60)
    assert (process.returncode, err) == (141, b"")


def test_a_terminal_that_knows_only_ascii_gets_stand_ins(game):
    """Nothing fails, and a minus is a hyphen."""
    out, err = game(env={"PYTHONIOENCODING": "ascii"}).communicate(b"1\n", timeout=60)
    assert b"Stamina -1: Winded." in out
    assert (out.isascii(), err) == (True, b"")


def test_bytes_that_are_no_text_are_explained(game):
    """Half a character and escapes come back harmless."""
    out, err = game().communicate(b"\xff\xfe\x1b[2J\x00\n1\n", timeout=60)
    assert b"\x1b" not in out
    assert b"You go." in out
    assert err == b""


def test_colour_needs_asking_and_gives_way_to_no_color(game):
    """The bytes have no escapes but with --color and without NO_COLOR."""
    assert b"\x1b" not in game().communicate(b"", timeout=60)[0]
    assert b"\x1b[1m" in game("--color").communicate(b"", timeout=60)[0]
    assert b"\x1b" not in game("--color", env={"NO_COLOR": "1"}).communicate(b"", timeout=60)[0]


def test_columns_are_respected(game):
    """Lines are wrapped at 80, or where COLUMNS says."""
    out, _ = game(env={"COLUMNS": "30"}).communicate(b"", timeout=60)
    assert max(map(len, out.decode().splitlines())) <= 30


def test_the_second_window_says_that_it_is(game):
    """While the first waits at its prompt."""
    until_prompt(game())
    out, err = game().communicate(b"5\n", timeout=60)
    assert b"already open" in out
    assert err == b""


def test_a_pack_that_cannot_be_read_is_told_on_standard_error(game, pack, tmp_path):
    """Exit code 2, every diagnostic with its place, and nothing on standard output."""
    broken = write(files(scenes="  first:\n    text: Here.\n    choises: []\n"), tmp_path / "broken")
    command = [sys.executable, "-m", "game", "play", str(broken)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"one.yaml:" in done.stderr
    assert b"choises" in done.stderr
