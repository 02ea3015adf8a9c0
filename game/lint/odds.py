"""The pips that a risk can come to."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story.model import Story
    from game.story.scenes import Risk

SIXTHS = 6
"""Pips with which a risk can't fail."""


def totals(story: Story, risk: Risk, besides: int = -1) -> frozenset[int]:
    """Return the sums of pips and modifiers before they are held to the pack's fewest and most.

    Each modifier with a condition may count or not, whatever the others do; the one at `besides` never does.
    """
    found = {risk.pips + mode.pips for mode in story.modes if not mode.never_fail} or {risk.pips}
    for index, modifier in enumerate(risk.modifiers):
        if index != besides:
            added = {pips + modifier.add for pips in found}
            found = added if modifier.condition is None else found | added
    return frozenset(found)
