from __future__ import annotations

import pytest

from game.lint.quotes import is_speech, quotes
from game.lint.tokens import offsets, tokens, word_count
from game.lint.view import View
from strategies.stories import passage, read

SPEECH = [
    ("'Go,' he says.", ["'Go,'"]),
    ("It's late. 'Go home,' she says, 'it's late.'", ["'Go home,'", "'it's late.'"]),
    ("The boys' coats are wet. 'Mine too.'", ["'Mine too.'"]),
    ("'The boys' coats are wet,' he says.", ["'The boys' coats are wet,'"]),
    ("He wears the '90s like a coat, rock 'n' roll and all.", []),
    ("'Tis late,' he says.", ["'Tis late,'"]),
    ("''Tis late,' he says.", ["''Tis late,'"]),
    ("'Get 'em,' he says.", ["'Get 'em,'"]),
    ("The sign says 'Closed' in red.", ["'Closed'"]),
    ("(\u2018Wait,\u2019 she says.) \u201cWhy?\u201d", ["\u2018Wait,\u2019", "\u201cWhy?\u201d"]),
    ('"Don\'t," he says.', ['"Don\'t,"']),
    ("She says—'Wait—'—and waits.", ["'Wait—'"]),
    ("'One.\n\n'Two.'", ["'One.", "'Two.'"]),
    ("'You said \"later\" then,' he says.", ["'You said \"later\" then,'"]),
]


@pytest.mark.parametrize(("text", "spoken"), SPEECH)
def test_speech_is_told_from_apostrophes(text, spoken):
    """Quotation marks open before a word and close after one; apostrophes do neither."""
    assert [text[quote.start : quote.end] for quote in quotes(text)] == spoken


def test_what_stands_in_speech():
    """A character is speech from the opening mark to the closing one."""
    text = "He says 'go', and goes."
    marked = "".join("x" if is_speech(quotes(text), at) else "." for at in range(len(text)))
    assert marked == "........xxxx..........."


def test_tokens():
    """Words keep their apostrophes and hyphens and lose their capitals; marks stand alone; stars are no words."""
    text = "Ju-ran\u2019s *bell* rang — twice…\n\nDon't!"
    assert tokens(text) == ["ju-ran's", "bell", "rang", "—", "twice", "…", "\n\n", "don't", "!"]
    assert [text[start:end] for start, end in offsets(text)][:2] == ["Ju-ran\u2019s", "bell"]


def test_a_letter_that_grows_keeps_offsets():
    """A capital whose small letter is two characters long leaves every other offset where it was."""
    text = "İzmir is far"
    assert [text[start:end] for start, end in offsets(text)] == ["İzmir", "is", "far"]


def test_words_are_counted_as_a_reader_would():
    """A hyphenated word is one, a dash and an ellipsis are none."""
    assert word_count("Ju-ran's bell — and 3 more…") == 5


HEAD = """variables:
  heat: {range: 0..3, start: 0}
  door: {flag: false}
"""


def shown(folder, text, head=HEAD):
    """Return the readings of a passage, without runs of blanks."""
    reading = read(folder, passage(text, head))
    view = View(reading.story, reading.sources)
    index = next(i for i, each in enumerate(view.texts) if each.kind == "passage")
    return [" ".join(way.text.replace("\n", " ").split()) for way in view.prose.ways(index)]


def test_a_text_without_pieces_is_its_own_reading(tmp_path):
    """There is one reading, and it is the source."""
    assert shown(tmp_path, "The gate is shut.") == ["The gate is shut."]


def test_branches_of_one_condition_are_shown_apart(tmp_path):
    """Pieces that exclude one another never stand in the same reading."""
    text = "It is {heat == 0: cold}{heat == 1: mild}{heat >= 2: hot}."
    assert shown(tmp_path, text) == ["It is cold .", "It is mild .", "It is hot ."]


def test_every_branch_is_read_once(tmp_path):
    """As few readings are made as show every branch that can be shown, nested ones too."""
    text = "{door: {heat > 1: Hot | Cold} air | No air}. {heat > 1: Run. | Wait.}"
    assert shown(tmp_path, text) == ["Hot air . Run.", "No air . Wait.", "Cold air . Wait."]


def test_what_no_state_shows_is_not_read(tmp_path):
    """A branch whose condition never holds is in no reading."""
    assert shown(tmp_path, "It {heat > 3: burns | is cool}.") == ["It is cool ."]


def test_signs_that_are_meant_as_themselves(tmp_path):
    """An escaped brace opens nothing, and a bar outside of a piece is a bar."""
    assert shown(tmp_path, r"a | b \{door: c\} {door: d \| e}") == [
        "a | b \0{door: c\0} d \0| e",
        "a | b \0{door: c\0}",
    ]


def test_a_value_is_one_word(tmp_path):
    """A value stands in its reading as a word."""
    (reading,) = shown(tmp_path, "You have {heat} left.")
    assert reading.split()[2].isalpha()
    assert word_count(reading) == 4
