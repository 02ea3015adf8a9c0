"""The game's own story: it reads without a finding, it is proved, and every story test of its authors holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.lint.running import lint
from game.pack.reader import load_pack
from game.pack.rendering import to_text
from game.proof.findings import PROVED, Verdict
from game.proof.trials import run_test
from game.proof.verdicts import prove
from game.story.compiler import compile_story
from game.story.program import Program
from game.testing import said

STORY = Path(__file__).resolve().parents[1] / "story"
READING = load_pack(STORY, with_tests=True)


@cache
def program() -> Program:
    return Program(compile_story(READING.story), "test")


def test_the_story_is_clean():
    """Nothing is wrong with it, nothing is not meant, and nothing is worth advising."""
    found = READING.diagnostics or lint(READING.story, READING.sources)
    assert to_text(found, READING.sources, "story") == ""


@cache
def verdict() -> Verdict:
    return prove(program())


@pytest.mark.parametrize("mode", ["story", "standard", "curfew"])
@pytest.mark.parametrize("kind", said.SAFETY)
def test_nobody_gets_stuck(kind, mode):
    """Over every choice and every roll of a mode there is always a way on, and always a way to an ending."""
    assert mode in verdict().modes
    assert said.stuck(program(), verdict(), kind, mode) == []


def test_everything_in_it_can_be_reached():
    """Every scene, choice, outcome, text, storylet and ending has its walkthrough, and every property holds."""
    assert verdict().verdict == PROVED, [finding.message for finding in verdict().findings]
    assert set(verdict().wanted) <= set(verdict().reached)


def test_every_mode_is_proved():
    """The proof leaves no difficulty out."""
    assert list(verdict().modes) == [mode.name for mode in program().tables.modes]


@pytest.mark.parametrize("test", READING.tests, ids=lambda test: test.name)
def test_what_its_authors_say_of_it(test):
    """The choices of a story test lead to what it expects."""
    trial = run_test(program(), READING.story, test)
    said = [f"story/{miss.place}: {miss.sentence}" for miss in trial.misses]
    assert said == [], trial.standing
