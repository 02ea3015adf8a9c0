"""How long plain mode takes to its first passage, beside an interpreter that does nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
ROUNDS = 25
MOST = 6.0


def until(command: list[str], wanted: bytes, environment: dict[str, str]) -> float:
    """Return the seconds from starting a command to its printing the wanted bytes (or, for none, to its end)."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=TOP,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        seen = b""
        while wanted and wanted not in seen:
            piece = os.read(process.stdout.fileno(), 65536)
            assert piece, seen
            seen += piece
        if not wanted:
            process.wait()
        taken = time.perf_counter() - started
        process.stdin.close()
        process.stdout.read()
    return taken


@pytest.mark.bench
def test_plain_mode_prints_its_first_passage_within_six_bare_interpreters(tmp_path, capsys):
    """The medians of interleaved rounds, the compiled story fresh."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
        "TWELVE_TO_SIX_SAVES": str(tmp_path / "saves"),
        "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache"),
    }
    play = [sys.executable, "-m", "game", "--plain", "--seed", "BENCH"]
    until(play, b"\n1. ", environment)
    bare, game = [], []
    for number in range(ROUNDS):
        environment["TWELVE_TO_SIX_SAVES"] = str(tmp_path / f"saves{number}")
        bare.append(until([sys.executable, "-c", "pass"], b"", environment))
        game.append(until(play, b"\n1. ", environment))
    reference, figure = statistics.median(bare), statistics.median(game)
    with capsys.disabled():
        print(
            f"\nplain mode to first passage: {figure * 1000:.0f} ms, bare interpreter {reference * 1000:.0f} ms, "
            f"ratio {figure / reference:.1f} (most {MOST:.0f})"
        )
    assert figure <= MOST * reference
