"""What was found for some values, kept by those of them that were read.

What a step does depends on few of the values: those that its conditions, effects and rules read on the way. So it is
worked out once on values that note what is read, and kept under those; where they are the same again, so is what is
found (Michie, "Memo functions and machine learning", Nature 218, 1968). Nothing is written that does not count as read.
"""

from __future__ import annotations

from operator import itemgetter

from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Values = tuple[int, ...]

MOST = 1024
"""Most that is kept in one place; what else is found is not kept."""


class Reading(list[int]):
    """Values that note which slots are read; what is written counts as read."""

    __slots__ = ("noted",)

    def __init__(self, values: Values) -> None:
        super().__init__(values)
        self.noted: set[int] = set()

    def __getitem__(self, slot: Any) -> Any:
        self.noted.add(slot)
        return list.__getitem__(self, slot)

    def __setitem__(self, slot: Any, value: Any) -> None:
        self.noted.add(slot)
        list.__setitem__(self, slot, value)


class Known:
    """What was found so far in one place."""

    __slots__ = ("found", "only", "read", "slots")

    def __init__(self) -> None:
        self.slots = {MODE}
        self.read: Callable[[Values], Any] = itemgetter(MODE)
        """From all values to those that matter."""
        self.found: dict[Any, Any] = {}
        self.only: Any = None
        """What was found without reading anything, and so stands for all values; None as long as that is not known."""

    @property
    def full(self) -> bool:
        """Whether nothing more is kept."""
        return len(self.found) >= MOST

    def learn(self, values: Values, work: Callable[..., Any], *given: object) -> Any:
        """Return what `work` makes of values, and of what else it is given, and keep it."""
        noting = Reading(values)
        found = work(noting, *given)
        self.keep(values, noting.noted, found)
        if not noting.noted:
            self.only = found
        return found

    def keep(self, values: Values, noted: set[int], found: object) -> None:
        """Keep what was found, under what was read; where more was read than ever before, begin anew."""
        if not noted <= self.slots:
            self.slots |= noted
            self.read = itemgetter(*sorted(self.slots))
            self.found = {}
        if not self.full:
            self.found[self.read(values)] = found
