"""Pages as lines: what happened, the passage, the choices."""

from __future__ import annotations

from game.plain.printer import FAINT, HEADING
from game.play.wording import ended, sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.plain.printer import Printer
    from game.play.page import Block, OfferLine, Page
    from game.play.run import Run
    from game.story.rendering import Paragraph

BEFORE_MOVING = ("result", "roll", "push")
"""Blocks that belong to where the player was."""

KINDS = {"good": "A good ending.", "bitter": "A bitter ending.", "bad": "A bad ending."}
"""What is said of an ending; one that merely closes what is written so far is none of these."""


def print_page(
    printer: Printer, run: Run, page: Page, *, placed: str, notes: bool, rolled: bool = True
) -> str:
    """Print a page without its choices; return the last place it named, which the next page need not name again.

    How a risk went is left out where it was just said.
    """
    before = (block for block in page.blocks if block.kind in BEFORE_MOVING)
    print_blocks(printer, (block for block in before if rolled or block.kind != "roll"))
    if page.changes:
        printer.block(sentences(page.changes))
    if page.begins:
        print_heading(printer, run, page, notes=notes)
    for block in page.blocks:
        if block.kind in BEFORE_MOVING:
            continue
        if block.place and block.place != placed:
            placed = block.place
            printer.block(ended(placed), HEADING)
        print_paragraphs(printer, block.paragraphs)
    for mark in page.marks:
        if mark.kind == "remember":
            printer.block(f"This will come back: {mark.words}")
        else:
            printer.block(f"This comes back{f' from {mark.origin}' if mark.origin else ''}: {mark.words}")
    if page.opened:
        titles = ", ".join(run.program.tables.codex[entry].title for entry in page.opened)
        printer.block(f"In the codex: {titles}.")
    if page.roll_call:
        print_roll_call(printer, run)
    return placed


def print_blocks(printer: Printer, blocks: Iterable[Block]) -> None:
    """Print blocks, each paragraph by itself."""
    for block in blocks:
        print_paragraphs(printer, block.paragraphs)


def print_paragraphs(printer: Printer, paragraphs: Iterable[Paragraph]) -> None:
    """Print paragraphs."""
    for paragraph in paragraphs:
        printer.paragraph(paragraph)


def print_heading(printer: Printer, run: Run, page: Page, *, notes: bool) -> None:
    """Print which episode begins, what it holds that somebody may want to be told of, and what its beginning changed."""
    chapter = run.program.tables.chapters[page.chapter]
    day = f" {ended(chapter.day)}" if chapter.day else ""
    printer.block(f"Episode {chapter.number}: {ended(chapter.title)}{day}", HEADING)
    if notes and chapter.content_notes:
        printer.line(f"Content notes: {', '.join(chapter.content_notes)}.")
    if page.begun:
        printer.line(sentences(page.begun))


def print_roll_call(printer: Printer, run: Run) -> None:
    """Print the roll call."""
    from game.play.roll_call import roll_call_lines  # noqa: PLC0415 - most pages hold none

    printer.gap()
    for line in roll_call_lines(run):
        printer.line(line)


def print_choices(printer: Printer, page: Page) -> None:
    """Print the choices, numbered from 1, each on lines of its own; locked ones are numbered too."""
    printer.gap()
    for offer in page.offers:
        printer.item(f"{offer.number}.", offer_words(offer), "" if offer.open else FAINT)


def offer_words(offer: OfferLine) -> str:
    """Return a choice with everything that it costs and risks; a locked one says so first."""
    tags = [f"locked: {lock}" for lock in offer.locks]
    tags += offer.costs
    tags += offer.changes
    if offer.odds:
        counted = f" counting {', '.join(offer.modifiers)}" if offer.modifiers else ""
        tags.append(f"{offer.odds}, {offer.pips} in 6{counted}")
    if offer.success:
        tags.append(f"if it works: {', '.join(offer.success)}")
    if offer.failure:
        tags.append(f"if not: {', '.join(offer.failure)}")
    if offer.chance:
        tags.append("left to chance")
    tags += ["will come back"] if offer.remember else []
    if offer.confirm:
        tags.append("ends the story")
    return f"{offer.say} ({'; '.join(tags)})" if tags else offer.say


def print_ending(printer: Printer, run: Run, ending: int) -> None:
    """Print which ending this was, and what can be done after it."""
    from game.play.moment import words  # noqa: PLC0415 - once a run

    record = run.program.tables.endings[ending]
    title = words(run.program, record.title, run.state.values)
    kind = KINDS.get(record.kind, "")
    printer.block(f"The end: {ended(title)} {kind}" if title else f"The end. {kind}", HEADING)
    printer.block("Type new to begin again, or undo, endings, voices, log, export or quit.")
