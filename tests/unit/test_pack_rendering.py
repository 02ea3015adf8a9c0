"""Diagnostics as text, JSON and annotations."""

from __future__ import annotations

import json

from game.pack.diagnostics import ERROR, MOST_SHOWN, WARNING, Diagnostic, PackError, in_order
from game.pack.rendering import as_values, to_github, to_text
from game.story.place import Place


def wrong(line=1, column=1, message="This is wrong.", end=None, hint="", severity=ERROR, file="a.yaml"):
    """Return a diagnostic."""
    return Diagnostic("some-rule", severity, message, Place(file, line, column), end, hint)


def lines_of(diagnostic, source):
    """Return the lines by which a diagnostic is shown."""
    return to_text([diagnostic], {"a.yaml": source}).split("\n")


def test_a_diagnostic_as_text():
    """Place, rule and sentence; the line and the caret under what is wrong; the right word."""
    assert lines_of(wrong(2, 3, end=6, hint="two"), "one\n  tow three") == [
        "a.yaml:2:3: some-rule This is wrong.",
        "    tow three",
        "    ^^^",
        "    did you mean `two`?",
    ]


def test_a_line_that_is_not_there():
    """Without the text of the file, or on an empty line, the sentence stands alone."""
    assert lines_of(wrong(9, 1), "one") == ["a.yaml:9:1: some-rule This is wrong."]
    assert lines_of(wrong(2, 1), "one\n\nthree") == ["a.yaml:2:1: some-rule This is wrong."]


def test_wide_and_combining_characters_do_not_shift_the_caret():
    """The caret counts cells of the terminal: two for a Hangul syllable, none for a mark over a letter."""
    wide = "\ud55c\uad6d: abc"
    assert lines_of(wrong(1, 5, end=8), wide)[1:] == [f"    {wide}", "          ^^^"]
    assert lines_of(wrong(1, 4), "e\u0301: x")[1:] == ["    e\u0301: x", "      ^"]


def test_tabs_and_hidden_characters_are_shown_as_something():
    """What could move the cursor or turn the text round never reaches the terminal."""
    shown = to_text([wrong(1, 4)], {"a.yaml": "a\tb\u202ec\x1b[2J"})
    assert "\t" not in shown
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    assert shown.split("\n")[1:] == ["    a b\ufffdc\ufffd[2J", "       ^"]


def test_a_long_line_is_cut_around_the_caret():
    """Of a line of ten thousand characters a hundred are shown, with the caret among them."""
    source = "x" * 5_000 + "Y" + "x" * 5_000
    _, line, caret = lines_of(wrong(1, 5_001), source)
    assert len(line) < 110
    assert line[caret.index("^")] == "Y"
    assert line.count("\u2026") == 2


def test_json_has_every_field():
    """A diagnostic in JSON has every field of it."""
    found = json.loads(json.dumps(as_values(wrong(2, 3, end=6, hint="two"), "story")))
    assert found == {
        "rule": "some-rule",
        "severity": "error",
        "file": "story/a.yaml",
        "line": 2,
        "column": 3,
        "end_column": 6,
        "message": "This is wrong.",
        "hint": "two",
    }


def test_annotations_are_escaped():
    """A per cent sign or a line end in a sentence, a colon or comma in a path can't end an annotation early."""
    diagnostic = wrong(2, 3, "50%\nof: it, all", hint="x", severity=WARNING, file="a,b:c.yaml")
    assert to_github([diagnostic]) == (
        "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,title=some-rule::50%25%0Aof: it, all did you mean `x`?"
    )


def test_in_order_of_their_places():
    """Diagnostics come by file, line and column, each once."""
    found = [wrong(3, 1), wrong(1, 9), wrong(1, 2), wrong(3, 1)]
    assert [one.place.line for one in in_order(found)] == [1, 1, 3]


def test_a_long_report_is_closed_by_a_count():
    """Past the most that are shown, a last line says how many more there are."""
    found = in_order(wrong(line) for line in range(1, MOST_SHOWN + 31))
    assert len(found) == MOST_SHOWN + 1
    assert (found[-1].rule, found[-1].severity, found[-1].message) == (
        "too-many",
        ERROR,
        "There are 30 more: put these right first.",
    )


def test_an_error_reads_as_its_diagnostics():
    """A PackError carries all diagnostics, and says them when it is printed."""
    error = PackError([wrong(1, 2), wrong(3, 4)])
    assert len(error.diagnostics) == 2
    assert str(error) == "a.yaml:1:2: some-rule This is wrong.\na.yaml:3:4: some-rule This is wrong."
