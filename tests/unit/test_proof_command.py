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


PIECES = (
    "  first:\n    text: 'A door.{door:  Open.}'\n    choices:\n"
    "      - {say: Open it., id: open, if: not door, effects: [door = true]}\n"
    "      - {say: Go through., id: through, if: door, goto: end}\n"
)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ["--text", "one/first/text"],
            [
                "The piece of text one/first/text: “Open.” can be read (standard). One choice, in the mode standard:"
            ],
        ),
        (
            ["--condition", "one/first/through"],
            [
                "The condition one/first/through: door holds can come about (standard). One choice, in the mode standard:",
                "The condition one/first/through: door fails can come about (standard). 0 choices, in the mode standard:",
            ],
        ),
        (
            ["--at", "pack/one.yaml:10"],
            [
                "The choice one/first/open can be reached (standard). One choice, in the mode standard:",
                "The condition one/first/open: not door holds can come about (standard). 0 choices, in the mode standard:",
                "The condition one/first/open: not door fails can come about (standard). One choice, in the mode standard:",
            ],
        ),
    ],
)
def test_the_way_to_what_was_asked_for(pack, capsys, words, lines):
    """By the name of a text or of what holds a condition, or by a line of the pack."""
    assert run(["prove", pack(PIECES), *words]) == Exit.FINE
    out = capsys.readouterr().out.split("\n")
    assert [line for line in out if line.startswith("The ")] == lines


def test_every_way_in_the_document(pack, capsys):
    """With `--walkthroughs` everything has its walkthrough, pieces of text and truths of conditions too."""
    assert run(["prove", pack(PIECES), "--format", "json", "--walkthroughs"]) == Exit.FINE
    found = json.loads(capsys.readouterr().out)["subjects"]
    assert {one["kind"] for one in found} == {"scene", "ending", "choice", "condition", "text"}
    assert all(len(one["walkthrough"]) == one["depth"] for one in found)


def test_without_it_a_piece_has_its_verdict_alone(pack, capsys):
    """That somebody reads it is enough; all else says in how few choices, and in which modes."""
    assert run(["prove", pack(PIECES), "--format", "json"]) == Exit.FINE
    found = {(one["kind"], one["name"]): one for one in json.loads(capsys.readouterr().out)["subjects"]}
    piece = found["text", "one/first/text: “Open.”"]
    assert (piece["verdict"], piece["depth"], piece["modes"]) == ("proved", None, [])
    truth = found["condition", "one/first/through: door holds"]
    assert (truth["verdict"], truth["depth"], truth["modes"]) == ("proved", 1, ["standard"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--text", "one/frist/text"],
            "there is no text with pieces one/frist/text; did you mean one/first/text?",
        ),
        (
            ["--condition", "one/furst"],
            "there is no scene, choice or rule one/furst; did you mean one/first?",
        ),
        (["--at", "one.yaml:1"], "nothing stands at one.yaml:1"),
        (["--at", "one.yaml"], "'one.yaml' is no place: write it like episodes/01-pier.yaml:12"),
    ],
)
def test_what_can_not_be_shown(pack, capsys, words, said):
    """A name that is not there, a line on which nothing stands, and a place that is none are told as such."""
    assert run(["prove", pack(PIECES), *words]) == Exit.USAGE
    assert capsys.readouterr().err == f"twelve-to-six prove: {said}\n"
