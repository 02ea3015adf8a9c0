"""What the play page shows with a page and isn't in it: how it was come to, what begins, opens or ends there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.widgets.passage import BEFORE, Around

if TYPE_CHECKING:
    from game.play.page import Page
    from game.play.run import Run
    from game.play.session import Session


def around(session: Session, said: str, low: frozenset[str]) -> Around:
    """Return what goes with the page that the session's run stands on."""
    run = session.playing
    page, tables = run.page, run.program.tables
    only_outcome = bool(page.blocks) and all(block.kind in BEFORE for block in page.blocks)
    return Around(
        said=said,
        read=session.settings.skip_read and session.is_read(page),
        low=low,
        standing=run.standing if only_outcome else (),
        opening=_opening(run, page, notes=session.settings.notes) if page.begins else (),
        opened=tuple(tables.codex[entry].title for entry in page.opened),
        ending=_ending(session, page.ending) if page.ending >= 0 else (),
    )


def _opening(run: Run, page: Page, *, notes: bool) -> tuple[str, ...]:
    chapter = run.program.tables.chapters[page.chapter]
    number = f"Episode {chapter.number}" if chapter.number else ""
    return (number, chapter.title, chapter.day, ", ".join(chapter.content_notes) if notes else "")


def _ending(session: Session, ending: int) -> tuple[str, ...]:
    from game.play.gallery import endings  # noqa: PLC0415 — few pages end a story

    line = next(line for line in endings(session) if line.ending == ending)
    return (line.title, line.kind)
