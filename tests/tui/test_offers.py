"""A choice as it is drawn, and meters as shapes."""

import pytest

from game.play.page import OfferLine
from game.play.status import MeterLine
from game.tui.gauges import gauge, meter_ink, meter_row, meter_word
from game.tui.glyphs import MINUS
from game.tui.offers import change_ink, offer_lines, pips

NOTHING = {
    "number": 2, "choice": 0, "id": "wade", "say": "Wade by.", "paragraph": (("Wade by.", False),), "open": True,
    "costs": (), "changes": (), "pips": -1, "odds": "", "modifiers": (), "success": (), "failure": (), "chance": False, "remember": (), "locks": (),
    "confirm": "",
}  # fmt: skip
"""A choice that costs and risks nothing."""


def drawn(width=60, **more):
    """Return the lines of a choice as text."""
    options = {key: more.pop(key) for key in ("armed", "inline") if key in more}
    return [line.plain.rstrip() for line in offer_lines(OfferLine(**{**NOTHING, **more}), width, **options)]


def test_a_choice_without_a_price_is_one_line():
    """Nothing is said of what costs nothing."""
    assert drawn() == ["2  Wade by."]


def test_a_risk_names_everything():
    """Odds as a word and pips, each modifier by name, what succeeding brings and what failing costs."""
    rolled = {"success": ("Packs +1",), "failure": ("Infection +1", "Heat +1")}
    assert drawn(pips=4, odds="FAIR", modifiers=("+1 Ju-ran sworn",), **rolled) == [
        "2  Wade by.",
        "   FAIR ●●●●○○   +1 Ju-ran sworn   if it works: Packs +1",
        "   if not: Infection +1 · Heat +1",
    ]


def test_prices_effects_and_promises():
    """The exact cost, what it does in any case, that chance decides, and the mark of what will come back."""
    lines = drawn(
        80, costs=(f"Stamina {MINUS}2",), changes=("Heat +1",), chance=True, remember=("the ladder",)
    )
    assert lines[1].split("   ")[1:] == [f"Stamina {MINUS}2", "Heat +1", "chance decides", "◇ will come back"]


def test_what_will_come_back_is_not_told_before():
    """The mark stands there whatever the width, in words where that takes no further line; never the image."""
    promise = {"changes": ("Heat +1",), "remember": ("the ladder",)}
    assert drawn(80, **promise)[-1] == "   Heat +1   ◇ will come back"
    assert drawn(24, **promise)[-1] == "   Heat +1   ◇"
    assert "ladder" not in "".join(drawn(80, inline=True, **promise))


def test_a_locked_choice_has_its_key():
    """It is marked by a sign and its reason, not by colour alone."""
    assert drawn(open=False, locks=("needs Stamina 2, you have 1",)) == [
        "2  Wade by.",
        "   ✕ needs Stamina 2, you have 1",
    ]


def test_what_ends_the_story_says_so():
    """It says so before it is chosen, and asks when it was chosen once."""
    assert drawn(confirm="This ends the story.")[1] == "   ⚠ ends the story"
    assert "Choose it again" in drawn(confirm="This ends the story.", armed=True)[1]


@pytest.mark.parametrize(("width", "lines"), [(60, 1), (24, 2)])
def test_details_stand_behind_the_words_where_there_is_room(width, lines):
    """In a low terminal one line is saved wherever all of it fits."""
    assert len(drawn(width, costs=("Packs 1 of 3",), inline=True)) == lines


def test_a_long_choice_hangs_under_its_words():
    """Further lines begin where the words do."""
    lines = drawn(20, paragraph=(("Wade by with your hand on the far wall.", False),))
    assert all(line.startswith("   ") for line in lines[1:])


def test_pips_are_sixths():
    """Six shapes, the first of them with you."""
    assert [pips(count) for count in (0, 4, 6)] == ["○○○○○○", "●●●●○○", "●●●●●●"]


@pytest.mark.parametrize(
    ("change", "ink"),
    [
        ("Stamina +1: Ready", "gain"),
        (f"Stamina {MINUS}1", "loss"),
        ("Heat +1", "loss"),
        (f"Heat {MINUS}1", "gain"),
        ("Ju-ran: sworn", "text"),
    ],
)
def test_what_is_good_depends_on_the_meter(change, ink):
    """More heat is a loss; a bond's word says by itself what it is."""
    assert change_ink(change, frozenset({"Heat"})) == ink


def meter(**more):
    """Return a meter with the usual fields."""
    base = {
        "slot": 0,
        "title": "Stamina",
        "value": 2,
        "low": 0,
        "high": 4,
        "word": "Tired",
        "better": "high",
        "sign": "",
        "hint": "",
        "show": "meter",
    }
    return MeterLine(**{**base, **more})


@pytest.mark.parametrize(
    ("more", "shapes"),
    [
        ({}, "▮▮▯▯"),
        ({"better": "low", "word": "Noticed", "high": 3, "value": 1}, "●○○"),
        ({"word": "2", "high": 3}, "■■□"),
        ({"high": 40, "value": 12, "word": "12"}, "12 of 40"),
    ],
)
def test_a_meter_as_shapes(more, shapes):
    """Bars for what is good to have, pips for what isn't, boxes for what is counted, a number for a long range."""
    assert gauge(meter(**more)) == shapes


@pytest.mark.parametrize(
    ("more", "ink"),
    [
        ({}, "text"),
        ({"value": 1}, "loss"),
        ({"value": 0}, "danger"),
        ({"better": "low", "value": 4}, "danger"),
        ({"better": "", "value": 0}, "text"),
    ],
)
def test_a_meter_warns(more, ink):
    """The nearer to its bad end, the stronger the ink; one without a good end has none."""
    assert meter_ink(meter(**more)) == ink


def test_a_meter_in_less_and_less_room():
    """Shapes and word, shapes, word: what a line can hold."""
    assert [meter_word(meter(), what).plain for what in ("shapes and words", "shapes", "words")] == [
        "Stamina ▮▮▯▯ Tired",
        "Stamina ▮▮▯▯",
        "Tired",
    ]
    assert meter_row(meter(), 9, 5).plain == "Stamina   ▮▮▯▯  Tired"
