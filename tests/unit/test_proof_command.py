"""`prove` as a command: what it prints, where, and how it leaves."""

from __future__ import annotations

import json

import pytest

from game.cli.exits import Exit
from game.cli.main import run
from support import pack_files, write

FINE = "  first:\n    text: A door.\n    choices:\n      - {say: Go through., id: through, goto: end}\n"
STUCK = (
    "  first:\n    text: A door.\n    choices:\n      - {say: Pay., id: pay, cost: {stamina: 2}}\n"
    "      - {say: Leave., id: leave, needs: {if: stamina == 2, why: Too late.}, goto: end}\n"
)


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Write packs into a folder, with the cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def written(scenes):
        return str(write(pack_files(scenes), tmp_path / "pack"))

    return written


def test_a_proved_pack_leaves_with_nothing(pack, capsys):
    """Proved is 0, and the report goes to standard output."""
    assert run(["prove", pack(FINE), "--ending", "one/end"]) == Exit.FINE
    out = capsys.readouterr().out
    assert "     1. one/first: Go through. [through]\n" in out
    assert out.endswith("Proved: everything can be reached, and nobody can get stuck.\n")


def test_a_refuted_pack_leaves_with_findings(pack, capsys):
    """Refuted is 1, and JSON says the same."""
    assert run(["prove", pack(STUCK), "--format", "json"]) == Exit.FINDINGS
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "refuted"
    assert found["findings"][0]["rule"] == "dead-end"
    assert found["findings"][0]["walkthrough"] == [{"scene": "one/first", "choice": "pay", "roll": None}]


def test_a_budget_stop_is_no_pass(pack, capsys):
    """Undecided is 3."""
    assert run(["prove", pack(STUCK), "--budget", "1"]) == Exit.UNDECIDED
    assert "Undecided: the budget ran out first." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--budget", "much"], "'much' is no amount of memory: write it like 512MiB or 2GiB"),
        (["--mode", "hard"], "there is no mode hard: it is one of standard"),
        (["--ending", "one/ende"], "there is no ending one/ende; did you mean one/end?"),
    ],
)
def test_what_it_was_asked_wrongly(pack, capsys, words, said):
    """A wrong question is 2, with a sentence on standard error and nothing else."""
    assert run(["prove", pack(FINE), *words]) == Exit.USAGE
    printed = capsys.readouterr()
    assert printed.err == f"twelve-to-six prove: {said}\n"
    assert printed.out == ""


def test_a_pack_that_is_not_there(tmp_path, capsys):
    """A pack that can't be read is 2."""
    assert run(["prove", str(tmp_path / "nowhere")]) == Exit.USAGE
    assert capsys.readouterr().out == ""
