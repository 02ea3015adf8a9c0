"""The README shows what its commands do."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.main import COMMANDS
from game.play.session import Session
from game.tui.app import GameApp

TOP = Path(__file__).resolve().parents[1]
README = TOP / "README.md"
UPDATE = "UPDATE_GOLDEN"
WRONG = """\
episode: 1
id: pier
title: The pier
scenes:
  hall:
    text: The shutters are half down.
    choices:
      - say: Ask what she is tying.
        effects: [stamnia -= 1]
        goto: hal
"""
MANIFEST = """\
story: ferry
format: 1
version: 1.0.0
title: The last ferry
start: pier/hall
include: [pier.yaml]
variables:
  stamina: {range: 0..4, start: 4}
"""


def section(name: str) -> str:
    """Return the text under a heading, or before the first."""
    head = rf"^## {name}$" if name else r"\A"
    found = re.search(
        rf"{head}(.*?)(?=^## |\Z)", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found
    return found.group(1)


def fences(text: str, kind: str) -> list[str]:
    """Return the fenced blocks of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def hold(name: str, shown: str) -> None:
    """Compare what a section shows with what was produced, or write it anew."""
    if os.environ.get(UPDATE):
        text = README.read_text(encoding="utf-8")
        before = section(name)
        after = re.sub(
            r"^```text\n.*?^```$",
            lambda _: f"```text\n{shown}```",
            before,
            count=1,
            flags=re.MULTILINE | re.DOTALL,
        )
        README.write_text(text.replace(before, after), encoding="utf-8")
    assert fences(section(name), "text") == [shown], f"{UPDATE}=1 writes it anew"


@pytest.mark.parametrize("name", ["Play", "Test"])
def test_a_heading_holds_one_command_of_one_line(name):
    """Play and Test each hold exactly one fenced command, on one line."""
    commands = fences(section(name), "sh")
    assert len(commands) == section(name).count("```") / 2 == 1
    assert commands[0].count("\n") == 1


def test_ci_runs_the_command_of_the_readme():
    """The script takes the command out of the page and has none of its own."""
    script = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "pytest" not in script


def test_the_picture_is_the_first_page(tmp_path):
    """The picture at the top is the first passage at 80 by 24."""

    async def paint() -> str:
        session = Session.open(None, str(tmp_path), "LAST-FERRY", None, None)
        session.start()
        app = GameApp(session)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            lines = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]
        session.close()
        return "\n".join(lines) + "\n"

    hold("", asyncio.run(paint()))


def test_the_findings_are_what_check_prints(tmp_path):
    """The findings under Write are those of a pack with two mistakes."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "story.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "pier.yaml").write_text(WRONG, encoding="utf-8")
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(TOP)}
    done = subprocess.run(
        [sys.executable, "-m", "game", "check", "ferry"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 2
    hold("Write", done.stdout)


def test_every_command_it_names_is_there():
    """Each `twelve-to-six COMMAND` on the page is a command of the program."""
    named = set(re.findall(r"twelve-to-six ([a-z]+)", README.read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)
