"""The quick way through prose gives what the grammar gives."""

from __future__ import annotations

import random

import pytest

from game.language.syntax import Name
from game.story.grammar import parse_prose
from game.story.place import Place
from game.story.shallow import read_prose

PARTS = (
    "a",
    "the gate.",
    " ",
    "  ",
    "\n",
    "\n\n",
    " \n \n",
    "|",
    ":",
    "{x}",
    "{ juran.calls }",
    "{B}",
    "{",
    "}",
)
RARE = ("*", "\\{", "\\|", "{}", "{a|b}", "{a: }", "{a:\n\n|b}", "{a: b|c|d}")
HEADS = ("heat", " heat >= 2", "\nnot crew ", "")


def place_at(offset):
    """Return a place that tells offsets apart."""
    return Place("a.yaml", 1, offset)


def condition(text, start):
    """Return a condition that tells what was read, and where."""
    return Name(text, start, start + len(text))


def made(source, depth=0):
    """Return a text of some parts, sound more often than not."""
    found = []
    for _ in range(source.randint(0, 5)):
        if source.random() < 0.4 and depth < 2:
            inner = [
                made(source, depth + 1 if source.random() < 0.2 else 2) for _ in range(source.randint(1, 2))
            ]
            found.append(f"{{{source.choice(HEADS)}:{'|'.join(inner)}}}")
        else:
            found.append(source.choice(RARE if source.random() < 0.08 else PARTS[:11]))
    return "".join(found)


@pytest.mark.parametrize("folded", [False, True])
def test_any_text_has_the_spans_of_the_grammar(folded):
    """Spans, places and problems are the same for thousands of texts, whole and damaged."""
    source = random.Random(6)
    shallow = 0
    for _ in range(8_000):
        text = made(source)
        ours = read_prose(text, place_at, condition, folded=folded)
        theirs = parse_prose(text, place_at, condition, folded=folded)
        assert repr(ours) == repr(theirs), text
        shallow += bool(ours[0]) and "{" in text
    assert shallow > 1_000


def test_conditions_are_asked_once_and_in_order():
    """What is wrong with a condition is said once, and from the left."""
    asked = []

    def note(text, start):
        asked.append(text)
        return condition(text, start)

    read_prose("{one: a} b {two: c | d} {three: e}", place_at, note)
    assert asked == ["one", "two", "three"]
