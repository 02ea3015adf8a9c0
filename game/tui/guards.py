"""Guards on the page: a terminal too small to play in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.tui.app import GameApp


def cover(app: GameApp, small: bool) -> None:
    """Put the page that says "too small" on top, or take it away; what is below stays as it is."""
    from game.tui.screens.small import SmallPage

    covered = isinstance(app.screen, SmallPage)
    if small and not covered:
        app.push_screen(SmallPage())
    elif covered and not small:
        app.pop_screen()
