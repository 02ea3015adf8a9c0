"""How long the odds of the season take, for all five players, and in how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SEASON = TOP / "tests" / "packs" / "season"
SECONDS = 20
"""Of the processor; what others do on the machine is not held against it."""
BYTES = 10**9
PLAYERS = ("uniform", "careful", "bold", "best", "worst")


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_the_odds_of_the_season(tmp_path, capsys):
    """Every ending for all five players and every meter by episode, decided, by the command as anybody would type it."""
    printed = tmp_path / "odds.json"
    environment = {**os.environ, "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache")}
    began = time.perf_counter()
    with printed.open("w", encoding="utf-8") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "game", "odds", str(SEASON), "--format", "json"],
            cwd=TOP,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    most = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    found = json.loads(printed.read_text(encoding="utf-8"))
    with capsys.disabled():
        print(
            f"\nodds of the season, {found['explored']} states: {seconds:.1f} s of {SECONDS}, of the processor "
            f"{used.ru_utime + used.ru_stime:.1f}; {most / 1e6:.0f} MB of {BYTES / 1e6:.0f}"
        )
    assert child.returncode == 0
    assert found["verdict"] == "decided"
    assert all(len(found[player]) == 13 for player in PLAYERS)
    assert set(found["meters"]) == {"uniform", "careful", "bold"}
    # one process works, so that on an idle machine this is what passes on the clock
    assert used.ru_utime + used.ru_stime < SECONDS
    assert most < BYTES
