"""One line on standard error for what takes long."""

from __future__ import annotations

import sys
from time import monotonic


class Progress:
    """Says what is being done once a second has passed, and in the end how long it took."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.began = monotonic()
        self.told = False

    def tell(self, line: str) -> None:
        """Say what is being done, where it has taken long enough to wonder."""
        if monotonic() - self.began > 1:
            print(f"{self.command}: {line} …", file=sys.stderr)
            self.told = True

    def close(self) -> None:
        """Say how long it took, where anything was said."""
        if self.told:
            print(f"{self.command}: {monotonic() - self.began:.1f} s", file=sys.stderr)
