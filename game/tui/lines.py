"""Lines of Content: wrapping with a hanging indent, filling to a width, two ends on one line. Measured in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.show import blank, row
from game.tui.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


def wrap(text: Content, width: int) -> list[Content]:
    """Return text in lines of at most width cells; blank lines stay."""
    return wrapped(text, max(width, 2))


def hang(first: Content, text: Content, width: int) -> list[Content]:
    """Return text wrapped behind `first`, its further lines indented by the width of `first`."""
    indent = first.cell_length
    lines = wrap(text, width - indent)
    space = blank(indent)
    return [row(space if number else first, line) for number, line in enumerate(lines)]


def ends(left: Content, right: Content, width: int) -> Content:
    """Return left and right at the two ends of one line; left is cut short where they would touch."""
    room = width - right.cell_length
    if room < 2:
        return fit(left, width)
    left = fit(left, room - 1)
    return row(left, blank(room - left.cell_length), right)


def fit(text: Content, width: int) -> Content:
    """Return text in one line of at most width cells, with an ellipsis where something was cut."""
    return text if text.cell_length <= width else text.truncate(max(width, 1), ellipsis=True)


def fill(text: Content, width: int) -> Content:
    """Return text followed by spaces up to width cells."""
    return row(text, blank(max(0, width - text.cell_length)))


def centred(text: Content, width: int) -> Content:
    """Return text in the middle of width cells."""
    return row(blank(max(0, width - text.cell_length) // 2), text)


def flow(parts: Sequence[Content], width: int, gap: int = 3) -> list[Content]:
    """Return the parts side by side, gap cells apart, in as many lines as they need; a part too long is wrapped."""
    lines: list[list[Content]] = []
    room, space = 0, blank(gap)
    for part in parts:
        pieces = wrap(part, width) if part.cell_length > width else [part]
        if len(pieces) == 1 and gap + part.cell_length <= room:
            lines[-1] += [space, part]
            room -= gap + part.cell_length
        elif pieces:
            lines += [[piece] for piece in pieces]
            room = width - pieces[-1].cell_length
    return [row(*line) for line in lines]
