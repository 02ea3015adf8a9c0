"""How long reading, checking and linting a pack of 1,500 scenes takes."""

from __future__ import annotations

import gc
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from game.lint.registry import rules
from game.lint.running import lint
from game.pack.reader import load_pack

WANTED = 2.4
"""Seconds of this process for reading, checking and linting together."""

WANTED_LINT = 0.8
"""Seconds of them for lint."""


def big_pack(folder):
    """Write the made-up pack that stands beside this file."""
    path = Path(__file__).with_name("big_pack.py")
    spec = importlib.util.spec_from_file_location("big_pack", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.big_pack(folder)


@pytest.mark.bench
def test_a_large_pack_is_checked_in_a_breath(tmp_path, capsys):
    """The best of five rounds stays under the figures, and the pack has next to nothing wrong with it."""
    folder = big_pack(tmp_path)
    size = sum(file.stat().st_size for file in folder.rglob("*.yaml"))
    rules()
    best_read, best_lint = 1e9, 1e9
    gc.disable()
    for _ in range(5):
        started = time.process_time()
        reading = load_pack(folder)
        between = time.process_time()
        assert reading.story is not None
        found = lint(reading.story, reading.sources)
        best_read = min(best_read, between - started)
        best_lint = min(best_lint, time.process_time() - between)
    gc.enable()
    with capsys.disabled():
        print(
            f"\ncheck: {len(reading.story.scenes)} scenes, {size / 1e6:.2f} MB: "
            f"read {best_read:.2f} s, lint {best_lint:.2f} s, {len(found)} findings"
        )
    assert len(found) < 20
    assert best_lint <= WANTED_LINT
    assert best_read + best_lint <= WANTED


def reference(text: str) -> float:
    """Return the seconds that PyYAML's fastest loader alone takes for the same text."""
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None:
        pytest.skip("this PyYAML was built without libyaml, so there is no CSafeLoader to stand beside")
    started = time.perf_counter()
    assert yaml.load(text, loader)  # noqa: S506 - a safe loader, by name
    return time.perf_counter() - started


@pytest.mark.bench
def test_the_whole_command_takes_no_longer_than_the_c_loader_alone(tmp_path, capsys):
    """`check` from its start to its exit, beside CSafeLoader on the text of the same files; the best of four rounds."""
    folder = big_pack(tmp_path)
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))]
    size = sum(len(text.encode()) for text in texts)
    command = [sys.executable, "-m", "game", "check", str(folder)]
    ours, theirs = 1e9, 1e9
    for _ in range(4):
        theirs = min(theirs, sum(reference(text) for text in texts))
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env=dict(os.environ))
        ours = min(ours, time.perf_counter() - started)
        assert done.returncode in (0, 1), done.stderr
    with capsys.disabled():
        print(
            f"\ncheck of {size / 1e6:.2f} MB, whole command: {ours:.2f} s; CSafeLoader alone {theirs:.2f} s; "
            f"ratio {ours / theirs:.2f} (most 1)"
        )
    assert ours <= theirs
