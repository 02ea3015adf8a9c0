"""Small packs written in a line or two, read: what a test of one rule needs and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lint.running import lint
from game.pack.reader import load_pack
from strategies.lint_examples import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from game.pack.diagnostics import Diagnostic
    from game.pack.reader import Reading


def read(folder: Path, snippet: str) -> Reading:
    """Return a readable pack around a snippet, as the examples of the manuals are completed."""
    reading = load_pack(write_pack(folder, snippet))
    assert reading.story is not None, reading.diagnostics
    return reading


def found(folder: Path, snippet: str, rule: str = "") -> list[Diagnostic]:
    """Return what lint finds in a snippet, of one rule or of all."""
    reading = read(folder, snippet)
    assert reading.story is not None
    return [one for one in lint(reading.story, reading.sources) if rule in {"", one.rule}]


def passage(text: str, head: str = "") -> str:
    """Return a snippet whose first scene prints a text, as a literal block, from line 5 after the head on."""
    lines = "\n".join(f"      {line}" if line else "" for line in text.split("\n"))
    return f"{head}scenes:\n  gate:\n    choices: [{{say: Leave., goto: out}}]\n    text: |\n{lines}\n"
