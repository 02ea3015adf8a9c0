"""The small things in words: seeds, odds, filters, status, roll call, transcripts."""

from __future__ import annotations

import pytest

from game.play import seeds
from game.play.cleaning import clean
from game.play.roll_call import roll_call, roll_call_lines
from game.play.run import Run
from game.play.status import allies, meters, status_lines
from game.play.transcript import escape, export_markdown, export_text
from game.play.wording import odds
from playing import SEED, changed, files, new_run, take
from support import compiled


def test_a_fresh_seed_is_a_code_that_can_be_read_aloud():
    """Eight letters and digits that are not taken for each other, with a hyphen between."""
    code = seeds.fresh()
    assert len(code) == 9
    assert set(code.replace("-", "")) <= set(seeds.LETTERS)
    assert seeds.normal(code) == code


@pytest.mark.parametrize(
    ("typed", "seed"),
    [
        ("k7q29fxd", "K7Q2-9FXD"),
        (" K7Q2 9FXD ", "K7Q2-9FXD"),
        ("42", "42"),
        ("---", ""),
        ("", ""),
        ("x" * 33, ""),
    ],
)
def test_a_typed_seed_has_one_form(typed, seed):
    """Case, blanks and hyphens don't count."""
    assert seeds.normal(typed) == seed


def test_odds_have_the_words_of_the_bible():
    """Six sixths are safe, two are long."""
    assert [odds(pips) for pips in range(7)] == ["NEVER", "SLIM", "LONG", "EVEN", "FAIR", "LIKELY", "SAFE"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\u202eb\u200fc", "abc"),
        ("a\tb\nc", "a b c"),
        ("a\ud800b\ue000", "ab"),
        ("용마루 10\u00a0km", "용마루 10\u00a0km"),
        ("\x9b31m\x00", "31m"),
    ],
)
def test_nothing_that_is_no_text_gets_through(text, cleaned):
    """Controls, overrides of direction, halves of characters and private ones are taken out."""
    assert clean(text) == cleaned


def test_status_tells_every_meter_and_ally():
    """Levels in words with their number, bonds in words."""
    run = new_run()
    assert status_lines(run) == (
        "Stamina: Tired (2 of 4).",
        "Resolve: 1 of 3.",
        "Heat: 0 of 3.",
        "So Ju-ran: wary.",
        f"Difficulty: Standard. Seed: {SEED}.",
    )
    assert [meter.title for meter in meters(run)] == ["Stamina", "Resolve", "Heat"]
    assert allies(run)[0][1:4] == ("So Ju-ran", "Noise", "wary")


def test_a_range_ends_where_the_mode_says():
    """In Story the heat goes to two."""
    assert meters(new_run(mode=0))[2].high == 2


def test_the_roll_call_has_allies_promises_and_branches():
    """Who is there, what was promised and kept, and what was taken of what there was."""
    run = new_run()
    take(run, "rest", "go", "back", "go", "stop")
    call = roll_call(run)
    assert [(ally.title, ally.word) for ally in call.allies] == [("So Ju-ran", "sworn")]
    assert [tuple(promise) for promise in call.promises] == [
        ("The people at the gate", "the people behind you", "kept")
    ]
    assert [tuple(branch) for branch in call.branches] == [("first", "●○○○●○○○"), ("camp", "●●")]
    assert "Choices taken: 4 of the 10 there were." in roll_call_lines(run)


def test_a_promise_for_an_episode_not_written_yet_is_reserved():
    """It is neither open nor broken."""
    run = new_run()
    take(run, "go")
    assert roll_call(run).promises[0].state == "open"
    promises = (run.program.tables.promises[0]._replace(paid_in=9),)
    run.program = type(run.program)(run.program.tables._replace(promises=promises), "x")
    assert roll_call(run).promises[0].state == "reserved"


def test_a_transcript_holds_what_was_read_and_done():
    """Markdown, with stress and choices marked."""
    run = new_run()
    take(run, "go")
    text = export_markdown(run)
    assert text.startswith("# Little\n\n")
    assert "You walk with *two* fingers on the wall." in text
    assert "**Go on.**\n\nYou go.\n\nA fire." in text
    assert export_text(run).startswith("Little\n======\n")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"),
        ("[a](b) <i>", "\\[a\\](b) \\<i\\>"),
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("    code", "code"),
        ("12. twelve", "12\\. twelve"),
        ("a\n\nb", "a  b"),
        ("1 in 6", "1 in 6"),
    ],
)
def test_nothing_in_a_story_becomes_markup(text, escaped):
    """Data is escaped where Markdown would read more into it."""
    assert escape(text) == escaped


def test_a_hostile_text_stays_text_in_a_transcript():
    """Links, images and raw HTML of a pack show as they stand."""
    program = changed("text: A fire.", "text: '<script>x</script> ![y](z)'")
    run = type(new_run()).new(program, SEED)
    take(run, "go")
    assert "\\<script\\>x\\</script\\> !\\[y\\](z)" in export_markdown(run)


def test_a_meter_is_listed_from_when_the_player_has_met_it():
    """`met` on a variable hides its meter until the condition holds, and whoever has met it sees it from then on."""
    made = files()
    proof = "variables:\n  proof: {range: 0..2, start: 0, kind: counter, met: visited(one/camp)}\n"
    made["one.yaml"] = made["one.yaml"].replace("scenes:\n", proof + "scenes:\n", 1)
    run = Run.new(compiled(made), SEED, None)
    assert "Proof" not in [meter.title for meter in meters(run)]
    take(run, "go", "back")
    assert "Proof" in [meter.title for meter in meters(run)]
