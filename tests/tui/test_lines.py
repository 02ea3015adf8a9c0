"""Lines of Content, measured in cells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.tui.glyphs import MINUS
from game.tui.lines import centred, ends, fill, fit, flow, hang, wrap
from game.tui.show import content, row
from game.tui.wrapping import ORDINARY

WORDS = some.lists(some.text("abé—x", min_size=1, max_size=9), max_size=25).map(" ".join)
TEXTS = some.text(some.sampled_from("ab 가나—●"), max_size=80)


def seen(lines):
    """Return lines as letters and inks."""
    return [(line.plain, [span for span in line.spans if span.end > span.start]) for line in lines]


@given(TEXTS, some.integers(2, 40))
def test_no_line_is_wider_than_asked(text, width):
    """Whatever the text, wide letters included, a wrapped line fits its width."""
    assert all(line.cell_length <= width for line in wrap(content(text), width))


@given(WORDS, some.integers(2, 40), some.sets(some.integers(0, 160), max_size=4))
def test_lines_break_where_textual_breaks_them(text, width, cuts):
    """The quick way and Textual's give the same lines, with the same inks on the same letters."""
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    whole = row(*(content(text[start:end], f"ink{start}") for start, end in pairwise(edges)))
    assert seen(wrap(whole, width)) == seen(whole.wrap(width))


def test_an_ordinary_letter_is_one_cell_wide():
    """The quick way counts letters as cells."""
    ordinary = [chr(point) for point in range(0x2100) if ORDINARY.fullmatch(chr(point))]
    assert {content(letter).cell_length for letter in ordinary} == {1}
    assert not any(letter.isspace() for letter in ordinary)


@given(TEXTS, some.integers(8, 40))
def test_hanging_lines_keep_their_indent(text, width):
    """Further lines stand under the words of the first."""
    first, *others = hang(content("1  "), content(text), width)
    assert first.plain.startswith("1  ")
    assert all(line.plain.startswith("   ") and line.cell_length <= width for line in others)


@given(TEXTS, TEXTS, some.integers(10, 60))
def test_two_ends_fill_a_line(left, right, width):
    """The right end stands at the right edge, or is left out where there is no room for it."""
    made = ends(content(left), content(right), width)
    assert made.cell_length <= width
    if content(right).cell_length <= width - 2 and content(right).plain:
        assert made.plain.endswith(content(right).plain)
        assert made.cell_length == width


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [("short", 9, "short"), ("rather long", 7, "rather…"), ("가나다라", 5, "가나…")],
)
def test_what_is_cut_says_so(text, width, fitted):
    """A line cut to its width ends in an ellipsis; a wide letter is never halved."""
    assert fit(content(text), width).plain == fitted


def test_columns_align_in_any_script():
    """Filling counts cells, so that columns after Korean and Latin names begin at the same place."""
    assert fill(content("소주란"), 10).cell_length == fill(content("So Ju-ran"), 10).cell_length == 10


def test_the_middle():
    """Text stands in the middle of its width, and at its beginning where there is no room."""
    assert centred(content("ab"), 6).plain == "  ab"
    assert centred(content("abcdef"), 2).plain == "abcdef"


def test_pieces_flow():
    """Pieces stand side by side while there is room, and are never broken over lines unless they are too long."""
    lines = flow([content(f"Stamina {MINUS}1"), content("Heat +1"), content("◇ the people behind you")], 24)
    assert [line.plain for line in lines] == [f"Stamina {MINUS}1   Heat +1", "◇ the people behind you"]
    assert [line.plain for line in flow([content("one two three")], 7)] == ["one two", "three"]
