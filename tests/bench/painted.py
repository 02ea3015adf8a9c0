"""A program in a pseudo-terminal whose painted words are waited for, and what it took until they were there."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import NamedTuple, Self

TOP = Path(__file__).resolve().parents[2]
LABEL = [sys.executable, str(Path(__file__).with_name("one_label.py"))]
CODES = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]")
QUIET = 0.15
"""Seconds without a byte after which a program has painted what it had to."""
MOST = 4
"""How many keys of the one label a key of the game may take."""
ROUNDS = 5
"""Rounds of keys, of which the quietest counts: whatever else the machine does can only add."""


class Answer(NamedTuple):
    """What it took to answer a key, in seconds."""

    waited: float
    """By the clock."""
    worked: float
    """Of a processor."""


class Painted:
    """A program in a pseudo-terminal of 80 by 24."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=TOP, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)
        self.seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def until(self, wanted: bytes, seconds: float = 20.0) -> float:
        """Wait for words to be painted; return when they were."""
        painted = time.perf_counter()
        end = painted + seconds
        while wanted not in CODES.sub(b"", self.seen):
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.perf_counter()))
            assert ready, CODES.sub(b"", self.seen)[-2000:]
            self.seen += os.read(self.master, 65536)
            painted = time.perf_counter()
        return painted

    def press(self, key: bytes, *wanted: bytes) -> Answer:
        """Press a key; return what it took until all the words that answer it have been painted since."""
        while select.select([self.master], [], [], QUIET)[0]:
            os.read(self.master, 65536)
        self.seen, before = b"", self._spent()
        started = time.perf_counter()
        os.write(self.master, key)
        painted = max(self.until(words) for words in wanted)
        return Answer(painted - started, self._spent() - before)

    def _spent(self) -> float:
        """Return the seconds that the program has had of a processor; 0 where the system does not say."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9


class OneLabel(Painted):
    """The smallest Textual program."""

    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__(LABEL, environment)
        self.until(b"LABEL 0")
        self.count = 0

    def key(self) -> Answer:
        """Press a key; return what it took until the label had counted it."""
        self.count += 1
        return self.press(b"x", b"LABEL %d" % self.count)


def medians(answers: list[Answer]) -> Answer:
    """Return the medians of some answers."""
    return Answer(*map(statistics.median, zip(*answers, strict=True)))


def holds(capsys, what: str, pairs: list[tuple[Answer, Answer]]) -> bool:
    """Print medians of (label, game), which took turns, each in its quietest round; say whether the game is in time."""
    size = max(1, len(pairs) // ROUNDS)
    starts = range(0, len(pairs) - size + 1, size)
    rounds = [[medians(list(side)) for side in zip(*pairs[at : at + size], strict=True)] for at in starts]
    label, game = (min(side) for side in zip(*rounds, strict=True))
    every = ", ".join(f"{game.waited / label.waited:.1f}" for label, game in rounds)
    with capsys.disabled():
        print(
            f"\n{what}: painted after {game.waited * 1000:.1f} ms, one label after {label.waited * 1000:.1f} ms; "
            f"ratio {game.waited / label.waited:.2f} (most {MOST}; by rounds {every}); "
            f"of a processor {game.worked * 1000:.1f} and {label.worked * 1000:.1f} ms"
        )
    return game.waited <= MOST * label.waited
