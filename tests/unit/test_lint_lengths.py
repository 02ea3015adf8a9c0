from __future__ import annotations

import pytest

from game.lint.view import View
from strategies.stories import found, passage, read

HEAD = """variables:
  heat: {range: 0..3, start: 0, levels: [calm, quite calm, loud, very very loud]}
cast:
  juran: {name: So Ju-ran, calls: Ju-ran sunbae}
"""

COUNTS = [
    ("The gate is shut.", 4),
    ("{heat > 1: One two three | One}.", 3),
    ("{heat > 1: One | One two} {heat > 1: three four five | six}.", 4),
    ("{heat == 0: One two three}{heat == 1: one two}{heat > 1: one} four.", 4),
    ("{heat > 1: {heat > 2: one two three | four} five | six}.", 4),
    ("It is {heat} here.", 6),
    ("{juran.calls} waits.", 3),
    ("*One* two \\{three\\}.", 3),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_words_on_the_longest_way(tmp_path, text, count):
    """Counted is the most that one state shows, with values at their longest."""
    reading = read(tmp_path, passage(text, HEAD))
    view = View(reading.story, reading.sources)
    shown = next(each for each in view.texts if each.kind == "passage")
    assert view.lengths.words(shown.prose, shown.scene) == count


def between(folder, scenes, limit=9):
    snippet = f"limits: {{between: {limit}}}\nscenes:\n{scenes}"
    return [one.message for one in found(folder, snippet, "long-between")]


def test_between_two_choices_takes_the_longest_way(tmp_path):
    """Of several ways on, the one with the most words counts, with the longest result line that leads there."""
    scenes = """  gate:
    text: Shut.
    choices:
      - {say: Climb., then: One two., goto: road}
      - {say: Wait., then: One two three., goto: road}
  road: {text: Four., goto: [{to: wood, if: visited(gate) > 1}, field]}
  wood: {text: Five six seven eight nine ten., choices: [{say: On., goto: out}]}
  field: {text: Five., choices: [{say: On., goto: out}]}
"""
    told = "From a choice to the next the player reads 10 words (day/road, day/wood), and the pack allows 9."
    assert between(tmp_path, scenes) == [told]


def test_an_endings_own_text_is_not_between_choices(tmp_path):
    """The last page is measured by itself."""
    scenes = "  gate: {text: Shut., choices: [{say: Climb., goto: home}]}\n"
    scenes += "  home: {text: One two three four five six seven eight nine ten., ending: {kind: good, title: Home}}\n"
    assert between(tmp_path, scenes) == []


def test_a_text_that_is_too_long_alone_is_told_once(tmp_path):
    """Where a passage breaks its own limit, the stretch it stands in is not told as well."""
    scenes = """  gate: {text: Shut., choices: [{say: Climb., then: One two., goto: road}]}
  road: {text: One two three four five six seven eight nine., choices: [{say: On., goto: out}]}
"""
    snippet = f"limits: {{between: 9, passage: 8}}\nscenes:\n{scenes}"
    assert [one.rule for one in found(tmp_path, snippet)] == ["long-passage"]


def test_a_circle_of_ways_on_is_measured_once_round(tmp_path):
    """Scenes that may lead on to one another are no endless stretch."""
    scenes = """  gate: {text: Shut., choices: [{say: Climb., goto: road}, {say: Wait., then: You wait., goto: field}]}
  road: {text: One two., goto: [{to: field, if: visited(road) < 2}, out]}
  field: {text: One two., goto: [{to: road, if: visited(field) < 2}, out]}
"""
    assert len(between(tmp_path, scenes, limit=2)) in {1, 2}
