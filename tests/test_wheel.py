"""What is shipped: the wheel holds the game's own pack and plays from it, and every dependency says why it is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
PACK = "game/packs/twelve_to_six/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return the wheel of this checkout, built without a network."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling, which is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return a folder with the wheel's files and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def program(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder of its own."""
    homes = {name: str(folder) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        cwd=folder,
        env={**os.environ, **homes, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_pack_travels_inside_the_wheel(wheel):
    """Every file of story/ is in the wheel, byte for byte, where an installed game looks for it."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name.removeprefix(PACK): archive.read(name)
            for name in archive.namelist()
            if name.startswith(PACK)
        }
    story = TOP / "story"
    files = [path for path in story.rglob("*") if path.is_file()]
    assert packed == {path.relative_to(story).as_posix(): path.read_bytes() for path in files}
    assert "story.yaml" in packed


def test_everything_beside_the_code_travels_too(wheel):
    """Templates, style sheets and whatever else stands among the modules is in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = (path for path in (TOP / "game").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert {path.relative_to(TOP).as_posix() for path in files} <= packed


def test_an_installed_game_plays_its_own_pack(installed, tmp_path):
    """Without a checkout and without arguments the story begins, and leaves with 0 at the end of input."""
    done = program(installed, tmp_path, "--plain")
    assert done.returncode == 0, done.stderr
    assert "Room 304" in done.stdout


def test_an_installed_program_checks_and_tests_its_own_pack(installed, tmp_path):
    """`check` and `test` find the pack that travels inside, and can read it."""
    for command in ("check", "test"):
        done = program(installed, tmp_path, command)
        assert done.returncode in (0, 1), done.stdout + done.stderr


def test_an_installed_plugin_turns_the_pack_into_test_items(installed, tmp_path):
    """Pytest finds it by its entry point, and where it is not asked it does nothing."""
    told = [
        subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--collect-only", "-q", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for arguments in ((), ("--pack", str(installed / PACK)))
    ]
    assert "::" not in told[0]
    assert "story.yaml::scene finals_week/exam" in told[1]


def test_every_dependency_says_why_it_is_there():
    """Beside each requirement of pyproject, on its line, stands the reason for it and for its bound."""
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    wanted = [*told["build-system"]["requires"], *told["project"]["dependencies"]]
    wanted += [one for extra in told["project"]["optional-dependencies"].values() for one in extra]
    for requirement in wanted:
        pattern = rf'^(?:requires = \[|  )"{re.escape(requirement)}"[\],]+ *# \S.{{15,}}$'
        assert re.search(pattern, text, re.MULTILINE), requirement
