"""The season's skeleton has what the bible's Appendix A counts, and its plain form lacks three things and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from game.engine.offers import open_choices
from game.engine.state import State
from game.engine.step import start_at, step
from game.lint.running import lint
from game.pack.reader import Reading, load_pack
from game.pack.rendering import to_text
from game.proof.trials import run_test
from game.story.compiler import compile_story
from game.story.program import END, RISK, Program, Tables
from season import SEASON, plain_files, season_files, stripped
from support import write

FORMS = {"full": season_files, "plain": plain_files}
METERS = ("stamina", "infection", "packs", "heat")
TIRED = (2, 3, 3)
"""Stamina, infection and packs after a watch kept at Fevered, if the next episode takes nothing."""
BEGUN = {
    2: (*TIRED, 0),
    3: (*TIRED, 0),
    4: (*TIRED, 1),
    5: (4, 2, 1, 0),
    6: (4, 3, 1, 1),
    7: (4, 3, 1, 1),
    8: (2, 3, 1, 1),
    9: (4, 2, 3, 0),
    10: (4, 3, 1, 1),
    11: (4, 3, 0, 1),
    12: (0, 3, 0, 0),
}
"""Bible 3.1 and 3.10: the heat that an episode begins with, and what the story takes."""
NOTHING = {"stance": 0, "cheong_san": 0, "resolve": 0, "proof": 0, "infection": 0, "su_hyeok": 0}
EARNED = {
    "morning_roll": {"stance": 2, "cheong_san": 2, "resolve": 2, "proof": 1},
    "circle_line": {"cheong_san": 2},
    "night_class": {"stance": 2, "infection": 2},
    "long_walk_west": {"cheong_san": 1, "resolve": 2},
    "white_paper": {"proof": 2},
    "report_name": {"stance": 1},
    "second_hyosan": {},
    "roof_rules": {"maru.bond": 2},
    "the_debt": {},
    "turned": {"infection": 3},
    "stayed": {"resolve": 2},
    "only_the_living": {},
    "campfire": {"cheong_san": 2, "su_hyeok": 1, "stance": 2, "resolve": 3, "proof": 1},
}
"""Bible 4.4: the least that each ending needs."""
SPOILED = [
    *(("morning_roll", f"{ally}.bond", 0) for ally in ("maru", "juran", "jonga")),
    ("second_hyosan", "proof", 1),
    ("second_hyosan", "stance", 2),
    ("the_debt", "resolve", 2),
    ("stayed", "jonga.bond", 0),
]
"""What closes an ending that is earned otherwise."""


@cache
def reading(form: str) -> Reading:
    with TemporaryDirectory() as folder:
        return load_pack(write(FORMS[form](), Path(folder)), with_tests=True)


@cache
def program(form: str) -> Program:
    return Program(compile_story(reading(form).story), form)


def tables(form: str) -> Tables:
    return program(form).tables


def standing(scene: str, **values: int) -> State:
    """Return a state of the full pack."""
    full = program("full")
    start = [slot.start for slot in full.tables.slots]
    start[0] = full.tables.default_mode
    for name, value in values.items():
        start[full.slot_index(name)] = value
    return State(full.scene_index(scene), (), tuple(start))


def last_acts(**values: int) -> set[str]:
    state = standing("twelve_to_six/last_act", **{**NOTHING, **values})
    return {tables("full").choices[index].id for index in open_choices(program("full"), state)}


@pytest.mark.parametrize("form", FORMS)
def test_it_reads_clean(form):
    """Nothing is wrong with it, and nothing is advised against."""
    read = reading(form)
    found = read.diagnostics or lint(read.story, read.sources)
    assert to_text(found, read.sources, form) == ""


@pytest.mark.parametrize("form", FORMS)
def test_what_its_story_tests_say(form):
    """Each ending is reached by a whole run, and camp, crisis, chase and confiscations do what the bible says."""
    read = reading(form)
    misses = [
        miss.sentence for test in read.tests for miss in run_test(program(form), read.story, test).misses
    ]
    assert misses == []
    reached = {test.expect.ending for test in read.tests if test.start.walkthrough}
    endings = {tables(form).scenes[ending.scene].name for ending in tables(form).endings}
    assert len(endings) == 13
    assert endings <= reached


@pytest.mark.parametrize("form", FORMS)
def test_seventy_one_decisions(form):
    """Sixty scenes of the twelve episodes offer choices, and eleven call the camp."""
    held = tables(form)
    played = [scene for scene in held.scenes if held.chapters[scene.chapter].number]
    decisions = [scene for scene in played if scene.choices]
    camps = [scene for scene in played if scene.call >= 0 and held.scenes[scene.call].name == "common/camp"]
    assert (len(decisions), len(camps)) == (60, 11)


def test_the_plain_form_has_no_push_no_modes_and_no_betrayal():
    """The switch takes away exactly these: what is left is the full pack's, scene by scene and choice by choice."""
    full, plain = tables("full"), tables("plain")
    assert [mode.name for mode in plain.modes] == ["standard"]
    assert plain.push_say == -1
    assert not any(choice.push for choice in plain.choices)
    assert {one.name for one in full.scenes} - {one.name for one in plain.scenes} == {
        "jamsil/sold_by_juran",
        "jamsil/sold_by_jonga",
    }
    assert outline(full) - outline(plain) == {
        ("breach/dark_floors", "jonga", True),
        ("breach/dark_floors", "medicine", True),
    }
    assert [slot.name for slot in full.slots] == [slot.name for slot in plain.slots]


def outline(held: Tables) -> set[tuple[str, str, bool]]:
    """Return every choice with its scene and whether it has a condition."""
    return {
        (held.scenes[one.scene].name, one.id, one.condition is not None and one.condition[0] != "int")
        for one in held.choices
    }


def test_every_risk_has_the_base_odds():
    """Four sixths, and the one modifier that the bible prints for a decision of the skeleton."""
    risks = [choice for choice in tables("full").choices if choice.kind == RISK]
    assert {choice.pips for choice in risks} == {4}
    assert [choice.id for choice in risks for one in choice.modifiers if one.add > 0] == ["wall"]


def test_one_choice_before_the_last_episode_ends_the_story_and_is_asked_twice():
    """It is the crisis's; only an ending's choice is asked twice."""
    full = tables("full")
    asked = {(full.scenes[one.scene].name, one.id) for one in full.choices if one.confirm >= 0}
    assert asked == {("common/crisis", "stop")}
    assert {full.scenes[ending.scene].kind for ending in full.endings} == {END}


@pytest.mark.parametrize("episode", BEGUN)
def test_what_an_episode_begins_with(episode):
    """Heat starts anew, and what the bible says is taken is taken."""
    full = program("full")
    before = next(one for one in full.tables.chapters if one.number == episode - 1)
    state = standing(f"{before.id}/camp", stamina=0, infection=2, packs=3, heat=2)
    night = start_at(full, state).state
    after = step(full, night, full.choice_index(night.scene, "watch")).state
    assert full.tables.chapters[full.tables.scenes[after.scene].chapter].number == episode
    assert tuple(after.values[full.slot_index(meter)] for meter in METERS) == BEGUN[episode]


@pytest.mark.parametrize("ending", EARNED)
def test_an_ending_needs_what_the_bible_says(ending):
    """It is offered with the least that it needs, and not with anything less."""
    least = EARNED[ending]
    assert ending in last_acts(**least)
    for name, value in least.items():
        assert ending not in last_acts(**{**least, name: value - 1}), name


@pytest.mark.parametrize(("ending", "name", "value"), SPOILED)
def test_an_ending_closes(ending, name, value):
    """It is not offered where something is too much, or somebody too far."""
    assert ending not in last_acts(**{**EARNED[ending], name: value})


def test_it_is_played_to_an_end_in_lines(tmp_path):
    """Numbers typed without looking lead through twelve episodes to an ending."""
    folders = {"TWELVE_TO_SIX_SAVES": str(tmp_path / "saves"), "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache")}
    played = subprocess.run(
        [sys.executable, "-m", "game", "play", str(SEASON), "--plain", "--seed", "7"],
        cwd=SEASON.parents[2],
        env={**os.environ, **folders},
        input="2\n3\n1\n" * 120,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert played.returncode == 0, played.stderr
    assert played.stdout.count("\nEpisode ") == 12
    assert "\nThe end: " in played.stdout


def test_a_mark_that_is_not_closed():
    """A block that never ends is a mistake in the pack."""
    assert stripped("a: 1\nb: 2 # full\n# full:\nc: 3\n# end of full\nd: 4\n") == "a: 1\nd: 4\n"
    with pytest.raises(ValueError, match="without an"):
        stripped("# full:\nc: 3\n")
