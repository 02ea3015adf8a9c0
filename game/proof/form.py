"""The forms in which sets of valuations are held: one integer for each, a few (`rows`), a sorted array, or products.

A form says which layouts and links a space has; everything else asks sets by the operators that all forms have.
"""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.proof.layout import Layout
    from game.proof.space import Way

DENSE, SPARSE, PROJECTED = "dense", "sparse", "projected"
"""Their names: a bit for every valuation that a layout tells apart, a number for each that a run comes to, or bits for
those that an episode tells apart, once for all that it only carries and that come with the same."""


class Form(NamedTuple):
    """How a space holds its sets."""

    name: str
    layout: Callable[..., Layout]
    way: type[Way]
    one_layout: int
    """Up to so many valuations all points share a layout."""
    narrow: int
    """Up to so many valuations all points of a group share a layout."""
    in_rows: bool = False
    """Whether the upper slots of a layout say which integer of a set."""
    projects: bool = False
    """Whether a layout holds the slots that an episode only carries apart from the others."""
