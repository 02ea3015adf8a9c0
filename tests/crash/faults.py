"""A stand-in for the operating system that counts the store's calls and spoils one of them, or all from there on.

A process that dies is simulated: `Died` is raised where it dies, and again at every call after that, so that no
cleaning up can touch the disk; what it had open is closed by whoever watches.
"""

import os
from functools import partial

from game.play.store.system import Calls

DISK = frozenset(
    [
        "open",
        "read",
        "write",
        "fsync",
        "close",
        "fstat",
        "lstat",
        "link",
        "replace",
        "unlink",
        "listdir",
        "mkdir",
    ]
)
"""The calls that reach the disk, and so can fail."""


class Died(BaseException):
    """The process is gone; nothing that it would have done next happens."""


class Whole:
    """A system in which everything works, and which knows how many calls it took."""

    def __init__(self, pid=None, *, links=True, under=Calls):
        self.pid = pid or os.getpid()
        self.links = links
        self.under = under
        """The system that does the calls in the end."""
        self.count = 0
        self.open_files = set()

    def __getattr__(self, name):
        return partial(self.call, name) if name in DISK else getattr(self.under, name)

    def getpid(self):
        """Return the number this process pretends to have."""
        return self.pid

    def is_running(self, pid):
        """Return whether it is this process: all the others are dead."""
        return pid == self.pid

    def call(self, name, *args):
        """Count the call, and do it as this system does."""
        self.count += 1
        return self.do(name, *args)

    def do(self, name, *args):
        """Do the call for real."""
        if name == "link" and not self.links:
            raise OSError(1, "this disk knows no links")
        done = getattr(self.under, name)(*args)
        if name == "open":
            self.open_files.add(done)
        if name == "close":
            self.open_files.discard(args[0])
        return done

    def bury(self):
        """Close what the process left open, as its death would, and return how many files that were."""
        left = len(self.open_files)
        for fd in self.open_files:
            self.under.close(fd)
        self.open_files.clear()
        return left


class Failing(Whole):
    """A system whose call number `at` gives an error, once or from there on for ever."""

    def __init__(self, at, error, *, for_ever=False, **whole):
        super().__init__(**whole)
        self.at, self.error, self.for_ever = at, error, for_ever
        self.failed = []

    def call(self, name, *args):
        """Do the call, or fail; a close that fails has closed all the same, as in the real system."""
        self.count += 1
        if self.count == self.at or (self.for_ever and self.count > self.at):
            self.failed.append(name)
            if name == "close":
                self.do(name, *args)
            raise OSError(self.error, os.strerror(self.error))
        return self.do(name, *args)


class Dying(Whole):
    """A system in which the process dies before, after or in the middle of its call number `at`."""

    def __init__(self, at, moment, **whole):
        super().__init__(**whole)
        self.at, self.moment = at, moment

    def call(self, name, *args):
        """Do the call while the process lives."""
        self.count += 1
        if self.count < self.at:
            return self.do(name, *args)
        if self.count == self.at and self.moment == "after":
            self.do(name, *args)
        if self.count == self.at and self.moment == "half-way" and name == "write":
            fd, data = args
            self.under.write(fd, data[: len(data) // 2])
        raise Died


class Miserly(Whole):
    """A system that writes and reads at most a few bytes a call."""

    def do(self, name, *args):
        """Do the call for a small part of its data."""
        if name == "write":
            return super().do(name, args[0], args[1][:700])
        if name == "read":
            return super().do(name, args[0], min(args[1], 700))
        return super().do(name, *args)
