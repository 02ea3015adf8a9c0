"""Whether the scenes of a story hold together, as far as can be seen without playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.pack.page import Report
    from game.story.model import Story


def check(story: Story, report: Report) -> None:
    """Report what can't be right about the graph of scenes."""
