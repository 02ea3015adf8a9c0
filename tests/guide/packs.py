"""Examples as packs: what they leave out is added around them, as an author would have it."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guide.fences import Fence

MANIFEST = """\
story: lighthouse
format: 1
version: 0.1.0
title: The Keeper's First Night
start: watch/shore
include: [rules.yaml, episodes/*.yaml]
"""
EPISODE = "episode: 1\nid: watch\ntitle: The Watch\nday: Day 1\ncontent_notes: [deep water]\nscenes:\n"
SHORE = "  shore:\n    text: You stand on the shore.\n    choices:\n"
ENOUGH = "- {say: Leave it at that for tonight., id: enough, then: The door sticks., goto: home}\n"
STOCK_SCENES = {
    "stairs": "  stairs: {text: The stairs go round to the left., goto: home}\n",
    "home": "  home: {text: You are home., ending: {kind: bitter, title: Home, riddle: Where is there a stove?}}\n",
}
STOCK_VARIABLES = {"oil": "  oil: {range: 0..3, start: 2}\n", "lamp": "  lamp: {flag: false}\n"}
STOCK_CHOICES = {
    "oil": "- {say: Draw another cup of oil., if: oil < 3, effects: oil += 1, then: It comes up dark.}\n"
    "- {say: Spill some of it., if: oil >= 1, effects: oil -= 1, then: It spreads.}\n",
    "lamp": "- {say: Light the small lamp., if: not lamp, effects: lamp = true, then: It smokes.}\n"
    "- {say: Blow it out again., if: lamp, effects: lamp = false, then: It still smokes.}\n",
}
_SCENE = re.compile(r"^  ([a-z_]+):", re.MULTILINE)


def pack_of(section: Sequence[Fence], wrong: Fence | None = None) -> dict[str, str]:
    """Return the files of the pack that a section's examples make, with a wrong one among them."""
    if wrong is not None:
        section = [*_beside(section, wrong), wrong]
    said = "".join(fence.text for fence in section)
    files = {"story.yaml": _of(section, "story.yaml") or MANIFEST}
    shared = [fence.text for fence in section if fence.kind == "any file"]
    stock = _stock_declarations(said, shared)
    for number, text in enumerate([*shared, *stock] or ["pips: 1..6\n"]):
        files[f"rules{number or ''}.yaml"] = text
    episodes = [fence.text for fence in section if fence.kind == "an episode file"]
    for text in episodes:
        files[f"episodes/{'01-watch' if text.startswith('episode:') else '00-common'}.yaml"] = text
    files.setdefault("episodes/01-watch.yaml", _episode(section, said))
    tests = _of(section, "tests/watch.yaml")
    if tests:
        files["tests/watch.yaml"] = tests
    files["story.yaml"] = files["story.yaml"].replace("[rules.yaml", "[rules*.yaml")
    return files


def _beside(section: Sequence[Fence], wrong: Fence) -> Iterable[Fence]:
    """Return the right examples that stand beside a wrong one: not those that it is written in place of."""
    for fence in section:
        if fence.kind != wrong.kind or fence.kind == "any file":
            yield fence
        elif fence.kind == "a scene":
            kept = _without(fence.text, set(_SCENE.findall(wrong.text)))
            if kept:
                yield fence._replace(text=kept)


def _without(scenes: str, names: set[str]) -> str:
    parts = re.split(r"^(?=  [a-z_]+:)", scenes, flags=re.MULTILINE)
    return "".join(part for part in parts if not names & set(_SCENE.findall(part)))


def _of(section: Sequence[Fence], kind: str) -> str:
    return next((fence.text for fence in section if fence.kind == kind), "")


def _stock_declarations(said: str, shared: list[str]) -> list[str]:
    declared = "".join(shared)
    lines = [
        line
        for name, line in STOCK_VARIABLES.items()
        if re.search(rf"\b{name}\b", said) and not re.search(rf"^  {name}:", declared, re.MULTILINE)
    ]
    return ["variables:\n" + "".join(lines)] if lines else []


def _episode(section: Sequence[Fence], said: str) -> str:
    """Return an episode with the scenes and choices of a section, all of which can be come to."""
    scenes = "".join(fence.text for fence in section if fence.kind == "a scene")
    stock = "".join(scene for name, scene in STOCK_SCENES.items() if _wants(name, said, scenes))
    if "shore" in _SCENE.findall(scenes):
        return EPISODE + scenes + stock
    choices = "".join(fence.text for fence in section if fence.kind == "a choice")
    shore = choices + "".join(
        lines for name, lines in STOCK_CHOICES.items() if re.search(rf"\b{name}\b", said)
    )
    shore += "".join(
        f"- {{say: Set out for the {name.replace('_', ' ')}., id: to_{name}, goto: {name}}}\n"
        for name in _SCENE.findall(scenes)
        if not _is_led_to(name, scenes, said)
    )
    return EPISODE + SHORE + indent(shore + ENOUGH, "      ") + "\n" + scenes + stock


def _wants(name: str, said: str, scenes: str) -> bool:
    return name not in _SCENE.findall(scenes) and (name == "home" or bool(_ways_to(name).search(said)))


def _is_led_to(name: str, scenes: str, said: str) -> bool:
    """Tell whether a scene is a storylet, or is named by a way that leads to it."""
    parts = re.split(r"^(?=  [a-z_]+:)", scenes, flags=re.MULTILINE)
    own = next(part for part in parts if part.startswith(f"  {name}:"))
    return "storylet:" in own or bool(_ways_to(name).search(said))


def _ways_to(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:goto|call|to|then): (?:watch/)?{name}\b|, {name}\]")
