"""`test --record`: a run in ids of choices becomes a story test that holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.__main__ import main
from game.pack.reader import load_pack
from game.proof.trials import run_test
from game.story.compiler import compile_story
from game.story.program import Program
from support import pack_files, write

SCENES = """\
  first:
    text: A fork.
    choices:
      - {say: Go on., id: go_on, goto: second}
      - say: Jump.
        id: jump
        risk: {pips: 3, success: {then: Yes., goto: second}, failure: {then: No., goto: end}}
  second:
    text: Further on.
    choices:
      - {say: Leave., id: leave, goto: end}
"""


@pytest.fixture
def record(tmp_path, monkeypatch):
    """Return a function that records what is typed, and the folder of the pack."""
    folder = write(pack_files(SCENES), tmp_path / "pack")

    def recorded(typed: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return main(["test", str(folder), "--record", 'So "it" went'])

    return recorded, folder


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("go_on\nleave\n", "{ending: one/end}"),
        ("\n  jump   success # a remark\n", "{open: [leave]}"),
        ("", "{open: [go_on, jump]}"),
    ],
)
def test_a_run_becomes_a_test_that_holds(record, typed, expected, capsys):
    """It expects the ending, or the choices that are open where the run stops."""
    recorded, folder = record
    assert recorded(typed) == 0
    printed = capsys.readouterr().out
    assert f"expect: {expected}\n" in printed
    write({"tests/mine.yaml": printed}, Path(folder))
    reading = load_pack(folder, with_tests=True)
    assert [test.name for test in reading.tests] == ['So "it" went']
    program = Program(compile_story(reading.story), "")
    assert run_test(program, reading.story, reading.tests[0]).passed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("go_on\nleaf\n", "line 2: `one/second` has no choice `leaf`: it has `leave`. Did you mean leave?"),
        ("jump\n", "line 1: `jump` is a risk: write its roll"),
        ("go_on success\n", "line 1: `go_on` rolls nothing"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line(record, typed, said, capsys):
    """Nothing is printed as a test."""
    recorded, _ = record
    assert recorded(typed) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_recording_and_covering_at_once_is_a_mistake(capsys):
    """One of them is asked for at a time."""
    assert main(["test", "--record", "x", "--cover"]) == 2
    assert "not both" in capsys.readouterr().err
