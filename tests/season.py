"""The season's skeleton as a pack, and the plain form of it: without push, betrayal and modes.

Run as a program it writes the plain pack into a folder: `python tests/season.py FOLDER`.
"""

from __future__ import annotations

import sys
from pathlib import Path

SEASON = Path(__file__).resolve().parent / "packs" / "season"
"""The full pack."""
LINE = "# full"
"""Ends a line that only the full pack has."""
BLOCK, BLOCK_END = "# full:", "# end of full"
"""Stand before and after lines that only the full pack has."""


def stripped(text: str) -> str:
    """Return a file's text without the lines that only the full pack has, and without their marks."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        mark = line.strip()
        if mark in (BLOCK, BLOCK_END):
            inside = mark == BLOCK
        elif not inside and not mark.endswith(LINE):
            kept.append(line)
    if inside:
        raise ValueError(f"a {BLOCK!r} without an {BLOCK_END!r}")
    return "".join(kept)


def season_files() -> dict[str, str]:
    """Return the text of every file of the pack by its path in it."""
    return {
        path.relative_to(SEASON).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SEASON.rglob("*.yaml"))
    }


def plain_files() -> dict[str, str]:
    """Return the files of the plain pack."""
    return {name: stripped(text) for name, text in season_files().items()}


def write_plain(folder: Path) -> Path:
    """Write the plain pack and return its folder."""
    for name, text in plain_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    print(write_plain(Path(sys.argv[1])))
