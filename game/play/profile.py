"""What outlives runs: endings seen, voices unlocked, codex entries ever opened, texts read, episodes begun."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.play.page import Page
    from game.play.run import Run
    from game.story.program import Program

MOST_READ = 50_000
"""Texts remembered as read; more than any story prints."""


class Seen(NamedTuple):
    """An ending that was reached."""

    seed: str
    """Of the first run that reached it."""
    mode: str
    times: int


class Profile:
    """What this player has seen, by the story's own names."""

    def __init__(self) -> None:
        self.endings: dict[str, Seen] = {}
        """By the full name of the ending's scene."""
        self.voices: set[str] = set()
        self.codex: set[str] = set()
        self.read: set[str] = set()
        """Ids of texts."""
        self.chapters: dict[str, dict[str, Any]] = {}
        """By episode: the document of the last run that began it, as it stood there."""
        self.is_changed = False
        """Whether it differs from what was written last in more than texts read."""
        self.has_read_more = False
        """Whether texts were read since it was written last."""

    def note_read(self, program: Program, page: Page) -> None:
        """Remember the texts of a page that is being left."""
        texts = program.tables.texts
        fresh = {texts[index].id for index in page.texts} - self.read
        if fresh and len(self.read) < MOST_READ:
            self.read |= fresh
            self.has_read_more = True

    def has_read(self, program: Program, page: Page) -> bool:
        """Return whether every text of a page had been read."""
        texts = program.tables.texts
        return bool(page.texts) and all(texts[index].id in self.read for index in page.texts)

    def note_beginning(self, run: Run) -> None:
        """Remember what a run began with, once it has gone on from there."""
        if run.base is None:
            self.note(type(run)(run.program, run.seed, run.moments[:1]))

    def note(self, run: Run) -> None:
        """Remember what the run's last moment has brought: entries, an episode's beginning, an ending."""
        tables = run.program.tables
        opened = {tables.codex[entry].name for entry in run.codex} - self.codex
        if opened:
            self.codex |= opened
            self.is_changed = True
        for event in run.now.events:
            if event[0] == "begin":
                self._note_chapter(tables.chapters[event[1]].id, run.document())
        if run.finished is not None:
            self._note_ending(run, run.finished)

    def _note_chapter(self, name: str, document: dict[str, Any]) -> None:
        if self.chapters.get(name) != document:
            self.chapters[name] = document
            self.is_changed = True

    def _note_ending(self, run: Run, ending: int) -> None:
        tables = run.program.tables
        name = tables.scenes[tables.endings[ending].scene].name
        before = self.endings.get(name)
        mode = tables.modes[run.mode].name
        self.endings[name] = (
            Seen(run.seed, mode, 1) if before is None else before._replace(times=before.times + 1)
        )
        self.voices |= {voice.name for voice in tables.voices if voice.ending == ending}
        self.is_changed = True

    def merge(self, other: Profile) -> None:
        """Take in what another window has seen."""
        for name, seen in other.endings.items():
            mine = self.endings.get(name)
            self.endings[name] = seen if mine is None else seen._replace(times=max(seen.times, mine.times))
        self.voices |= other.voices
        self.codex |= other.codex
        self.read |= other.read
        self.chapters = {**other.chapters, **self.chapters}

    def to_document(self) -> dict[str, Any]:
        """Return the profile for keeping."""
        return {
            "endings": {name: seen._asdict() for name, seen in self.endings.items()},
            "voices": sorted(self.voices),
            "codex": sorted(self.codex),
            "read": sorted(self.read),
            "chapters": self.chapters,
        }


def from_document(document: Mapping[str, Any]) -> Profile:
    """Return a kept profile; what does not fit is left out."""
    profile = Profile()
    profile.endings = {
        name: seen
        for name, found in _mapping(document, "endings").items()
        if (seen := _seen(found)) is not None
    }
    profile.voices, profile.codex, profile.read = (
        _names(document, key) for key in ("voices", "codex", "read")
    )
    profile.chapters = {
        name: found for name, found in _mapping(document, "chapters").items() if isinstance(found, dict)
    }
    return profile


def _mapping(document: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = document.get(key)
    return found if isinstance(found, dict) else {}


def _names(document: Mapping[str, Any], key: str) -> set[str]:
    found = document.get(key)
    return {name for name in found if isinstance(name, str)} if isinstance(found, list) else set()


def _seen(found: object) -> Seen | None:
    if not isinstance(found, dict):
        return None
    seed, mode, times = (found.get(key) for key in Seen._fields)
    if isinstance(seed, str) and isinstance(mode, str) and type(times) is int:
        return Seen(seed, mode, times)
    return None
