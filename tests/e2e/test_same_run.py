"""The whole story in a pipe and in a real 80 by 24 terminal: same seed, same choices, same states."""

import json
import os
import re
import subprocess
import sys
import time

from e2e.terminal import ROOT, Terminal
from game.engine.digest import digest
from game.pack.cache import load_program
from game.play.restoring import restore
from game.play.run import Run

SEED = "SAMENIGHT"
MOST = 120


def planned():
    """Return a run to its end: the first open choice each time, no failed roll pushed; its first option, keys, states."""
    run = Run.new(load_program(ROOT / "story"), SEED, None)
    first = run.page.offers[0].say
    keys, states = [], [digest(run.program, run.state)]
    while run.finished is None and len(keys) < MOST:
        offer = next(line for line in run.page.offers if line.open and not line.confirm)
        failed = run.take(offer.choice).needs_push
        if failed:
            run.take(offer.choice, push=False)
        keys.append((str(offer.number), failed))
        states.append(digest(run.program, run.state))
    assert run.finished is not None
    return first, keys, states


def saved(folder):
    """Return the steps that the autosave of a folder holds, or none where there is none yet."""
    found = list(folder.rglob("auto.save"))
    return json.loads(found[0].read_text(encoding="utf-8"))["body"]["steps"] if found else []


def test_a_pipe_and_a_terminal_see_the_same_states(tmp_path):
    """From the first page to the roll call and the end, every digest is the planned one, and so is every step saved."""
    first, keys, states = planned()
    typed = "".join(f"{key}\n{'2' + chr(10) if failed else ''}" for key, failed in keys)
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "--plain", "--hashes", "--seed", SEED, "--save-dir", str(tmp_path / "a")],
        cwd=ROOT, input=typed, capture_output=True, text=True, check=True, env={**os.environ, "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert re.findall(r"State: ([0-9a-f]+)", done.stdout)[: len(states)] == states
    assert "Roll call" in done.stdout

    with Terminal("play", "--seed", SEED, "--save-dir", str(tmp_path / "b")) as terminal:
        terminal.until(f"1  {first}"[:40])
        for count, (key, failed) in enumerate(keys, 1):
            terminal.send(key)
            if failed:
                terminal.until("Let it stand")
                terminal.send("l")
            end = time.monotonic() + 20
            while len(saved(tmp_path / "b")) < count:
                assert time.monotonic() < end, terminal.text
                terminal.read()
        terminal.until("Begin again")
        terminal.send("q")
        assert terminal.end() == 0
    assert saved(tmp_path / "b") == saved(tmp_path / "a")
    kept = json.loads(next((tmp_path / "b").rglob("auto.save")).read_text(encoding="utf-8"))["body"]
    restored = restore(load_program(ROOT / "story"), kept).run
    assert digest(restored.program, restored.state) == states[-1]
