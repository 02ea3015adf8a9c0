"""The page, read: its fences with their labels and headings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parents[2] / "story" / "README.md"
LABEL = re.compile(r"# (?:wrong, (?P<rule>[a-z-]+): )?(?P<kind>an? [a-z ]+|any file|[\w./-]+\.yaml)$")
KINDS = ("a choice", "a scene", "an episode file", "any file", "story.yaml", "tests/watch.yaml")
"""What an example can be, beside a file of the tutorial."""


class Fence(NamedTuple):
    """A block of code on the page."""

    heading: str
    language: str
    text: str
    """Without the label."""
    line: int
    """Of its first line on the page."""
    kind: str = ""
    """One of the kinds, or the path of a file of the tutorial."""
    rule: str = ""
    """The rule that a wrong example breaks."""
    says: str = ""
    """What the page prints below it."""


def fences(page: str | None = None) -> list[Fence]:
    """Return every fence of the page; a text below an example or a command is what that says."""
    found: list[Fence] = []
    heading, lines = "", (PAGE.read_text(encoding="utf-8") if page is None else page).split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if line.startswith("```"):
            end = lines.index("```", at + 1)
            fence = _fence(heading, line[3:], lines[at + 1 : end], at + 2)
            if fence.language == "text" and found:
                found[-1] = found[-1]._replace(says=fence.text)
            else:
                found.append(fence)
            at = end
        at += 1
    return found


def _fence(heading: str, language: str, lines: list[str], line: int) -> Fence:
    if language != "yaml":
        return Fence(heading, language, "\n".join(lines), line)
    label = LABEL.match(lines[0])
    assert label is not None, f"line {line}: an example begins with a label"
    text = "\n".join(lines[1:]) + "\n"
    return Fence(heading, language, text, line, label["kind"], label["rule"] or "")


def examples() -> list[Fence]:
    """Return the examples that are no files of the tutorial."""
    return [one for one in fences() if one.kind in KINDS]
