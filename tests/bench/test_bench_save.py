"""What safety costs: a save beside the barest way to get the same bytes onto the disk."""

import os
import time
from statistics import median

import pytest

from game.play.store import writing
from game.play.store.frame import pack

ROUNDS = 200


def bare(path, data):
    """Write, sync, replace and sync the folder, with no look at anything."""
    temporary = f"{path}.new"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)
    os.replace(temporary, path)  # noqa: PTH105 - nothing but the calls themselves is measured
    folder = os.open(os.path.dirname(path), os.O_RDONLY)  # noqa: PTH120 - the same
    os.fsync(folder)
    os.close(folder)


def seconds(save, path, data):
    """Return how long one save takes."""
    began = time.perf_counter()
    save(path, data)
    return time.perf_counter() - began


@pytest.mark.bench
def test_a_save_costs_less_than_two_bare_ones(tmp_path, capsys):
    """On a disk that syncs, the backup, the sweep and the look at what is replaced cost less than the save itself."""
    data = pack({"choices": [f"episode/scene_{number}" for number in range(300)]})
    paths = str(tmp_path / "bare"), str(tmp_path / "ours")
    rounds = [(seconds(bare, paths[0], data), seconds(writing.write, paths[1], data)) for _ in range(ROUNDS)]
    barest, ours = (median(times) for times in zip(*rounds, strict=True))
    with capsys.disabled():
        print(
            f"\nsave of {len(data)} bytes: bare {barest * 1e3:.2f} ms, ours {ours * 1e3:.2f} ms, ratio {ours / barest:.2f} (most 2)"
        )
    if barest < 0.0001:
        pytest.skip("this disk is in memory, where a sync costs nothing")
    assert ours < 2 * barest
