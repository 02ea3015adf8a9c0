"""Signals: whatever ends the game from outside ends it saved, with the terminal as it was."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130
"""Exit code of Ctrl+C and SIGINT: 128 + 2, as shells count."""


def watch(stop: Callable[[int], None]) -> None:
    """Call stop with the exit code 128 + n when SIGTERM, SIGHUP or SIGINT comes; must run inside the event loop."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is None:
            continue  # Windows knows no SIGHUP
        try:
            loop.add_signal_handler(number, stop, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # Windows, or not the main thread: Python's own handlers stay


def unwatch() -> None:
    """Give the signals back."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.remove_signal_handler(number)
            except (NotImplementedError, RuntimeError, ValueError):
                return
