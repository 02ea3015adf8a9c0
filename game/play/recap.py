"""What a returning player is told before the page they left."""

from __future__ import annotations

from game.play.moment import words
from game.play.status import with_you
from game.play.wording import ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.run import Run


def recap_lines(run: Run) -> tuple[str, ...]:
    """Return where the run is, what the episode tells a returning player, who is there, and what was done last."""
    return (*_place(run), *_told(run), *_company(run), *_last(run))


def _place(run: Run) -> tuple[str, ...]:
    trail = run.now.trail
    chapter = run.program.tables.chapters[trail.chapter] if trail.chapter >= 0 else None
    parts = (chapter.title, chapter.day) if chapter else ()
    place = ", ".join(part for part in (*parts, trail.slot, trail.where) if part)
    return (ended(place),) if place else ()


def _told(run: Run) -> tuple[str, ...]:
    chapter = run.now.trail.chapter
    if chapter < 0:
        return ()
    lines = run.program.tables.chapters[chapter].recap
    told = (words(run.program, line, run.state.values) for line in lines)
    return tuple(line for line in told if line)


def _company(run: Run) -> tuple[str, ...]:
    company = ", ".join(f"{ally.title} ({ally.word})" for ally in with_you(run))
    return (f"With you: {company}.",) if company else ()


def _last(run: Run) -> tuple[str, ...]:
    return (f"The last thing you did: {run.last_said}",) if run.last_said else ()
