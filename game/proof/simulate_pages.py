"""What the events of a step come to: the letters that it prints, and the episodes that it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.again import changed_to
from game.story.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.engine.again import Lives
    from game.engine.remembered import Values
    from game.engine.state import Event
    from game.engine.step import Led
    from game.story.program import Program

    Events = tuple[Event, ...]
    Changes = tuple[tuple[int, int], ...]
    """(place among the meters, new value)."""
    Begins = tuple[tuple[int, Changes], ...]
    """Each episode that begins, with what had changed by then."""
    Page = tuple[int, Begins]
    """The letters of its texts, and the episodes that begin."""

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

    def page(self, led: Led, old: Values) -> Page:
        """Return what a step on old values comes to; every text is built, where it was not before."""
        _, _, new, events, lives = led
        if lives is None:
            return self._page(events, ())
        kept = self.kept.get(id(events))
        page = self._kept(events, lives) if kept is None else kept[0]
        if lives:
            letters, begins = page
            for _, text, changes in lives:
                values = new if changes is None else changed_to(old, changes)
                letters += len(plain(self.program, text, values))
            return letters, begins
        return page

    def _kept(self, events: Events, lives: Lives) -> Page:
        page = self._page(events, [place for place, _, _ in lives])
        if len(self.kept) < MOST:
            self.kept[id(events)] = page, events
        return page

    def _page(self, events: Events, elsewhere: Sequence[int]) -> Page:
        """Return a page without the texts at some places."""
        letters, begins = 0, []
        changes: list[tuple[int, int]] = []
        for place, event in enumerate(events):
            name = event[0]
            if name == "text" and place not in elsewhere:
                letters += len(self.said[event[1]] or plain(self.program, event[1], event[2]))
            elif (
                name in ("pay", "set") and event[1] in self.places
            ):  # as `changed` says, without a call an event
                changes.append((self.places[event[1]], event[3]))
            elif name == "tick" and event[1] in self.places:
                changes.append((self.places[event[1]], event[2]))
            elif name == "begin":
                begins.append((event[1], tuple(changes)))
        return letters, tuple(begins)
