"""Where each part of the play page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.geometry import Region

if TYPE_CHECKING:
    from textual.geometry import Size

    from game.tui.screens.play_layout import Room

HEAD = 3
"""Lines of the head with the blank one below it."""


class Needs(NamedTuple):
    """How many lines the parts would take."""

    text: int
    """The passage."""
    close: int
    """The choices without blank lines between them."""
    loose: int
    """The choices with blank lines between them."""


class Shares(NamedTuple):
    """How many lines passage and choices get."""

    reading: int
    answers: int
    gap: int
    """Blank lines between choices: only where all of it fits with them."""
    hidden: int
    """Lines of the passage that don't fit; none where negative."""


def shares(space: Room, needs: Needs) -> Shares:
    """Give passage and choices their lines: the passage what it needs, but the choices first what they need."""
    gap = int(needs.text + 1 + needs.loose <= space.lines)
    answers = needs.loose if gap else needs.close
    most = max(space.lines - 1 - answers, space.least)
    reading = min(needs.text, most)
    return Shares(reading, min(answers, max(space.lines - 1 - reading, 3)), gap, needs.text - most)


def regions(size: Size, space: Room, share: Shares, foot: int) -> dict[str, Region]:
    """Return where the parts stand on a terminal of that size, by their ids; foot: the lines of the keys."""
    left, top = (size.width - space.frame) // 2, HEAD + space.tall
    bottom = size.height - foot
    seam = top + share.reading
    end = bottom - (not space.pane)
    pane = {"pane": Region(left + space.column, top, space.frame - space.column, max(0, bottom - top))}
    line = {"stateline": Region(left, end, space.frame, 1)}
    return {
        "masthead": Region(left, top - HEAD, space.frame, HEAD),
        "reading": Region(left, top, space.column, share.reading),
        "seam": Region(left, seam, space.column, 1),
        "answers": Region(left, seam + 1, space.column, min(share.answers, end - seam - 1)),
        "keys": Region(left, bottom, space.frame, foot),
        **(pane if space.pane else line),
    }
