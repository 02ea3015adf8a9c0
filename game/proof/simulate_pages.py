"""What the events of a step come to: the letters that it prints, and the episodes that it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.engine.state import Event
    from game.story.program import Program

    Events = tuple[Event, ...]
    Changes = tuple[tuple[int, int], ...]
    """(place among the meters, new value)."""
    Begins = tuple[tuple[int, Changes], ...]
    """Each episode that begins, with what had changed by then."""
    Page = tuple[int, Begins]
    """The letters, and the episodes that begin."""

MOST = 100_000
"""Most pages to keep."""


class Pages:
    """The pages of one program. The engine gives the same events for the same step: their page is looked up."""

    def __init__(self, program: Program, meters: Sequence[int]) -> None:
        self.program = program
        self.places = {slot: place for place, slot in enumerate(meters)}
        self.said = [
            "" if text.live else plain(program, number, None)
            for number, text in enumerate(program.tables.texts)
        ]
        """What each text says that reads nothing."""
        self.kept: dict[int, tuple[Page, Events]] = {}
        """By identity: events that are kept here are never other events."""

    def page(self, events: Events) -> Page:
        """Return what events come to; every text is built, where it was not before."""
        kept = self.kept.get(id(events))
        if kept is not None:
            return kept[0]
        page, lasting = self._page(events)
        if lasting and len(self.kept) < MOST:
            self.kept[id(events)] = page, events
        return page

    def _page(self, events: Events) -> tuple[Page, bool]:
        """Return a page, and whether it may come again: not with a text that stands on all values."""
        letters, begins, lasting, changes = 0, [], True, []
        for event in events:
            name = event[0]
            if name == "text":
                letters += len(self.said[event[1]] or plain(self.program, event[1], event[2]))
                lasting = lasting and event[2] is None
            elif name in ("pay", "set") and event[1] in self.places:
                changes.append((self.places[event[1]], event[3]))
            elif name == "tick" and event[1] in self.places:
                changes.append((self.places[event[1]], event[2]))
            elif name == "begin":
                begins.append((event[1], tuple(changes)))
        return (letters, tuple(begins)), lasting
