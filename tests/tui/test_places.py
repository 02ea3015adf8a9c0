"""How the play page is divided, whatever the terminal and whatever there is to show."""

from hypothesis import given
from hypothesis import strategies as some
from textual.geometry import Size

from game.tui.app import LEAST_HEIGHT, LEAST_WIDTH
from game.tui.screens.play_layout import room
from game.tui.screens.play_places import Needs, regions, shares

SIZES = some.builds(Size, some.integers(LEAST_WIDTH, 250), some.integers(LEAST_HEIGHT, 90))
NEEDS = some.builds(
    lambda text, close, blank: Needs(text, close, close + blank),
    some.integers(1, 200), some.integers(1, 60), some.integers(0, 20),
)  # fmt: skip


@given(SIZES, NEEDS, some.integers(1, 6))
def test_no_part_stands_on_another_or_beside_the_screen(size, needs, foot):
    """Every part is on the screen whole and alone."""
    space = room(size.width, size.height, 0)
    space = space._replace(lines=max(space.lines - foot + 1, 6))
    parts = list(regions(size, space, shares(space, needs), foot).values())
    assert all(part in size.region for part in parts)
    assert not any(one.overlaps(other) for place, one in enumerate(parts) for other in parts[place + 1 :])


@given(SIZES, NEEDS)
def test_what_fits_is_shown_whole(size, needs):
    """Where passage and choices fit, nothing is hidden; blank lines between choices give way first."""
    space = room(size.width, size.height, 0)
    share = shares(space, needs)
    if needs.text + 1 + needs.close <= space.lines:
        assert (share.reading, share.hidden <= 0) == (needs.text, True)
        assert share.answers == (needs.loose if share.gap else needs.close)
    assert share.reading + 1 + share.answers <= max(space.lines, share.reading + 4)


@given(SIZES, NEEDS)
def test_a_long_passage_leaves_the_choices_in_sight(size, needs):
    """The passage gives way down to its least; the choices have three lines at least."""
    space = room(size.width, size.height, 0)
    share = shares(space, needs)
    assert share.answers >= min(3, needs.close)
    assert share.reading >= min(needs.text, space.least)
