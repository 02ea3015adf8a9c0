from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.main import run
from game.lint.registry import rules
from strategies.lint_examples import write_pack
from strategies.stories import passage

TOP = Path(__file__).resolve().parents[2]
CLEAN = passage("The gate is shut.")
ADVICE = "variables:\n  rope: {range: 0..2, start: 2}\n" + passage("You have {rope}.").replace(
    "{say: Leave., goto: out}", "{say: Pay., cost: {rope: 1}}, {say: Leave., goto: out}"
)
WARNING = "variables:\n  rope: {flag: false}\n" + CLEAN
BROKEN = WARNING.replace("goto: out}", "goto: gat, if: rop}")


def check(capsys, *arguments):
    """Return the exit code, standard output and standard error of a check."""
    code = run(["check", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    """Keep what is remembered out of the user's own cache."""
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Return a function that writes a pack and returns its folder; messages are printed as from above it."""
    monkeypatch.chdir(tmp_path)
    return lambda snippet: write_pack(tmp_path / "pack", snippet)


def test_a_clean_pack(pack, capsys):
    """Nothing is found: nothing on standard output, one line on standard error, and 0."""
    assert check(capsys, pack(CLEAN)) == (0, "", "Nothing found in 2 files and 2 scenes.\n")


def test_a_warning_in_text(pack, capsys):
    """A finding is its place, its severity and rule, a sentence, and the line with a caret."""
    code, out, err = check(capsys, pack(WARNING))
    assert code == 1
    assert out == (
        "pack/one.yaml:2:3: warning unused-variable Nothing reads `rope`: read it somewhere, or take it out.\n"
        "    rope: {flag: false}\n"
        "    ^\n"
    )
    assert err == "1 warning in 2 files and 2 scenes.\n"


def test_advice_fails_nothing(pack, capsys):
    """Advice is printed and leaves the exit code at 0."""
    code, out, err = check(capsys, pack(ADVICE))
    assert (code, err) == (0, "1 piece of advice in 2 files and 2 scenes.\n")
    assert "advice bare-value" in out


def test_a_pack_that_cannot_be_read(pack, capsys):
    """Errors of reading have the same form and order, and nothing else is said; the exit code is 2."""
    code, out, err = check(capsys, pack(BROKEN))
    assert code == 2
    assert [line.split(" ")[:3] for line in out.split("\n") if line.startswith("pack/")] == [
        ["pack/one.yaml:5:35:", "error", "unknown-scene"],
        ["pack/one.yaml:5:44:", "error", "unknown-name"],
    ]
    assert err == "2 errors in 2 files.\n"


def test_no_pack_at_all(tmp_path, capsys):
    """A folder that isn't there is an error like any other."""
    code, out, err = check(capsys, tmp_path / "nowhere")
    assert (code, err) == (2, "1 error in no file.\n")
    assert "error unreadable-file" in out


def test_json(pack, capsys):
    """JSON has a format number, the story, and every finding; standard error keeps the summary."""
    code, out, err = check(capsys, pack(WARNING), "--format", "json")
    assert code == 1
    assert json.loads(out) == {
        "format": 1,
        "story": "example",
        "version": "1.0.0",
        "findings": [
            {
                "rule": "unused-variable",
                "severity": "warning",
                "file": "pack/one.yaml",
                "line": 2,
                "column": 3,
                "end_column": None,
                "message": "Nothing reads `rope`: read it somewhere, or take it out.",
                "hint": "",
            }
        ],
    }
    assert err == "1 warning in 2 files and 2 scenes.\n"


def test_json_of_a_pack_that_cannot_be_read(pack, capsys):
    """There is no story then, and the findings are those of reading."""
    code, out, _ = check(capsys, pack(BROKEN), "--format", "json")
    document = json.loads(out)
    assert (code, document["story"], document["version"]) == (2, None, None)
    assert [(one["rule"], one["hint"]) for one in document["findings"]] == [
        ("unknown-scene", "gate"),
        ("unknown-name", "rope"),
    ]


def test_github(pack, capsys):
    """Each finding is a command that GitHub shows beside the line; advice is a notice."""
    _, out, _ = check(capsys, pack(WARNING), "--format", "github")
    assert out.startswith("::warning file=pack/one.yaml,line=2,col=3,title=unused-variable::Nothing reads")
    _, out, _ = check(capsys, pack(ADVICE), "--format", "github")
    assert out.startswith("::notice ")


def test_one_rule(pack, capsys):
    """With `--rule` nothing else is printed or counted."""
    folder = pack(WARNING.replace("scenes:", "style: {banned: [shut]}\nscenes:"))
    code, out, _ = check(capsys, folder, "--rule", "banned-words")
    assert code == 1
    assert out.count("warning ") == 1
    assert check(capsys, folder, "--rule", "idle-choice")[0] == 0
    assert check(capsys, folder, "--rule", "idle-choice", "--rule", "unused-variable")[0] == 1


def test_errors_alone(pack, capsys):
    """With `--no-warnings` only errors are printed, and only they fail."""
    assert check(capsys, pack(WARNING), "--no-warnings") == (
        0,
        "",
        "Nothing found in 2 files and 2 scenes.\n",
    )
    assert check(capsys, pack(BROKEN), "--no-warnings")[0] == 2


def test_the_pack_we_are_in(pack, capsys, monkeypatch):
    """Without a pack it is the one of the folder, and places are named from there."""
    monkeypatch.chdir(pack(WARNING))
    code, out, _ = check(capsys)
    assert code == 1
    assert out.startswith("one.yaml:2:3: ")


def test_the_games_own_pack(capsys, tmp_path, monkeypatch):
    """Without a pack in the folder it is the game's own, which can be read."""
    monkeypatch.chdir(tmp_path)
    code, _, err = check(capsys, "--no-warnings")
    assert code == 0
    assert err.startswith("Nothing found in ")


def test_story_tests_are_read_too(pack, capsys):
    """A mistake in a story test is told with the rest."""
    folder = pack(CLEAN)
    (folder / "tests").mkdir()
    (folder / "tests" / "gate.yaml").write_text(
        "tests:\n  - {name: One, start: {scene: day/gat}, expect: {scene: day/gate}}\n", encoding="utf-8"
    )
    code, out, _ = check(capsys, folder)
    assert code == 2
    assert out.startswith("pack/tests/gate.yaml:2:32: error unknown-scene")


@pytest.mark.parametrize("name", rules())
def test_explaining_a_rule(name, capsys):
    """The manual is printed, with the rule's name and severity above it."""
    code, out, err = check(capsys, "--explain", name)
    assert (code, err) == (0, "")
    assert out == f"{name} ({rules()[name].severity})\n\n{rules()[name].manual.strip()}\n"


@pytest.mark.parametrize("option", ["--explain", "--rule"])
def test_a_rule_that_there_is_not(option, capsys):
    """The nearest rule is offered, and the exit code is that of a wrong call."""
    code, out, err = check(capsys, option, "idle_choise")
    assert (code, out, err) == (2, "", "There is no rule idle_choise. Did you mean idle-choice?\n")


def test_the_list_of_rules(capsys):
    """Every rule has a line with its severity and its first sentence."""
    code, out, _ = check(capsys, "--rules")
    assert code == 0
    assert [line.split(" ")[0] for line in out.splitlines()] == list(rules())


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_only_on_a_terminal(pack, variables, coloured):
    """On a terminal the severity is coloured, unless NO_COLOR is set; in a pipe never."""
    folder = pack(WARNING)
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | variables
    here, there = pty.openpty()
    command = [sys.executable, "-m", "game", "check", str(folder)]
    done = subprocess.run(
        command, cwd=TOP, stdout=there, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(there)
    printed = os.read(here, 10_000).decode()
    os.close(here)
    assert done.returncode == 1
    assert ("\x1b[33mwarning unused-variable\x1b[0m" in printed) is coloured
