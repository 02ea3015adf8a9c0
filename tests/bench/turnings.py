"""Pages of our story between which a choice leads, for the full screen to be measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.painted import TOP
from game.pack.cache import load_program
from game.play.run import Run
from game.play.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.play.page import Page

SEED = "BENCH"
MANY = 100
"""About as many letters as a choice is worth, when it is asked how much there is to draw."""


class Turning(NamedTuple):
    """A page, the choice that is taken there, and the page it leads to."""

    steps: int
    """Choices before it."""
    before: Page
    key: bytes
    choice: int
    after: Page


def turnings() -> Iterator[Turning]:
    """Yield the turnings of one run from its start, until no choice is left that leads on and risks nothing."""
    run = Run.new(load_program(TOP / "story"), SEED, None)
    while run.finished is None:
        before, steps = run.page, len(run.steps)
        offers = [offer for offer in before.offers if offer.open and offer.pips < 0 and not offer.confirm]
        if not offers:
            return
        offer = offers[steps % len(offers)]
        run.take(offer.choice)
        if not run.page.offers:
            return
        yield Turning(steps, before, str(offer.number).encode(), offer.choice, run.page)


def fullest(found: list[Turning]) -> Turning:
    """Return the turning with the most to draw on its two pages."""
    return max(found, key=lambda turning: _bulk(turning.before) + _bulk(turning.after))


def _bulk(page: Page) -> int:
    texts = [text for block in page.blocks for text in block.paragraphs]
    return sum(len(words) for text in texts for words, _ in text) + MANY * len(page.offers)


def stand_before(turning: Turning, folder: str) -> None:
    """Leave a saved run in a folder, which stands on the page before the turning."""
    session = Session.on(load_program(TOP / "story"), folder)
    session.new_run(SEED)
    for other in turnings():
        if other.steps == turning.steps:
            break
        session.take(other.choice)
    session.close()


def heads(page: Page) -> tuple[bytes, ...]:
    """Return words of a page that are not broken over lines: of its text, and of its first choice."""
    text = "".join(words for words, _ in page.blocks[0].paragraphs[0])
    return head(text), head(page.offers[0].say)


def head(text: str) -> bytes:
    """Return the first words of a text."""
    return " ".join(text.split()[:2]).encode()
