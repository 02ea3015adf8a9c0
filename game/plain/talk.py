"""A talk: the session, the printer and the lines that come in; everything an act needs."""

from __future__ import annotations

from game.plain.pages import (
    print_blocks,
    print_choices,
    print_ending,
    print_page,
    print_paragraphs,
)
from game.play.cleaning import clean
from game.play.wording import ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.plain.lines import Lines
    from game.plain.printer import Printer
    from game.play.run import Run
    from game.play.session import Session

PROMPT = ">"
YES = ("yes", "y", "1")
NO = ("no", "n", "2")


class Leave(Exception):
    """The player wants to go."""


class Talk:
    """A session in lines."""

    def __init__(
        self, session: Session, printer: Printer, lines: Lines, *, hashes: bool = False, echoes: bool = False
    ) -> None:
        self.session = session
        self.printer = printer
        self.lines = lines
        self.hashes = hashes
        """Whether the digest of the state stands under every page."""
        self.echoes = echoes
        """Whether what was typed is printed, because no terminal shows it."""
        self.placed = ""
        """The place that was named last."""

    @property
    def run(self) -> Run:
        """Return the run."""
        return self.session.playing

    def say(self, sentence: str) -> None:
        """Print a sentence by itself."""
        self.printer.block(sentence)

    def notices(self) -> None:
        """Print what the session has to say."""
        for notice in self.session.notices():
            self.say(notice)

    def hear(self, prompt: str = PROMPT) -> str:
        """Return the next line; EndOfInput or Stopped where none will come."""
        self.printer.prompt(prompt)
        line = self.lines.read()
        self.printer.echo(line if self.echoes else None)
        return line

    def asks(self, question: str) -> bool:
        """Ask until the answer is yes or no; return whether it is yes."""
        self.say(question)
        while True:
            answer = clean(self.hear("1 yes, 2 no>")).strip().lower()
            if answer in YES or answer in NO:
                return answer in YES
            if answer in ("quit", "exit"):
                raise Leave
            self.say(f"{question} Type 1 for yes or 2 for no.")

    def page(self, *, rolled: bool = True) -> None:
        """Print where the run stands, with how a risk went unless that was just said."""
        notes = self.session.settings.notes
        self.placed = print_page(
            self.printer, self.run, self.run.page, placed=self.placed, notes=notes, rolled=rolled
        )
        self._foot()

    def page_again(self) -> None:
        """Print where the run stands once more, with the whole of the scene."""
        page = self.run.page
        place = ", ".join(part for part in (page.slot, page.where) if part)
        if place:
            self.say(ended(place))
        passages = [block for block in page.blocks if block.kind in ("passage", "back")]
        if not any(block.kind == "passage" for block in passages):
            print_paragraphs(self.printer, self.run.standing)
        print_blocks(self.printer, passages)
        self._foot()

    def _foot(self) -> None:
        """Print what a page ends in: the choices or the ending, and the digest where it is asked for."""
        ending = self.run.finished
        if ending is not None:
            print_ending(self.printer, self.run, ending)
        else:
            print_choices(self.printer, self.run.page)
        if self.hashes:
            self.say(f"State: {self.run.digest}")
