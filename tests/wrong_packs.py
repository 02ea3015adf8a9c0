"""Packs that are wrong on purpose: a good one, and edits of it that each bring one message.

A file `<rule>.txt` in tests/packs/wrong holds the cases of a rule code:

    # what the case is about
    in one.yaml
    -     text: A kitchen.
    +     text: A kitchen: cold.
    says
    one.yaml:46:20: bad-yaml A text with `: ` in it needs quotes, or a `|` and lines of its own.
            text: A kitchen: cold.
                           ^

`-` and `+` lines that follow one another replace what stands once in the file; `+` lines alone are the whole file.
A character that can't be seen is written as `<U+200B>`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from game.pack.reader import load_pack
from game.pack.rendering import to_text

WRONG = Path(__file__).parent / "packs" / "wrong"
BASE = {path.name: path.read_text(encoding="utf-8") for path in sorted((WRONG / "base").iterdir())}
_HIDDEN = re.compile(r"<U\+([0-9A-F]{4,6})>")


class Case(NamedTuple):
    """A pack that is wrong in one way, and what is said of it."""

    rule: str
    title: str
    edits: tuple[tuple[str, str, str], ...]
    """(file, what stands there, what comes in its place); nothing there: the whole file."""
    said: str


def cases() -> list[Case]:
    """Return every case of every rule."""
    return [
        _case(path.stem, block.removeprefix("# "))
        for path in sorted(WRONG.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n# ")
    ]


def pack_of(case: Case) -> dict[str, str]:
    """Return the files of a case's pack."""
    files = dict(BASE)
    for name, old, new in case.edits:
        if old:
            assert files[name].count(old) == 1, (case.title, old)
            files[name] = files[name].replace(old, new)
        else:
            files[name] = new
    return files


def says(files: dict[str, str], folder: Path) -> str:
    """Return what reading a pack reports, as an author sees it."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    reading = load_pack(folder, with_tests=True)
    return to_text(reading.diagnostics, reading.sources)


def _case(rule: str, block: str) -> Case:
    title, _, rest = block.partition("\n")
    written, _, said = rest.partition("\nsays\n")
    edits = []
    for part in written.removeprefix("in ").split("\nin "):
        name, *lines = part.split("\n")
        edits += _edits(name, lines)
    return Case(rule, title, tuple(edits), said.rstrip("\n"))


def _edits(name: str, lines: list[str]) -> list[tuple[str, str, str]]:
    edits, old, new = [], "", ""
    for line in lines:
        if line.startswith("-") and new:
            edits.append((name, old, new))
            old, new = "", ""
        text = _HIDDEN.sub(lambda found: chr(int(found[1], 16)), line[2:]) + "\n"
        old, new = (old + text, new) if line.startswith("-") else (old, new + text)
    return [*edits, (name, old, new)]
