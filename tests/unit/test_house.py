"""The house itself: format, lint, types, arrows, and what each room brings with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
ROOMS = {
    "language": {"yaml", "textual", "rich", "numpy", "platformdirs", "game.story", "game.engine"},
    "story": {"yaml", "textual", "rich", "numpy", "platformdirs", "game.engine", "game.pack"},
    "engine": {"yaml", "textual", "rich", "numpy", "platformdirs", "game.pack", "game.play"},
    "pack": {"textual", "rich", "numpy", "game.engine", "game.play"},
    "lint": {"textual", "rich", "numpy", "game.play"},
    "play": {"textual", "rich", "numpy", "yaml", "game.lint", "game.proof"},
    "plain": {"textual", "rich", "numpy", "yaml", "game.tui", "game.lint", "game.proof"},
    "tui": {"numpy", "yaml", "game.lint", "game.proof"},
    "cli": {"numpy", "yaml", "textual", "rich"},
    "testing": {"numpy", "textual", "rich", "game.tui", "game.plain", "game.lint", "game.cli"},
}
"""What importing every module of a room in a fresh interpreter must not bring in."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_the_code_is_formatted():
    """Ruff's formatter has nothing to change."""
    done = run("ruff", "format", "--check", "game", "tests")
    assert done.returncode == 0, done.stdout


def test_the_code_is_free_of_lint():
    """Ruff has nothing to say, with every rule on but those pyproject leaves out with a reason."""
    done = run("ruff", "check", "game", "tests")
    assert done.returncode == 0, done.stdout


def test_types_hold(tmp_path):
    """Mypy in strict mode finds nothing."""
    done = run("mypy", "--cache-dir", str(tmp_path))
    assert done.returncode == 0, done.stdout


def test_arrows_run_one_way():
    """The contracts between the rooms are kept."""
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([script, "--no-cache"], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_brings_only_what_it_may(room):
    """Importing every module of a room loads nothing that belongs to others."""
    modules = sorted(
        ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")
        for path in (TOP / "game" / room).rglob("*.py")
    )
    code = f"import sys\nfor name in {modules}: __import__(name)\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    brought = {
        name for name in ROOMS[room] if any(mod == name or mod.startswith(name + ".") for mod in loaded)
    }
    assert not brought


def test_nothing_speaks_of_a_machine():
    """No file of the repository names a place on somebody's machine."""
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    pattern = re.compile(r"/(?:home|root|work|Users)/[a-z]")
    for name in listed.stdout.split("\n"):
        path = TOP / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".txt", ""}:
            assert not pattern.search(path.read_text(encoding="utf-8", errors="replace")), name


def test_nothing_from_outside_becomes_code():
    """No module evaluates, unpickles or loads YAML by a constructor, and none hands text to a markup parser."""
    pattern = re.compile(
        r"\b(?:eval|exec)\(|\bpickle\b|yaml\.(?:load|safe_load|full_load)\(|markup=True|from_markup|extractall|shell=True"
    )
    for path in (TOP / "game").rglob("*.py"):
        assert not pattern.search(path.read_text(encoding="utf-8")), path
