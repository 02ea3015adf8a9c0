"""Lines of Content, measured in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.tui.glyphs import MINUS
from game.tui.lines import centred, ends, fill, fit, flow, hang, wrap
from game.tui.show import content

TEXTS = some.text(some.sampled_from("ab 가나—●"), max_size=80)


@given(TEXTS, some.integers(2, 40))
def test_no_line_is_wider_than_asked(text, width):
    """Whatever the text, wide letters included, a wrapped line fits its width."""
    assert all(line.cell_length <= width for line in wrap(content(text), width))


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
