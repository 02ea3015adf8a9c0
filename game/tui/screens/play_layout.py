"""How the play page divides a terminal of any size."""

from __future__ import annotations

from typing import NamedTuple

GUTTER = 2
"""Cells left of the text, where the cursor of the choices stands; and right of it, where a scroll bar may."""
MARGIN = 2
"""Further cells left and right, where there is room."""
PANE = 31
"""Cells of the state pane with the space before it."""
WIDE = 100
"""The pane is shown from this width on."""
TALL = 30
"""From this height on there is a line above the head, and the details of a choice always stand on their own."""
SHORTEST_MEASURE = 20
MEASURE, LONG_MEASURE = 68, 72
"""Cells of a line of text where the player has not asked for a width: beside the pane, and without it, where lines
are few and the state wants a long one."""


class Room(NamedTuple):
    """What there is for each part, in cells and lines."""

    frame: int
    column: int
    """Cells of the column of passage and choices, with its gutters."""
    measure: int
    """Cells of a line of the passage."""
    lines: int
    """Lines for passage, seam and choices."""
    least: int
    """Lines that the passage gets at least."""
    pane: bool
    tall: bool


def room(width: int, height: int, measure: int) -> Room:
    """Divide a terminal of width by height cells for lines of at most measure cells; 0: as it reads best."""
    pane = width >= WIDE
    measure = measure or (MEASURE if pane else LONG_MEASURE)
    margin = MARGIN if width >= 64 else 0
    side = PANE if pane else 0
    measure = max(min(measure, width - 2 * (margin + GUTTER) - side), SHORTEST_MEASURE)
    tall = height >= TALL
    head, foot = 3 + tall, (2 if pane else 3)
    lines = max(height - head - foot, 6)
    return Room(
        frame=min(width, measure + 2 * GUTTER + side),
        column=measure + 2 * GUTTER,
        measure=measure,
        lines=lines,
        least=max(5, lines // 2),
        pane=pane,
        tall=tall,
    )
