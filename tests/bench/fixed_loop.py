"""A loop that never changes, to set the machine's speed beside a figure that has no other reference."""

from __future__ import annotations

import time


def fixed_loop() -> float:
    """Return the seconds of a loop that never changes, to set the machine's speed beside the figure."""
    started = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number & 7
    assert total
    return time.process_time() - started
