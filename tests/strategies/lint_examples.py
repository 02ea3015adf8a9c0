"""The examples of the lint rules' manuals, as packs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "episode: 1\nid: day\ntitle: Day\ncontent_notes: [heights]\n"
OUT = "  out: {text: You are out., ending: {kind: good, title: Out}}\n"
SCENES = "scenes:\n  gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}\n" + OUT
NAMES = ("one.yaml", "two.yaml", "three.yaml")
_SECTION = re.compile(r"^(Triggers it|Says|Write instead):\n\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Examples:
    """What a manual shows."""

    bad: str
    says: tuple[str, ...]
    good: str


def examples(manual: str) -> Examples:
    """Return the parts of a manual."""
    sections = {match[1]: dedent(match[2]) for match in _SECTION.finditer(manual)}
    says = tuple(line for line in sections["Says"].splitlines() if line)
    return Examples(sections["Triggers it"], says, sections["Write instead"])


def write_pack(folder: Path, snippet: str) -> Path:
    """Write a pack around a snippet; what a manual leaves out is added after it, so that lines stay."""
    folder.mkdir(parents=True, exist_ok=True)
    files = snippet.split("---\n")
    if not any(re.search(r"^scenes:", text, re.MULTILINE) for text in files):
        files[0] += SCENES
    start = ""
    for name, text in zip(NAMES, files, strict=False):
        whole = _whole(text)
        (folder / name).write_text(whole, encoding="utf-8")
        start = start or _first_scene(whole)
    includes = ", ".join(NAMES[: len(files)])
    manifest = (
        f"story: example\nformat: 1\nversion: 1.0.0\ntitle: Example\nstart: {start}\ninclude: [{includes}]\n"
    )
    (folder / "story.yaml").write_text(manifest, encoding="utf-8")
    return folder


def _whole(text: str) -> str:
    if not re.search(r"^scenes:", text, re.MULTILINE):
        return text
    if re.search(r"\bout\b", text) and not re.search(r"^  out:", text, re.MULTILINE):
        text += OUT
    return text if re.search(r"^(episode|library):", text, re.MULTILINE) else text + HEAD


def _first_scene(text: str) -> str:
    scene = re.search(r"^scenes:[^\n]*\n  (\w+):", text, re.MULTILINE)
    chapter = re.search(r"^id: (\w+)", text, re.MULTILINE)
    return f"{chapter[1]}/{scene[1]}" if scene and chapter else ""
