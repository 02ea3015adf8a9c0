"""Simulated runs come again, add up, and agree with the exact odds."""

from __future__ import annotations

import json
from math import sqrt

import pytest

from agreement.reading import both
from game.__main__ import main
from game.proof.odds_answers import odds
from game.proof.simulate_answers import CHUNK, Plan, meter_means, simulate, simulate_together, wilson
from proving.packs import quiz
from strategies.packs import random_pack, seeded, write_pack

TINY = "tests/packs/tiny"


@pytest.mark.parametrize("steps", [True, False])
def test_the_same_seed_gives_the_same_counts_whatever_the_number_of_processes(steps, tmp_path, monkeypatch):
    """Dice belong to a run's number, or to its batch's, so two processes count what one does."""
    files = random_pack(seeded(3))
    monkeypatch.setattr("game.proof.simulate_answers.BATCH", CHUNK)
    plan = Plan(0, "uniform", "seven", CHUNK + 20, steps)
    alone = simulate(both(files)[1], plan)
    together = simulate_together(str(write_pack(files, tmp_path)), None, plan, 2)
    assert alone == together
    assert alone.runs == plan.runs


def test_another_seed_gives_other_runs():
    """Two seeds play differently."""
    program = quiz(3)
    first, second = (simulate(program, Plan(0, "uniform", seed, 200)) for seed in "ab")
    assert first != second


@pytest.mark.parametrize("player", ["uniform", "careful", "bold"])
def test_simulation_agrees_with_the_exact_odds(player):
    """On packs in which every run ends, each ending comes as often as it should, and meters are so, within 5 sigma."""
    compared = 0
    for seed in (1, 2, 3, 5, 7, 8, 9, 10, 11):
        program = both(random_pack(seeded(seed)))[1]
        exact = odds(program, program.tables.default_mode, [player])
        if exact.unended[player].exact == 0:
            compare(program, player, exact)
            compared += 1
    assert compared >= 3


def compare(program, player, exact, runs=200):
    """Compare a simulation with exact odds."""
    tally = simulate(program, Plan(program.tables.default_mode, player, "x", runs))
    for name, chance in exact.players[player].items():
        expected = float(chance.exact)
        assert (
            abs(tally.endings[name] / runs - expected) <= 5 * sqrt(expected * (1 - expected) / runs) + 1e-12
        )
    means = meter_means(program.tables, tally)
    chapters = [one.id for one in program.tables.chapters]
    for episode, leaving in exact.meters.get(player, {}).items():
        for slot, mean in leaving.means.items():
            record = program.tables.slots[slot]
            if episode in means:
                widest = (record.high - record.low) / 2
                reach = 5 * widest / sqrt(tally.left[chapters.index(episode)])
                assert abs(means[episode][record.name] - float(mean)) <= reach


def test_run_by_run_every_text_is_built(capsys):
    """`--steps` plays through the engine and says how much there is to read in a run; at once, nobody reads."""
    assert main(["simulate", TINY, "--runs", "20", "--steps", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["letters"] > 20 * 50
    assert main(["simulate", TINY, "--runs", "20", "--steps"]) == 0
    assert "letters to read in each" in capsys.readouterr().out
    assert main(["simulate", TINY, "--runs", "20", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["letters"] is None


def test_wilsons_interval():
    """The score interval of 8 in 10 is the one in the books, and it stays within 0 and 1."""
    share = wilson(8, 10)
    assert (share.low, share.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10).low == 0
    assert wilson(10, 10).high == 1


def test_the_command_writes_json(capsys):
    """The document has the counts, the seed, and an interval for each ending."""
    assert main(["simulate", TINY, "--runs", "50", "--seed", "4", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["runs"] == 50
    assert found["seed"] == "4"
    for share in found["endings"].values():
        assert share["low"] <= share["share"] <= share["high"]


@pytest.mark.parametrize(
    "wrong", [["--runs", "0"], ["--runs", "-1"], ["--policy", "best"], ["--mode", "none"]]
)
def test_the_command_refuses(wrong, capsys):
    """What can't be simulated is said in a sentence, with the exit code of wrong usage."""
    try:
        code = main(["simulate", TINY, *wrong])
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert "simulate" in capsys.readouterr().err
