"""The command `odds`."""

from __future__ import annotations

import json

import pytest

from game.__main__ import main

TINY = "tests/packs/tiny"


def test_json_is_as_promised(capsys):
    """Each player by name, each ending with a fraction or null between two floats; story and versions beside them."""
    assert main(["odds", TINY, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["story"], found["version"]) == (1, "petrel", "0.2.0")
    for player in ("uniform", "careful", "bold", "best", "worst"):
        for chance in found[player].values():
            assert set(chance) == {"exact", "low", "high"}
            assert 0 <= chance["low"] <= chance["high"] <= 1
    assert found["uniform"]["crossing/ashore"]["exact"] == "1/3"


def test_one_player_alone(capsys):
    """Only who is asked for is answered."""
    assert main(["odds", TINY, "--policy", "careful", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "careful" in found
    assert "uniform" not in found


def test_text_names_every_ending(capsys):
    """A table with a row for each ending, and what choices cost where an ending is asked for."""
    assert main(["odds", TINY, "--ending", "island/home"]) == 0
    out = capsys.readouterr().out
    assert "crossing/ashore" in out
    assert "What a choice costs the best player for island/home" in out


def test_too_small_a_budget_is_undecided(capsys):
    """The exit code says undecided, and the reason is given."""
    assert main(["odds", TINY, "--budget", "1KiB"]) == 3
    assert "Undecided" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [["--mode", "none"], ["--ending", "island/hom"], ["--budget", "much"], ["nowhere"]]
)
def test_the_command_refuses(wrong, capsys):
    """A wrong word is said in a sentence, with the exit code of wrong usage."""
    pack = [] if wrong == ["nowhere"] else [TINY]
    assert main(["odds", *pack, *wrong]) == 2
    assert capsys.readouterr().err
