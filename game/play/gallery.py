"""What the profile has collected: endings, voices, episodes to begin at, and the codex."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play.moment import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.session import Session


class EndingLine(NamedTuple):
    """One ending; unseen ones show their riddle and nothing else."""

    ending: int
    kind: str
    title: str
    """Empty while it is unseen."""
    riddle: str
    seen: bool
    seed: str
    """Of the first run that reached it."""
    mode: str
    times: int


class Line(NamedTuple):
    """A voice, episode or codex entry."""

    number: int
    """Its index in its table."""
    title: str
    group: str
    """Of a codex entry its group, of an episode its day; empty otherwise."""
    open: bool
    text: int
    """The text to print when it is chosen, or -1."""


def endings(session: Session) -> tuple[EndingLine, ...]:
    """Return all endings in the story's order."""
    tables, seen = session.program.tables, session.profile.endings
    start = tuple(slot.start for slot in tables.slots)
    found = []
    for index, ending in enumerate(tables.endings):
        known = seen.get(tables.scenes[ending.scene].name)
        found.append(
            EndingLine(
                index,
                ending.kind,
                words(session.program, ending.title, start) if known else "",
                words(session.program, ending.riddle, start),
                known is not None,
                known.seed if known else "",
                known.mode if known else "",
                known.times if known else 0,
            )
        )
    return tuple(found)


def voices(session: Session) -> tuple[Line, ...]:
    """Return all voices in the story's order."""
    heard = session.profile.voices
    return tuple(
        Line(index, voice.title if voice.name in heard else "", "", voice.name in heard, voice.text)
        for index, voice in enumerate(session.program.tables.voices)
    )


def chapters(session: Session) -> tuple[Line, ...]:
    """Return all episodes; those that this profile has begun can be begun at."""
    begun = session.profile.chapters
    return tuple(
        Line(index, chapter.title, chapter.day, chapter.id in begun, -1)
        for index, chapter in enumerate(session.program.tables.chapters)
        if chapter.number
    )


def codex(session: Session) -> tuple[Line, ...]:
    """Return all entries; those are open that this run or any before it has opened, or that are from the start."""
    ever = session.profile.codex
    now = session.run.codex if session.run is not None else ()
    return tuple(
        Line(index, entry.title, entry.group, index in now or entry.name in ever or entry.start, entry.text)
        for index, entry in enumerate(session.program.tables.codex)
    )


def text_words(session: Session, text: int) -> tuple[str, ...]:
    """Return a voice's or entry's text as paragraphs, on the run's values or those at the start."""
    from game.story.rendering import plain  # noqa: PLC0415 - only when something is read

    run = session.run
    values = (
        run.state.values if run is not None else tuple(slot.start for slot in session.program.tables.slots)
    )
    return tuple(plain(session.program, text, values).split("\n\n")) if text >= 0 else ()
