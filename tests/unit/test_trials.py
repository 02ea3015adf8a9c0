"""Story tests: what holds passes, and what came out otherwise is told with its place and what happened instead."""

from __future__ import annotations

import json

import pytest

from game.__main__ import main
from game.pack.reader import load_pack
from game.proof.trials import run_test
from game.story.compiler import compile_story
from game.story.program import Program
from support import write

MANIFEST = """\
story: ferry
format: 1
version: 0.1.0
title: The Last Ferry
start: crossing/quay
include: [rules.yaml, crossing.yaml]
"""
RULES = """\
variables:
  coins: {range: 0..3, start: 1}
  ticket: {flag: false}
tags:
  sky: {one_of: [clear, fog]}
define:
  ready: ticket and coins >= 1
modes:
  calm: {title: Calm, rolls: never_fail, tops: {coins: 2}}
  standard: {title: Standard, default: true}
push: {say: Push., cost: {coins: 1}}
promises:
  lamp: {made_in: 1, paid_in: 2}
rules:
  - {id: caught, when: coins == 3, effects: coins = 0, call: bench}
"""
CROSSING = """\
episode: 1
id: crossing
title: The Crossing
begin: [coins = 2]
scenes:
  quay:
    camp: true
    text: "The ferry is in. {sky == fog: You can't see it.}"
    choices:
      - {say: Buy one., id: buy, cost: {coins: 1}, effects: ticket = true, then: It is damp.}
      - {say: Board., id: board, needs: {if: ticket, why: No ticket.}, goto: deck}
      - {say: Wait., id: wait, if: not ticket, once: true, then: You wait.}
      - {say: Jump., id: jump, risk: {pips: 3, success: {goto: deck}, failure: {goto: sea}}}
      - {say: Jump from the bow., id: bow, risk: {pips: 6, success: {goto: deck}, failure: {goto: sea}}}
      - say: Look up.
        id: look
        chance: [{id: fog, weight: 1, effects: sky = fog, then: Fog.}, {id: sun, weight: coins, then: Sun.}]
      - {say: Light the lamp., id: light, remember: {lamp: A lamp at the stern.}, then: It catches.}
      - {say: Sit., id: sit, call: bench}
      - {say: Search the bench., id: search, effects: coins = 3}
  bench: {text: You sit., enter: [coins += 1 if coins == 0], choices: [{say: Up., return: true, id: up}]}
  stern: {text: The wake., choices: [{say: Lean out., id: bored, goto: deck}]}
  cabin: {text: It is warm., enter: coins -= 1, goto: deck}
  deck: {text: You are on board., ending: {kind: good, title: On board}}
  sea: {text: It is cold., ending: {kind: bad, title: The water}}
"""
CROSSING_TEST = "tests:\n  - name: It\n    start: {start}\n    steps: [{steps}]\n    expect: {expect}\n"


def pack_of(folder, start, steps, expect):
    """Write the pack with one story test, written as in a pack."""
    test = CROSSING_TEST.replace("{start}", f"{{{start}}}").replace("{steps}", steps)
    files = {
        "story.yaml": MANIFEST,
        "rules.yaml": RULES.replace("call: bench", "call: crossing/bench"),
        "crossing.yaml": CROSSING,
        "tests/it.yaml": test.replace("{expect}", f"{{{expect}}}"),
    }
    return write(files, folder)


@pytest.fixture
def tried(tmp_path):
    """Return a function that tries one test."""

    def run(start: str, steps: str, expect: str):
        reading = load_pack(pack_of(tmp_path, start, steps, expect), with_tests=True)
        assert reading.story is not None, reading.diagnostics
        return run_test(Program(compile_story(reading.story), ""), reading.story, *reading.tests)

    return run


QUAY = "scene: crossing/quay"
AGAIN = "walkthrough: [buy]"


@pytest.mark.parametrize(
    ("start", "steps", "expect"),
    [
        (QUAY, "", "scene: crossing/quay, open: [buy, wait], closed: board"),
        (QUAY, "buy, board", "ending: crossing/deck, that: [ticket, coins == 1, not visited(crossing/sea)]"),
        (QUAY, "{choice: jump, roll: failure}", "ending: crossing/sea, text: It is cold"),
        (QUAY, "{choice: jump, roll: pushed}", "scene: crossing/deck, that: coins == 1"),
        (QUAY, "{choice: look, roll: fog}", "text: Fog, that: ready or coins == 2"),
        (QUAY, "light", "text: A lamp at the stern."),
        (QUAY, "sit, {choice: up, scene: crossing/bench}", "that: visited(crossing/quay) == 1"),
        (QUAY, "search", "scene: crossing/bench, that: [coins == 1, visited(crossing/bench) == 1]"),
        (AGAIN, "board", "that: mode == standard, scene: crossing/deck"),
        (f"{QUAY}, mode: calm", "{choice: jump, roll: success}", "that: mode == calm"),
        (f"{QUAY}, set: {{coins: 0, sky: fog}}", "", "closed: buy, text: You can't see it"),
        ("scene: crossing/cabin, set: {coins: 3}", "", "that: coins == 2, ending: crossing/deck"),
    ],
)
def test_what_holds_passes(tried, start, steps, expect):
    """Scenes, choices, rolls, rules, marks, visits and modes are those of the game itself."""
    trial = tried(start, steps, expect)
    assert trial.misses == ()
    assert trial.passed


def test_a_scene_is_started_as_its_episode_begins(tried):
    """`begin` comes first, then what the test sets, then the scene is entered."""
    assert tried(QUAY, "", "that: coins == 2").passed
    assert tried("scene: crossing/bench, set: {coins: 0}", "", "that: coins == 1").passed


@pytest.mark.parametrize(
    ("start", "steps", "expect", "said"),
    [
        (QUAY, "buy", "scene: crossing/deck", "stood in `crossing/quay`, wanted `crossing/deck`"),
        (
            QUAY,
            "{choice: jump, roll: success}",
            "ending: crossing/sea",
            "stood in the ending `crossing/deck`, wanted the ending `crossing/sea`",
        ),
        (QUAY, "", "that: coins == 3 and not ticket", "`coins == 3` does not hold: `coins` is 2"),
        (QUAY, "", "that: ready", "`ready` does not hold: `ready` is false"),
        (
            QUAY,
            "",
            "that: visited(crossing/sea) or mode == calm",
            "`visited(crossing/sea) or mode == calm` does not hold: `visited(crossing/sea)` is 0, `mode` is standard",
        ),
        (
            QUAY,
            "",
            "open: board",
            "wanted `board` open, and open are `buy`, `wait`, `jump`, `bow`, `look`, `light`, `sit`, `search`",
        ),
        ("scene: crossing/bench", "", "closed: up", "wanted `up` closed, and open is `up`"),
        (QUAY, "", "closed: bored", "`crossing/quay` has no choice `bored`"),
        (QUAY, "buy", "text: It is wet", 'the last page says "It is damp.", and not "It is wet"'),
        (QUAY, "board", "that: ticket", "`board` is locked: No ticket"),
        (QUAY, "buy, buy, buy", "that: ticket", "`buy` is locked: it costs `coins: 1`, and there is 0"),
        (QUAY, "buy, wait", "that: ticket", "`wait` can't be taken: its `if` does not hold"),
        (
            QUAY,
            "wait, wait",
            "that: ticket",
            "`wait` can't be taken: it was taken already, and it is offered `once`",
        ),
        (
            QUAY,
            "jump",
            "that: ticket",
            "`jump` is a risk: write its roll, as in `{choice: jump, roll: success}` (or `failure`, `pushed`)",
        ),
        (
            QUAY,
            "{choice: bow, roll: failure}",
            "that: ticket",
            "`bow` can't come to `failure` here: it is sure to come to `success`",
        ),
        (QUAY, "{choice: sit, roll: success}", "that: ticket", "`sit` rolls nothing: leave `roll` out"),
        (
            QUAY,
            "look",
            "that: ticket",
            "`look` ends in one of `fog`, `sun`: write which, as in `{choice: look, roll: fog}`",
        ),
        (
            f"{QUAY}, set: {{coins: 0}}",
            "{choice: look, roll: sun}",
            "that: ticket",
            "the outcome `sun` has no weight here, so it never comes",
        ),
        (
            f"{QUAY}, set: {{coins: 0}}",
            "{choice: jump, roll: pushed}",
            "that: ticket",
            "the price of pushing can't be paid",
        ),
        (
            f"{QUAY}, mode: calm",
            "{choice: jump, roll: failure}",
            "that: ticket",
            "no roll fails in the mode `calm`: write `roll: success`",
        ),
        (
            f"{QUAY}, mode: calm, set: {{coins: 3}}",
            "",
            "that: ticket",
            "`coins` is at most 2 in the mode `calm`, and the test sets 3",
        ),
        (
            "scene: crossing/bench",
            "up",
            "that: ticket",
            "this comes to a `return`, and nothing was called: start the test in the scene that calls",
        ),
        (
            QUAY,
            "{choice: sit, scene: crossing/sea}",
            "that: ticket",
            "this step belongs into `crossing/sea`, and the test stands in `crossing/quay`",
        ),
        (
            "scene: crossing/sea",
            "bored",
            "that: ticket",
            "`crossing/sea` is an ending: nothing is chosen after it",
        ),
    ],
)
def test_what_came_out_otherwise_is_told(tried, start, steps, expect, said):
    """In one sentence, in the words of the pack."""
    trial = tried(start, steps, expect)
    assert [miss.sentence for miss in trial.misses] == [said]
    assert not trial.passed


def test_everything_that_came_out_otherwise_is_told_at_once(tried):
    """A test is not left at the first thing that is wrong."""
    trial = tried(
        QUAY, "buy", "scene: crossing/sea, closed: buy, text: It is wet, that: [coins == 2, not ready]"
    )
    assert len(trial.misses) == 5


def test_a_miss_stands_where_it_was_asked_for(tried):
    """A step's at the step, a condition's at its part, anything else at `expect`."""
    assert str(tried(QUAY, "buy, bored", "that: ticket").misses[0].place) == "tests/it.yaml:4:18"
    part = tried(QUAY, "buy", "that: ticket and coins == 2").misses[0]
    assert (str(part.place), part.end_column) == ("tests/it.yaml:5:31", 41)
    assert str(tried(QUAY, "buy", "open: wait").misses[0].place) == "tests/it.yaml:5:13"


def test_a_test_that_can_not_go_on_says_where_it_stood(tried):
    """With what was open there, and what had changed."""
    trial = tried(QUAY, "buy, bored", "that: ticket")
    assert trial.misses[0].hint == "board"
    assert trial.standing.scene == "crossing/quay"
    assert "board" in trial.standing.open
    assert trial.standing.changed == (("ticket", "true"),)


def shown(pack, capsys, *more):
    code = main(["test", str(pack), *more])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_command_says_how_many_hold(tmp_path, capsys):
    """And leaves with 0."""
    assert shown(pack_of(tmp_path, QUAY, "buy", "that: ticket"), capsys) == (0, "", "1 story test holds.\n")


def test_the_command_shows_what_failed(tmp_path, capsys, monkeypatch):
    """File, line, the test's name, what happened instead, and where it stood; the exit code is 1."""
    pack_of(tmp_path / "ferry", QUAY, "buy, bored", "that: ticket")
    monkeypatch.chdir(tmp_path)
    code, out, err = shown("ferry", capsys)
    assert (code, err) == (1, "1 of 1 story test failed.\n")
    assert out == (
        "ferry/tests/it.yaml:4:18: failed-test It: `crossing/quay` has no choice `bored`: it has `buy`, `board`, "
        "`wait`, `jump`, `bow`, `look`, `light`, `sit`, `search`.\n"
        "    steps: [buy, bored]\n"
        "                 ^\n"
        "    did you mean `board`?\n"
        "    stood in: crossing/quay; open: buy, board, jump, bow, look, light, sit, search; changed: ticket true\n"
    )


def test_the_command_as_json(tmp_path, capsys):
    """Every test with where it ended, and findings as those of check."""
    code, out, _ = shown(pack_of(tmp_path, QUAY, "buy", "that: coins == 2"), capsys, "--format", "json")
    told = json.loads(out)
    assert (code, told["passed"], told["failed"]) == (1, 0, 1)
    test = told["tests"][0]
    assert (test["scene"], test["changed"]) == ("crossing/quay", {"ticket": "true"})
    assert test["findings"][0]["message"] == "It: `coins == 2` does not hold: `coins` is 1."


def test_the_command_for_github(tmp_path, capsys, monkeypatch):
    """One annotation for each thing that came out otherwise."""
    pack_of(tmp_path, QUAY, "buy", "that: coins == 2")
    monkeypatch.chdir(tmp_path)
    code = main(["test", "--format", "github"])
    said = "It: `coins == 2` does not hold: `coins` is 1."
    assert code == 1
    assert capsys.readouterr().out == f"::error file=tests/it.yaml,line=5,col=20,title=failed-test::{said}\n"


def test_a_pack_without_tests_is_told_where_they_go(tmp_path, capsys):
    """And nothing failed."""
    pack = pack_of(tmp_path, QUAY, "", "that: ticket")
    (pack / "tests" / "it.yaml").unlink()
    assert shown(pack, capsys) == (0, "", "There is no story test: write some in tests/*.yaml.\n")


@pytest.mark.parametrize(
    ("start", "steps", "expect", "said"),
    [
        ("scene: crossing/dock", "", "that: ticket", "There is no scene `crossing/dock`: write one."),
        (
            "scene: quay",
            "",
            "that: ticket",
            "There is no scene `quay`: write its full name, `episode/scene`.",
        ),
        (
            f"{QUAY}, set: {{coin: 1}}",
            "",
            "that: ticket",
            "There is no variable `coin`: declare it, or use another.",
        ),
        (f"{QUAY}, mode: easy", "", "that: ticket", "There is no mode `easy`: declare it, or use another."),
        (QUAY, "", "ending: crossing/quay", "`crossing/quay` is no ending."),
        (QUAY, "", "that: tickt", "There is no variable `tickt`: declare it, or use another."),
    ],
)
def test_a_test_that_can_not_be_read_is_explained(tmp_path, capsys, start, steps, expect, said):
    """As anything else in a pack, before any test is tried; the exit code is 2."""
    code, out, err = shown(pack_of(tmp_path, start, steps, expect), capsys)
    assert said in out
    assert (code, err) == (2, "The tests can't be tried until that is put right.\n")
