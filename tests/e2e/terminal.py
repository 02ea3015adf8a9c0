"""A program in a pseudo-terminal, seen through pyte: what it paints, which modes it leaves on, how it ends."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
OFF_AT_THE_END = (1000, 1003, 1004, 1006, 1015, 1049, 2004)
"""Mouse, focus, alternate screen, bracketed paste."""


class Terminal:
    """Runs `python -m game`, or other code, with arguments; closes everything on leaving the `with`."""

    def __init__(self, *arguments, code="", columns=80, rows=24, **environ):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.master, slave = os.openpty()
        self.resize(columns, rows)
        self.before = termios.tcgetattr(slave)
        self.process = subprocess.Popen(
            [sys.executable, *(("-c", code) if code else ("-m", "game")), *arguments],
            stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 — SIGHUP needs a terminal of its own
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", **environ},
        )  # fmt: skip
        self.slave = slave

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)

    @property
    def text(self):
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds=0.05):
        """Take in what the program has painted; say whether there was anything."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        data = os.read(self.master, 65536) if ready else b""
        self.output += data
        self.stream.feed(data.replace(b"\x1b[<u", b"").replace(b"\x1b[>25u", b""))  # pyte knows no kitty keys
        return bool(data)

    def until(self, words, seconds=20):
        """Read until the words are on the screen; return the screen."""
        end = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < end, f"never saw {words!r}; the screen:\n{self.text}"
            assert self.process.poll() is None or self.read(), (
                f"ended before {words!r}:\n{self.output[-3000:]!r}"
            )
            self.read()
        return self.text

    def gone(self, words):
        """Read until the words are no longer on the screen."""
        while words in self.text:
            assert self.read(10), f"{words!r} stayed:\n{self.text}"

    def send(self, keys):
        """Type."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def resize(self, columns, rows):
        """Give the window another size."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def stopped(self):
        """Read until the program has stopped itself."""
        status = Path(f"/proc/{self.process.pid}/stat")
        while status.read_text(encoding="utf-8").rpartition(") ")[2][0] != "T":
            self.read()

    def hang_up(self):
        """Close the terminal, as a dropped connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def end(self, seconds=20):
        """Read until the program has ended; return its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it never ended; the screen:\n{self.text}"
            if self.master >= 0:
                self.read()
            else:
                time.sleep(0.02)
        while self.master >= 0 and self.read(0):
            pass
        return self.process.returncode

    def is_restored(self):
        """Say whether every mode that a full screen sets is as it was before."""
        last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.output))
        on = [mode for mode in OFF_AT_THE_END if last.get(str(mode).encode(), b"l") != b"l"]
        return not on and last.get(b"25", b"h") == b"h" and termios.tcgetattr(self.slave) == self.before
