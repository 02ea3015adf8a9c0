"""Wrapping by the cells of a terminal, and what widths are taken."""

from __future__ import annotations

import io

import pytest

from game.plain.lines import LONGEST, EndOfInput, Lines
from game.plain.printer import Printer, width_of
from game.plain.wrapping import cells, wrap


def wrapped(text, width, indent=0):
    """Return the lines of plain text."""
    return ["".join(letter for letter, _ in line) for line in wrap([(text, False)], width, indent)]


@pytest.mark.parametrize(
    ("text", "width"),
    [("plain", 5), ("용마루", 6), ("e\u0301", 1), ("가나\u200d다", 6), ("\u22121", 2), ("", 0)],
)
def test_cells_are_what_a_terminal_gives(text, width):
    """Wide characters take two, combining ones none."""
    assert cells(text) == width


def test_words_go_to_the_next_line_where_they_do_not_fit():
    """No line is wider than asked."""
    assert wrapped("one two three four", 9) == ["one two", "three", "four"]


def test_wide_characters_count_double():
    """Korean is wrapped by what it takes on screen."""
    assert wrapped("가나다 라마바 사", 13) == ["가나다 라마바", "사"]


def test_a_word_wider_than_the_line_is_cut():
    """Even one of wide characters, and at a width of one."""
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrapped("가나다", 3) == ["가", "나", "다"]
    assert wrapped("가나", 1) == ["가", "나"]


def test_further_lines_are_indented():
    """A list item's text stands under its beginning."""
    assert wrapped("1. one two three", 9, 3) == ["1. one", "   two", "   three"]


def test_stress_goes_over_line_ends():
    """Which letters are stressed is known on every line."""
    lines = wrap([("a ", False), ("bb cc", True), ("d", False)], 4)
    assert lines == [
        [("a", False), (" ", False), ("b", True), ("b", True)],
        [("c", True), ("c", True), ("d", False)],
    ]


@pytest.mark.parametrize(
    ("named", "terminal", "width"),
    [
        ("", None, 80),
        ("100", None, 100),
        ("100", 60, 100),
        ("7", None, 80),
        ("wide", None, 80),
        ("", 60, 60),
        ("", 200, 80),
        ("9" * 30, None, 80),
    ],
)
def test_the_width_is_columns_or_eighty_or_what_a_narrow_terminal_has(named, terminal, width):
    """A pipe gives the same bytes everywhere unless COLUMNS says otherwise."""
    assert width_of({"COLUMNS": named} if named else {}, terminal) == width


def test_blank_lines_never_pile_up():
    """However many gaps are asked for, there is one."""
    sink = io.BytesIO()
    printer = Printer(sink)
    printer.gap()
    printer.block("a")
    printer.gap()
    printer.gap()
    printer.block("b")
    printer.send()
    assert sink.getvalue() == b"a\n\nb\n"


def test_lines_are_read_whatever_bytes_they_hold():
    """Wrong UTF-8 is replaced, overlong lines are cut, the last line needs no end."""
    lines = Lines(io.BytesIO(b"\xff\xfe\r\n" + b"a" * 5000 + b"\nlast"))
    assert lines.read() == "\ufffd\ufffd"
    assert lines.read() == "a" * LONGEST
    assert lines.read() == "last"
    with pytest.raises(EndOfInput):
        lines.read()


def test_without_standard_input_there_is_nothing_to_read():
    """A closed one is the end of input."""
    with pytest.raises(EndOfInput):
        Lines(None).read()


def test_an_input_that_fails_is_the_end_of_input():
    """A terminal that went away is no traceback."""

    class Broken:
        def readline(self, _size=-1):
            raise OSError(5, "gone")

    with pytest.raises(EndOfInput):
        Lines(Broken()).read()
