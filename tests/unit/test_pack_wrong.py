"""Packs that are wrong on purpose: each is told off in exactly these words, at exactly this place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import wrong_packs
from game.pack.codes import CODES
from game.pack.reader import load_pack

CASES = wrong_packs.cases()
TRIED_ELSEWHERE = {"bad-encoding", "too-many"}
ROOMS = Path(wrong_packs.__file__).parents[1] / "game"
SOURCES = (*(ROOMS / "pack").glob("*.py"), ROOMS / "story" / "grammar.py", ROOMS / "language" / "types.py")


def test_the_base_is_right(tmp_path):
    """The pack that the cases edit has nothing wrong with it."""
    assert wrong_packs.says(wrong_packs.BASE, tmp_path) == ""
    assert load_pack(tmp_path).story is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_a_wrong_pack_is_told_so(case, tmp_path):
    """One mistake brings one message: rule, place, sentence, source line, caret, and the right word if there is one."""
    assert wrong_packs.says(wrong_packs.pack_of(case), tmp_path) == case.said


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_a_case_stands_under_its_rule(case):
    """Every case brings a message of the rule that its file is named after, and no other."""
    found = re.findall(r"^\S+:\d+:\d+: (\S+) ", case.said, re.MULTILINE)
    assert found == [case.rule]


def test_every_rule_has_a_case():
    """No rule code is without a pack that breaks it."""
    assert {case.rule for case in CASES} | TRIED_ELSEWHERE == set(CODES)


def test_every_code_in_use_is_explained():
    """Whatever looks like a rule code in the source is one of those that are explained."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    used = set(
        re.findall(r'(?:wrong|wrong_in|at|add|_report|Problem|Finding)\([^"]*?"([a-z]+(?:-[a-z]+)+)"', text)
    )
    assert used <= set(CODES)
    assert len(used) > 20
