"""`test --cover`: few walkthroughs that take everything, written as story tests that hold."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from game.__main__ import main
from game.engine.replay import Step, replay
from game.pack.reader import load_pack
from game.proof.ahead import takeable
from game.proof.budget import Budget
from game.proof.cover import SECONDS, cover
from game.proof.trials import run_test
from game.story.compiler import compile_story
from game.story.program import Program
from proving.search import search
from strategies.packs import random_pack, seeded
from support import compiled, little, pack_files, write

PACKS = Path(__file__).resolve().parents[1] / "packs"
FORK = """\
  first:
    text: A fork.
    choices:
      - {say: Go left., id: left, goto: second}
      - {say: Go right., id: "no", goto: second}
      - say: Jump.
        id: jump
        risk: {pips: 3, success: {then: Yes., goto: second}, failure: {then: No., goto: end}}
  second:
    text: Further on.
    choices:
      - {say: Rest., id: rest, if: stamina == 2, effects: [stamina -= 1]}
      - {say: Go on., id: go_on, goto: end}
"""


@pytest.fixture
def fork(tmp_path) -> Path:
    """Return the folder of a pack with a fork and a risk."""
    return write(pack_files(FORK), tmp_path / "fork")


def pieces(program: Program, walks) -> set:
    """Return what walkthroughs take, each replayed through the engine."""
    for walk in walks:
        assert replay(program, walk.steps)[-1].state == walk.end
    return {step[:3] for walk in walks for step in walk.steps}


def told(pack: Path):
    """Return what came of every story test of a pack."""
    reading = load_pack(pack, with_tests=True)
    assert reading.story is not None, reading.diagnostics
    program = Program(compile_story(reading.story), "")
    return [run_test(program, reading.story, test) for test in reading.tests]


def test_a_fork_in_three_ways_takes_four_walks():
    """What cannot be taken in one run takes a walk each, and nothing takes more: here the least there is."""
    program = little(FORK)
    found = cover(program)
    assert len(found.walks) == 4
    assert pieces(program, found.walks) == found.pieces
    assert len(found.pieces) == 6


@pytest.mark.parametrize("seed", range(24))
def test_a_cover_takes_what_a_search_over_steps_finds(seed):
    """On made-up packs the walks take every piece, and none that a naive search knows of is missing."""
    program = compiled(random_pack(seeded(seed)))
    naive = search(program, program.tables.default_mode)
    found = cover(program, seconds=0.1)
    assert min(1, len(found.pieces)) <= found.least <= max(1, len(found.walks))
    choices, scenes = program.tables.choices, program.tables.scenes
    failing = {(choice, roll) for _, choice, roll in naive.errors}
    sure = set(naive.taken) - failing
    names = {(scenes[choices[one].scene].name, choices[one].id, roll) for one, roll in sure}
    assert names <= pieces(program, found.walks) == found.pieces


@pytest.mark.parametrize("seed", [24, 38])
def test_what_the_engine_always_refuses_is_left_out(seed):
    """A choice that only ever ends in an error is no piece; all others are taken by walks that replay."""
    program = compiled(random_pack(seeded(seed), wild=True))
    naive = search(program, program.tables.default_mode)
    found = cover(program, seconds=0)
    choices, scenes = program.tables.choices, program.tables.scenes
    refused = {(scenes[choices[one].scene].name, choices[one].id, roll) for _, one, roll in naive.errors}
    taken = {(scenes[choices[one].scene].name, choices[one].id, roll) for one, roll in naive.taken}
    assert refused
    assert taken - refused <= pieces(program, found.walks) == found.pieces


def test_no_walk_could_be_left_out():
    """Each walkthrough of a cover takes something that no other takes."""
    program = Program(compile_story(load_pack(PACKS / "tiny").story), "")
    walks = cover(program).walks
    for walk in walks:
        others = pieces(program, [one for one in walks if one is not walk])
        assert not pieces(program, [walk]) <= others


def test_walks_of_another_day_are_built_upon():
    """What still replays stays, what does not is dropped, and the cover is whole all the same."""
    program = little(FORK)
    mine = [Step("", "no"), Step("", "go_on")]
    found = cover(program, kept=[mine, [Step("", "gone")]])
    assert mine == [Step("", step.choice, step.roll) for step in found.walks[0].steps]
    assert pieces(program, found.walks) == found.pieces


def test_walks_of_another_day_are_given_up_for_fewer():
    """Where fewer will do, walkthroughs that still replay do not stand in the way."""
    program = little(FORK)
    ends = [Step("", "left"), Step("", "go_on")], [Step("", "no"), Step("", "go_on")]
    jumps = [[Step("", "jump", roll)] for roll in ("success", "failure")]
    rests = [Step("", "left"), Step("", "rest"), Step("", "go_on")]
    rest_last = [Step("", "jump", "success"), Step("", "rest"), Step("", "go_on")]
    found = cover(program, kept=[*ends, *jumps, rests, rest_last])
    assert len(found.walks) == found.least == 4


@pytest.mark.parametrize("seed", [83, 198])
def test_the_same_story_has_the_same_cover(seed):
    """Where no clock cuts the search, nothing is left to chance: made twice, a cover is the same to the last step."""
    program = compiled(random_pack(seeded(seed)))
    assert cover(program) == cover(program)


@pytest.mark.slow
def test_the_story_has_a_smallest_set():
    """The game's own story, in every mode."""
    program = Program(compile_story(load_pack(PACKS.parents[1] / "story").story), "")
    for mode in range(len(program.tables.modes)):
        found = cover(program, mode)
        assert len(found.walks) == found.least


@pytest.mark.slow
def test_the_season_has_a_smallest_set():
    """Ten million states are no hindrance: fifteen walkthroughs take everything, and no fewer would do."""
    program = Program(compile_story(load_pack(PACKS / "season").story), "")
    found = cover(program)
    assert pieces(program, found.walks) == found.pieces
    assert len(found.walks) == found.least == 15


def test_what_can_be_taken_includes_the_push():
    """Everything that a player could do next is listed, with its roll."""
    program = Program(compile_story(load_pack(PACKS / "tiny").story), "")
    start = replay(program, [])[-1].state
    rolls = {roll for _, roll in takeable(program, start)}
    assert {"success", "failure", "pushed"} <= rolls


@pytest.mark.parametrize("pack", ["tiny", "roof"])
def test_the_written_tests_hold(pack, tmp_path, capsys):
    """`test --cover` writes story tests into the pack, `test` finds them right, and a second cover changes nothing."""
    folder = Path(shutil.copytree(PACKS / pack, tmp_path / pack))
    assert main(["test", str(folder), "--cover"]) == 0
    assert "take every choice and every outcome" in capsys.readouterr().err
    text = (folder / "tests" / "cover.yaml").read_text(encoding="utf-8")
    assert all(trial.passed for trial in told(folder))
    assert main(["test", "--cover", str(folder)]) == 0
    assert (folder / "tests" / "cover.yaml").read_text(encoding="utf-8") == text


def test_a_cover_can_be_printed(fork, capsys):
    """With `-` the tests go to standard output and the pack stays as it is; an id that YAML would guess is quoted."""
    assert main(["test", str(fork), "--cover", "-"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("# Every choice")
    assert '- "no"\n' in printed.out
    assert printed.err == "4 walkthroughs take every choice and every outcome, 6 in all. No fewer would do.\n"
    assert not (fork / "tests").exists()


def test_scenes_that_move_leave_a_cover_valid(fork):
    """The steps name no scene: a scene under another name breaks nothing."""
    assert main(["test", str(fork), "--cover"]) == 0
    page = fork / "one.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("second", "moved"), encoding="utf-8")
    trials = told(fork)
    assert len(trials) == 4
    assert all(trial.passed for trial in trials)


def test_a_choice_that_is_gone_is_put_right_by_a_new_cover(fork):
    """A cover whose ids no scene has any more can't be read, and is written anew."""
    assert main(["test", str(fork), "--cover"]) == 0
    page = fork / "one.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("id: rest", "id: sit"), encoding="utf-8")
    assert load_pack(fork, with_tests=True).story is None
    assert main(["test", str(fork), "--cover"]) == 0
    assert all(trial.passed for trial in told(fork))


def test_a_pack_that_cannot_be_read_has_no_cover(fork, capsys):
    """What is wrong with it is told instead, and the exit code is that of a pack that can't be read."""
    (fork / "one.yaml").write_text("episode: [", encoding="utf-8")
    assert main(["test", str(fork), "--cover"]) == 2
    assert "one.yaml:" in capsys.readouterr().out


def test_what_the_budget_left_undecided_is_no_cover(fork, capsys, monkeypatch):
    """Nothing is written, and the exit code is that of the undecided."""
    monkeypatch.setattr("game.proof.cover.Budget", lambda: Budget(1))
    assert main(["test", str(fork), "--cover"]) == 3
    assert "undecided: " in capsys.readouterr().err
    assert not (fork / "tests").exists()


def test_a_stop_by_the_clock_never_looks_like_the_smallest_set(tmp_path, capsys):
    """Without time to prove it, it is said how many are needed for certain, and that the rest is undecided."""
    lines = [
        f"      - {{say: Do {one}., id: do_{one}, if: heat < 3, once: true, effects: [heat += 1], goto: first}}\n"
        for one in range(20)
    ]
    yard = "  first:\n    text: A yard.\n    choices:\n      - {say: Home., goto: end}\n" + "".join(lines)
    folder = write(pack_files(yard), tmp_path / "yard")
    assert main(["test", str(folder), "--cover", "-", "--seconds", "0"]) == 0
    said = capsys.readouterr().err
    assert "No fewer would do" not in said
    assert re.search(r"At least \d are needed, so at most \d could be spared: undecided after 0 s\.", said)
    assert main(["test", str(folder), "--cover", "-"]) == 0
    assert "7 walkthroughs take every choice" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        ["--seconds", "5"],
        ["--record", "X", "--seconds", "5"],
        ["--cover", "-", "--seconds", "-1"],
        ["--cover", "-", "--seconds", "x"],
    ],
)
def test_seconds_are_a_number_for_a_cover(fork, given, capsys):
    """Anything else is a mistake that is told in a sentence."""
    try:
        code = main(["test", str(fork), *given])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert "seconds" in capsys.readouterr().err


def test_the_help_says_how_long_a_cover_is_looked_for(capsys):
    """What it names is what is taken if nothing is said."""
    with pytest.raises(SystemExit):
        main(["test", "--help"])
    assert f"{SECONDS} if absent" in " ".join(capsys.readouterr().out.split())


def test_two_words_are_one_too_many(fork, capsys):
    """A pack in front and a word behind `--cover` is a mistake that is told in a sentence."""
    assert main(["test", str(fork), "--cover", "there"]) == 2
    assert "nothing or -" in capsys.readouterr().err
