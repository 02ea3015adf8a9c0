"""Killing a process that saves, at random moments, a thousand times over: nothing acknowledged is lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crash.children import ended, in_child
from game.play.store.lock import FolderLock

SERVER = Path(__file__).with_name("kill_server.py")
ROOT = SERVER.parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def killings(folder, kills, writer="ours", seed=1):
    """Return what so many kills found."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    done = subprocess.run(
        [sys.executable, SERVER, folder, str(kills), str(seed), writer],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_thousand_kills(folder):
    """Every acknowledged save loads, and what the dead left is swept up by the next load."""
    found = killings(folder, 1000)
    assert found["lost"] == 0
    assert found["left_over"] == 0
    assert found["saves"] > 500
    assert found["mid_save"] > 20, "the kills came too early or too late to prove anything"


@pytest.mark.slow
def test_ten_thousand_kills(folder):
    """The same, long enough to bound the rate of loss below 0.03 % (rule of three, 95 %)."""
    assert killings(folder, 10_000, seed=2)["lost"] == 0


def test_a_wrong_writer_is_found_out(folder):
    """The same kills lose saves that are written in place."""
    assert killings(folder, 200, writer="in place")["lost"] > 0


def hold(folder, tell):
    """Hold the folder, say so, and wait to be killed."""
    with FolderLock(folder):
        os.write(tell, b"held")
        signal.pause()


def test_a_kill_frees_the_lock(folder):
    """The next window gets the folder at once when the first was killed."""
    ready, tell = os.pipe()
    child = in_child(hold, folder, tell)
    said = os.read(ready, 4)
    acquired_meanwhile = FolderLock(folder).acquire()
    os.kill(child, signal.SIGKILL)
    assert (said, acquired_meanwhile, ended(child)) == (b"held", False, -signal.SIGKILL)
    with FolderLock(folder) as lock:
        assert lock.is_held
    os.close(ready)
    os.close(tell)
