"""How soon the full screen paints, from its start and from a key, beside a Textual program with one label.

A key is answered in a few milliseconds, so that other work on the machine shows: `chrt -f 5` before pytest keeps it out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pytest

from bench.painted import LABEL, OneLabel, Painted, holds
from bench.turnings import SEED, fullest, head, heads, stand_before, turnings
from game.tui.glyphs import CURSOR

PLAY = [sys.executable, "-m", "game", "play"]
GAME = [*PLAY, "--seed", SEED]
RESUME = [*PLAY, "--save", "auto"]
STARTS = 9
KEYS = 40
LATE = 20
"""Choices after which a page is late."""
MEMORY = Path("/dev/shm")  # noqa: S108 — a folder of our own is made in it
SAVES = "TWELVE_TO_SIX_SAVES"


@pytest.fixture
def environment(tmp_path):
    """Give a program folders of its own and bytecode to start from."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "TERM": "xterm-256color",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
        "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache"),
        SAVES: str(tmp_path / "saves"),
    }


@pytest.fixture
def in_memory(environment):
    """Keep the saves where a sync costs nothing, so that painting is measured and not the disk."""
    if not MEMORY.is_dir():
        pytest.skip("there is no folder in memory here")
    saves = tempfile.mkdtemp(dir=MEMORY)
    yield {**environment, SAVES: saves}
    shutil.rmtree(saves)


def start(command: list[str], wanted: bytes, environment: dict[str, str]) -> float:
    """Return the seconds from starting a program to its words being on the screen."""
    with Painted(command, environment) as program:
        return program.until(wanted) - program.started


def there_and_back(turning, game, label, between=lambda: None):
    """Return what it took to take a choice, and to undo it, again and again, each with the label's key before it."""
    taken, undone = [], []
    for _ in range(KEYS // 2):
        taken.append((label.key(), game.press(turning.key, *heads(turning.after))))
        between()
        undone.append((label.key(), game.press(b"u", *heads(turning.before))))
    return taken, undone


def bare_save(folder: Path) -> float:
    """Return the seconds of the least that a save can do: write, sync, replace, and sync the folder."""
    began = time.perf_counter()
    fd = os.open(folder / "bare.new", os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(fd, b"x" * 4096)
    os.fsync(fd)
    os.close(fd)
    (folder / "bare.new").replace(folder / "bare")
    fd = os.open(folder, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)
    return time.perf_counter() - began


@pytest.mark.bench
def test_the_first_passage_is_painted_within_two_label_programs(environment, capsys):
    """The medians of interleaved rounds from spawn to painted words, the compiled story fresh."""
    first = head(next(turnings()).before.offers[0].say)
    start(GAME, first, environment)
    start(LABEL, b"LABEL 0", environment)
    label, game = [], []
    for _ in range(STARTS):
        label.append(start(LABEL, b"LABEL 0", environment))
        game.append(start(GAME, first, environment))
    reference, figure = statistics.median(label), statistics.median(game)
    with capsys.disabled():
        print(
            f"\nstart to first painted passage: {figure * 1000:.0f} ms; one label {reference * 1000:.0f} ms; "
            f"ratio {figure / reference:.2f} (most 2)"
        )
    assert figure <= 2 * reference


@pytest.mark.bench
def test_a_key_is_painted_within_four_label_keys(environment, capsys):
    """Keys that move the mark between choices."""
    offers = next(turnings()).before.offers
    ways = ((b"\x1b[B", offers[1]), (b"\x1b[A", offers[0]))
    with OneLabel(environment) as label, Painted(GAME, environment) as game:
        game.until(head(offers[0].say))
        pairs = [
            (label.key(), game.press(key, CURSOR.encode(), head(offer.say)))
            for _ in range(KEYS // 2)
            for key, offer in ways
        ]
    assert holds(capsys, "key", pairs)


@pytest.mark.bench
def test_a_choice_is_painted_within_four_label_keys(in_memory, capsys):
    """A choice on the first page, and its undoing, until words of the new page are there: of text and choices."""
    turning = next(turnings())
    with OneLabel(in_memory) as label, Painted(GAME, in_memory) as game:
        game.until(heads(turning.before)[1])
        taken, undone = there_and_back(turning, game, label)
    assert [holds(capsys, "choice", taken), holds(capsys, "undo", undone)] == [True, True]


@pytest.mark.bench
def test_a_choice_on_a_late_and_full_page_is_painted_within_four_label_keys(in_memory, capsys):
    """As above where a long run stands before the longest passages and the most choices."""
    turning = fullest(list(turnings())[LATE:])
    stand_before(turning, in_memory[SAVES])
    with OneLabel(in_memory) as label, Painted(RESUME, in_memory) as game:
        game.until(b"So far")
        game.press(b"g", *heads(turning.before))
        taken, undone = there_and_back(turning, game, label)
    assert [holds(capsys, "late choice", taken), holds(capsys, "late undo", undone)] == [True, True]


@pytest.mark.bench
def test_pages_that_were_never_seen_are_painted_within_four_label_keys(in_memory, capsys):
    """A whole run, each page new to the player, so that nothing is warm and what was read is written too."""
    found = list(turnings())
    with OneLabel(in_memory) as label, Painted(GAME, in_memory) as game:
        game.until(heads(found[0].before)[1])
        pairs = [(label.key(), game.press(turning.key, *heads(turning.after))) for turning in found]
    assert holds(capsys, "new pages", pairs)


@pytest.mark.bench
def test_a_choice_saved_to_the_disk_is_painted_within_four_label_keys(environment, capsys):
    """As the first, the save on the disk before the page is painted; a disk slower than a key of the label is only told of."""
    turning, saves = next(turnings()), []
    with OneLabel(environment) as label, Painted(GAME, environment) as game:
        game.until(heads(turning.before)[1])
        folder = Path(environment[SAVES])
        taken, undone = there_and_back(turning, game, label, lambda: saves.append(bare_save(folder)))
    kept = [holds(capsys, "choice, on the disk", taken), holds(capsys, "undo, on the disk", undone)]
    bare, reference = statistics.median(saves), statistics.median(key.waited for key, _ in taken)
    if bare > reference:
        pytest.skip(f"the barest save takes this disk {bare * 1000:.1f} ms, a key {reference * 1000:.1f} ms")
    assert kept == [True, True]
