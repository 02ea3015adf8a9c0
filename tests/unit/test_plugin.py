"""The pytest plugin: a pack as test items, and a run that never heard of packs left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np  # noqa: F401 - can't be loaded twice, and a run within this one forgets what it loads
import pytest

from game.proof import verdicts
from game.proof.budget import Budget
from guide.fences import KINDS, fences
from support import pack_files, write

pytest_plugins = ["pytester"]

TOP = Path(__file__).resolve().parents[2]
WHOLE = """\
  first:
    text: A fork.
    choices:
      - {say: Go left., id: left, goto: second}
      - {say: Go right., id: right, goto: second}
  second:
    text: Further on.
    choices:
      - {say: Go on., id: go_on, goto: end}
"""
STUCK = """\
  first:
    text: A fork.
    choices:
      - {say: Go left., id: left, goto: pit}
      - {say: Go right., id: right, goto: end}
  pit:
    text: Too deep.
    choices:
      - {say: Climb., id: climb, if: stamina >= 3, goto: attic}
      - {say: Wait., id: wait, if: stamina >= 3, goto: end}
  attic: {text: Nobody was ever here., goto: end}
  loft:
    text: Round and round.
    choices:
      - {say: Again., id: again}
"""
LOCKED = """\
  first:
    text: A door.
    choices:
      - {say: In., id: go_in, goto: cell, effects: [stamina -= 1]}
      - {say: Away., id: away, goto: end}
  cell:
    text: Shut.
    choices:
      - {say: Count the bars., id: bars, then: Nine.}
"""
RESTED = "properties: [{id: rested, always: stamina == 2}]\n"
PROPERTIES = """\
properties:
  - {id: rested, always: stamina == 2}
  - {id: winded, can: stamina == 1}
"""
TESTS = """\
tests:
  - name: The way on
    start: {walkthrough: [right]}
    expect: {ending: one/end}
  - name: Nobody falls
    start: {walkthrough: [left]}
    expect: {ending: one/end}
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Return a function that runs pytest in an empty project, with the plugin and nothing of this one's settings."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.syspathinsert(TOP)

    def started(*arguments):
        return pytester.runpytest_inprocess("-p", "game.testing.plugin", *arguments)

    return started


@pytest.fixture
def whole(pytester) -> Path:
    """Return the folder of a pack without a fault."""
    return write(pack_files(WHOLE), pytester.path / "whole")


@pytest.fixture
def stuck(pytester) -> Path:
    """Return the folder of a pack in which a player gets stuck."""
    return write({**pack_files(STUCK, PROPERTIES), "tests/some.yaml": TESTS}, pytester.path / "stuck")


def ids(result) -> list[str]:
    """Return the items of a run that only collected."""
    return [line.partition("::")[2] for line in result.outlines if "::" in line]


def test_a_pack_is_an_item_for_each_thing_that_can_be_said_of_it(run, stuck):
    """Scenes and endings in the story's order, properties, safety in every mode, coverage, story tests."""
    assert ids(run("--pack", "stuck", "--collect-only", "-q")) == [
        "scene one/first",
        "scene one/pit",
        "scene one/attic",
        "scene one/loft",
        "ending one/end",
        "property rested",
        "property winded",
        "no dead end in standard",
        "no soft-lock in standard",
        "coverage",
        "test The way on",
        "test Nobody falls",
    ]


def test_a_pack_without_a_fault_passes(run, whole):
    """Everything of it holds."""
    run("--pack", "whole").assert_outcomes(passed=6)


def test_the_pack_with_one_of_everything_passes(run, pytester):
    """There is nothing in it that nobody comes to, and nobody gets stuck."""
    shutil.copytree(TOP / "tests" / "packs" / "tiny", pytester.path / "tiny")
    outcomes = run("--pack", "tiny").parseoutcomes()
    assert outcomes.keys() - {"warnings"} == {
        "passed"
    }  # of an installed plugin, pytest says that it is loaded already


def test_what_does_not_hold_fails_with_what_the_proof_says(run, stuck):
    """A scene with what blocks it, a dead end with the walkthrough to it, a story test with what came instead."""
    result = run("--pack", "stuck")
    result.assert_outcomes(passed=6, failed=6)
    result.stdout.fnmatch_lines_random(
        [
            "*scene-unreachable No run ever comes to the scene one/attic: *stamina*",
            "*dead-end A run can end in one/pit without an ending*",
            "     1. one/first: Go left. [[]left[]]",
            "*property-impossible The property winded fails*",
            "tests/some.yaml:*stood in*wanted the ending*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_what_is_lost_or_broken_fails_with_the_walkthrough(run, pytester):
    """A soft-lock and a property that can fail each show the choices that lead there."""
    write(pack_files(LOCKED, RESTED), pytester.path / "locked")
    for item, rule in (("soft-lock", "soft-lock"), ("rested", "property-broken")):
        result = run("--pack", "locked", "-k", item)
        result.assert_outcomes(failed=1, deselected=6)
        result.stdout.fnmatch_lines(
            [f"*{rule} *", "*In the mode standard:", "     1. one/first: In. [[]go_in[]]"]
        )


def test_an_item_is_about_a_line_of_the_pack(run, stuck, pytester):
    """Where pytest tells the place, it is the author's file and line."""
    item = next(one for one in pytester.inline_genitems("-p", "game.testing.plugin", "--pack", "stuck")[0])
    path, line, name = item.reportinfo()
    assert (Path(path).name, name) == ("one.yaml", "scene one/first")
    assert Path(path).read_text(encoding="utf-8").split("\n")[line] == "  first:"


def test_nobody_asked(run, whole, pytester):
    """Without the option and the setting a pack is no test, and no room of the engine is loaded."""
    pytester.makepyfile("def test_one(): pass")
    run().assert_outcomes(passed=1)
    run("whole").assert_outcomes()
    code = f"import sys; sys.path.insert(0, {str(TOP)!r}); import game.testing.plugin; print([one for one in sys.modules if 'hypothesis' in one or 'game.' in one])"
    assert pytester.run("python", "-c", code).outlines == ["['game.testing', 'game.testing.plugin']"]


def test_the_settings_can_ask(run, whole, pytester):
    """A pack of the settings is run with everything, and not where one test file is asked for."""
    pytester.makeini("[pytest]\npacks = whole\n")
    pytester.makepyfile(test_mine="def test_one(): pass")
    run().assert_outcomes(passed=7)
    run("test_mine.py").assert_outcomes(passed=1)
    run("whole").assert_outcomes(passed=6)


def test_several_packs(run, whole, stuck):
    """The option may be given more than once, and with the first file instead of the folder."""
    run("--pack", "whole/story.yaml", "--pack", "stuck").assert_outcomes(passed=12, failed=6)


def test_a_pack_that_was_come_by_twice_is_run_once(run, whole):
    """By its folder and by the option."""
    run("whole", "--pack", "whole").assert_outcomes(passed=6)


def test_no_folder_is_passed_over_on_the_way_to_a_pack(run, whole):
    """Not even one that pytest would not look into."""
    whole.rename(whole.with_name("build"))
    run("--pack", "build").assert_outcomes(passed=6)


def test_items_can_be_chosen(run, stuck):
    """By words, as any test; what was not chosen is not tried."""
    run("--pack", "stuck", "-k", "scene and pit").assert_outcomes(passed=1, deselected=11)
    run("stuck/story.yaml::ending one/end", "--pack", "stuck").assert_outcomes(passed=1)


def test_a_pack_is_proved_once(run, whole, monkeypatch):
    """All its items share one proof."""
    asked = []
    prove = verdicts.prove
    monkeypatch.setattr(verdicts, "prove", lambda program: asked.append(program) or prove(program))
    run("--pack", "whole").assert_outcomes(passed=6)
    assert len(asked) == 1


def test_what_the_budget_left_undecided_never_passes(run, whole, monkeypatch):
    """Safety and coverage fail where the proof stopped, and say why."""
    prove = verdicts.prove
    monkeypatch.setattr(verdicts, "prove", lambda program: prove(program, budget=Budget(1)))
    result = run("--pack", "whole")
    result.assert_outcomes(failed=6)
    result.stdout.fnmatch_lines("*budget Undecided: *")


def test_a_pack_that_cannot_be_read_is_an_error_with_its_place(run, whole):
    """It is said as `check` says it."""
    (whole / "one.yaml").write_text("episode: one", encoding="utf-8")
    result = run("--pack", "whole")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines("*one.yaml:1:10: wrong-type *")


def test_a_pack_that_is_not_there(run):
    """It is a usage error, in a sentence."""
    result = run("--pack", "nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("*no pack was found: *nowhere*")


def test_two_processes_collect_the_same(run, stuck):
    """Under xdist every item runs once, whichever process gets it."""
    pytest.importorskip("xdist")
    run("-p", "xdist", "-n", "2", "--pack", "stuck").assert_outcomes(passed=6, failed=6)


def test_the_example_of_the_guide(run, pytester):
    """The pack of the guide's first pages is the items that the guide lists, and its test in Python passes."""
    command, example = (fence for fence in fences() if fence.heading == "Tests in Python")
    listed = command.says.split("\n")
    for fence in fences():
        if fence.language == "yaml" and fence.kind not in KINDS:
            write({fence.kind: fence.text}, pytester.path)
    write({"test_lighthouse.py": example.text}, pytester.path)
    result = run(*command.text.split()[1:])
    result.assert_outcomes(passed=len(listed) + 1)
    said = [line.partition(" PASSED")[0] + " PASSED" for line in result.outlines if "story.yaml::" in line]
    assert said == listed
