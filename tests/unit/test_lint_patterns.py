from __future__ import annotations

import time

import pytest

from game.lint.patterns import compiled, matches
from game.lint.tokens import tokens
from strategies.stories import found, passage

MATCHES = [
    ("not * but", "It is not late but dark.", ["not late but"]),
    ("not * but", "It is not late, dark or cold, but it rains.", ["not late , dark or cold , but"]),
    ("not * but", "It is not late. But it is dark.", []),
    ("not * but", "It is not one two three four five six seven but eight.", []),
    ("not * but", "not but", []),
    (", *ing", "He goes, leaving the door, and the king, singing.", [", leaving", ", singing"]),
    ("echo*", "Echoes, an echo, and echoing.", ["echoes", "echo", "echoing"]),
    ("*heart*", "Heartless, sweetheart, hear.", ["heartless", "sweetheart"]),
    ("isn't *, it's", "It isn't fear, it's rain.", ["isn't fear , it's"]),
    ("isn't *, it's", "It isn\u2019t fear, it\u2019s rain.", ["isn't fear , it's"]),
    ("—", "He says — twice —.", ["—", "—"]),
    ("you feel", "You feel cold. You, feel!", ["you feel"]),
    ("no *. no *", "No lamps. No sound.", ["no lamps . no sound"]),
    ("as if", "As\nif so.\n\nAs\n\nif not.", ["as if"]),
    ("?", "Why? Who?", ["?", "?"]),
    ("* of *", "a mix of things", ["a mix of things"]),
]


def spans(pattern, text):
    words = tokens(text)
    vocabulary = dict.fromkeys(words, (0,))
    return [
        " ".join(words[first : last + 1]) for first, last in matches(compiled(pattern, vocabulary), words)
    ]


@pytest.mark.parametrize(("pattern", "text", "wanted"), MATCHES)
def test_what_a_pattern_matches(pattern, text, wanted):
    """Words and marks match one by one; a star alone is one to six words of the sentence."""
    assert spans(pattern, text) == wanted


def test_a_banned_word_is_found_in_a_word_with_hyphens():
    """A hyphen is a word's boundary for what is banned."""
    words = tokens("a half-shattered cup")
    vocabulary = dict.fromkeys(words, (0,))
    assert list(matches(compiled("shattered", vocabulary, parts=True), words)) == [(1, 1)]
    assert not list(matches(compiled("shattered", vocabulary), words))


def test_many_stars_take_no_time():
    """A pattern of stars on a long sentence is no trap."""
    started = time.perf_counter()
    assert spans(" ".join(["* a"] * 30), "a " * 3000)
    assert time.perf_counter() - started < 5


def style(pattern):
    return f"style:\n  patterns:\n    - {{{pattern}}}\n"


def test_the_place_of_a_match_in_a_literal_block(tmp_path):
    """A finding points at the first word of the match, and to its last where both stand on one line."""
    text = "The gate is shut.\n\n  And it seems to be *suddenly* locked."
    (one,) = found(tmp_path, passage(text, style("match: suddenly")), "style-pattern")
    assert (one.place.line, one.place.column, one.end_column) == (10, 29, 37)


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("text: The gate is suddenly shut.", 5, 23),
        ("text: 'It''s gate is suddenly shut.'", 5, 26),
        ('text: "It\\u0027s \\"gate\\" is suddenly shut."', 5, 34),
        ("text: >\n      The gate\n      is suddenly shut.", 7, 10),
        ("text: |2-\n      The gate\n      is suddenly shut.", 7, 10),
    ],
)
def test_the_place_of_a_match_in_every_way_of_writing(tmp_path, written, line, column):
    """Plain, quoted and folded texts give the line and column of the file, too."""
    snippet = f"style:\n  banned: [suddenly]\nscenes:\n  gate:\n    {written}\n    choices: [{{say: Leave., goto: out}}]\n"
    (one,) = found(tmp_path, snippet, "banned-words")
    assert (one.place.line, one.place.column) == (line, column)


def test_narration_and_speech_are_told_apart(tmp_path):
    """A pattern in narration leaves speech alone, and the other way round."""
    text = "'Not late but dark,' he says. It is not late but dark."
    (narrated,) = found(
        tmp_path / "n", passage(text, style('match: "not * but", in: narration')), "style-pattern"
    )
    (spoken,) = found(tmp_path / "s", passage(text, style('match: "not * but", in: speech')), "style-pattern")
    assert (narrated.place.column, spoken.place.column) == (43, 8)


def test_a_ration_is_told_once_at_the_first_too_many(tmp_path):
    """Where some are allowed, the first that is one too many is pointed at, with the count."""
    text = "It is like a door. It is like a wall. It is like a lamp."
    (one,) = found(
        tmp_path, passage(text, style("match: like a, most: 1, why: One is enough.")), "style-pattern"
    )
    assert one.place.column == 32
    assert one.message == '"like a" is one of 3, and the pack allows 1 per passage: One is enough.'


def test_a_list_of_forms_shares_its_ration(tmp_path):
    """Any of the forms under one `match` counts."""
    head = style('match: [like a, as if], most: 1, why: ""').replace(', why: ""', "")
    text = "It is like a door. It is as if it were."
    assert found(tmp_path / "list", passage(text, head), "style-pattern")
    apart = "style:\n  patterns:\n    - {match: like a, most: 1}\n    - {match: as if, most: 1}\n"
    assert not found(tmp_path / "apart", passage(text, apart), "style-pattern")


def test_branches_that_exclude_one_another_are_not_added_up(tmp_path):
    """A ration counts what one reading shows."""
    head = "variables:\n  heat: {range: 0..3, start: 0}\n" + style("match: like a, most: 1")
    text = "{heat == 0: It is like a door.}{heat == 1: It is like a wall.}{heat > 1: Like a lamp.}"
    assert not found(tmp_path / "apart", passage(text, head), "style-pattern")
    both = text + " Like a lamp, too."
    assert len(found(tmp_path / "both", passage(both, head), "style-pattern")) == 1


def test_a_match_across_a_branch(tmp_path):
    """A pattern is found where only one of the branches completes it."""
    head = "variables:\n  heat: {range: 0..3, start: 0}\n" + style('match: "not * but"')
    text = "It is {heat == 0: not late | late} but dark."
    assert len(found(tmp_path, passage(text, head), "style-pattern")) == 1


def test_rations_of_an_episode_and_of_the_pack(tmp_path):
    """An episode's ration begins anew with each episode, the pack's doesn't."""
    second = "---\nepisode: 2\nid: two\ntitle: Two\ncontent_notes: [heights]\n" + passage("Suddenly night.")
    first = passage("Suddenly light.").replace("goto: out", "goto: two/gate")
    for per, count in (("episode", 0), ("pack", 1)):
        snippet = style(f"match: suddenly, most: 1, per: {per}") + first + second
        assert len(found(tmp_path / per, snippet, "style-pattern")) == count
