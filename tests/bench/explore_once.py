"""Explores one pack in a process of its own: what `test_bench_prove_states` measures.

`python tests/bench/explore_once.py PACK CACHE` prints states, seconds of the processor for exploring (the compiled
pack being in memory, nothing else made), the same for exploring as `prove` does, and in KiB the peak memory of the
process before exploring and after.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from game.pack.cache import load_program
from game.proof.reach import explore, flood
from game.proof.space import Space


def peak() -> int:
    """Return the most memory that this process has had, in KiB; `getrusage` counts what it was started from too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def main(pack: str, cache: str) -> None:
    """Explore and print."""
    program = load_program(pack, cache)
    before, started = peak(), time.process_time()
    states = flood(Space(program, 0, merging=False)).held()
    seconds, after = time.process_time() - started, peak()
    started = time.process_time()
    explore(Space(program, 0))
    as_prove = time.process_time() - started
    assert "numpy" not in sys.modules
    print(states, seconds, as_prove, before, after)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
