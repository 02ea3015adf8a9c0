"""Small packs for tests, written as text and compiled through the ordinary reader."""

from __future__ import annotations

import tempfile
from pathlib import Path

from game.engine.offers import offers, open_choices
from game.engine.step import begin, step
from game.pack.reader import read_pack
from game.story.compiler import compile_story
from game.story.program import Program

MANIFEST = """\
story: little
format: 1
version: 1.0.0
title: Little
start: one/first
include: [rules.yaml, one.yaml]
"""
RULES = """\
variables:
  stamina: {range: 0..4, start: 2, levels: [Spent, Winded, Tired, Ready, Fresh], better: high}
  resolve: {range: 0..3, start: 1}
  heat: {range: 0..3, start: 0}
  door: {flag: false}
  stance: {one_of: [none, du_seok, night_class]}
tags:
  mood: {one_of: [plain, odd]}
allies:
  juran: {name: So Ju-ran, bond: 0..2, start: 1, levels: [gone, wary, sworn], method: Noise}
"""
EPISODE = """\
episode: 1
id: one
title: One
day: Day 1
content_notes: []
scenes:
"""
END = """\
  end:
    text: The end.
    ending: {kind: good, title: Done}
"""


def pack_files(scenes: str, rules: str = "", manifest: str = "", header: str = "") -> dict[str, str]:
    """Return the files of a pack whose one episode holds the scenes (indented by two) and an ending `end`."""
    episode = EPISODE.replace("scenes:\n", header + "scenes:\n")
    return {
        "story.yaml": MANIFEST + manifest,
        "rules.yaml": RULES + rules,
        "one.yaml": episode + scenes + ("" if "\n  end:" in scenes or scenes.startswith("  end:") else END),
    }


def write(files: dict[str, str], folder: Path) -> Path:
    """Write the files of a pack and return its folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def compiled(files: dict[str, str]) -> Program:
    """Return the Program of a pack given as text."""
    with tempfile.TemporaryDirectory() as folder:
        story = read_pack(write(files, Path(folder)))
    return Program(compile_story(story), "test")


def little(scenes: str, rules: str = "", **more: str) -> Program:
    """Return the Program of a pack with one episode and the usual variables."""
    return compiled(pack_files(scenes, rules, **more))


class Game:
    """A program being stepped by the ids of its choices."""

    def __init__(self, program: Program, mode: int | None = None) -> None:
        self.program = program
        self.outcome = begin(program, mode)

    @property
    def state(self):
        """The present state."""
        return self.outcome.state

    @property
    def scene(self) -> str:
        """The scene stood in, without its episode."""
        return self.program.tables.scenes[self.state.scene].name.partition("/")[2]

    @property
    def events(self) -> list[tuple[object, ...]]:
        """What the last step did."""
        return list(self.outcome.events)

    def __getitem__(self, name: str) -> int:
        return self.state.values[self.program.slot_index(name)]

    def take(self, choice: str, roll: str | None = None) -> Game:
        """Take a choice by id."""
        index = self.program.choice_index(self.state.scene, choice)
        self.outcome = step(self.program, self.state, index, roll)
        return self

    def index(self, choice: str) -> int:
        """Return the index of a choice of this scene."""
        return self.program.choice_index(self.state.scene, choice)

    def open(self) -> list[str]:
        """Return the ids of the open choices."""
        return [self.program.tables.choices[index].id for index in open_choices(self.program, self.state)]

    def offered(self) -> dict[str, object]:
        """Return the offers by id."""
        return {offer.id: offer for offer in offers(self.program, self.state)}

    def texts(self) -> list[str]:
        """Return the ids of the texts printed by the last step."""
        return [self.program.tables.texts[index].id for index in self.outcome.texts]

    def names(self, *kinds: str) -> list[str]:
        """Return the kinds of the last step's events, of some kinds only where given."""
        return [event[0] for event in self.outcome.events if not kinds or event[0] in kinds]
