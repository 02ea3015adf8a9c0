"""The line mode from beginning to end: a page, a prompt, a line, and again."""

from __future__ import annotations

import io
import os
import sys

from game.plain.choosing import Chooser
from game.plain.lines import EndOfInput, Lines, Stopped
from game.plain.printer import HEADING, Printer, terminal_width, width_of
from game.plain.talk import Leave, Talk
from game.plain.typed import understood, unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.session import Session

OUTPUT_GONE = 128 + 13
"""As if the signal for a broken pipe had ended the game."""
HINT = "Type a number to choose, or a word: status, undo, save, log, codex, again, help or quit."


def run(session: Session, *, colour: bool = False, hashes: bool = False) -> int:
    """Play in lines on standard input and output until the end of either; return the exit code."""
    with Lines(getattr(sys.stdin, "buffer", None)) as lines:
        talk = Talk(session, _printer(session, colour=colour), lines, hashes=hashes, echoes=not _is_typed())
        return _until_left(talk)


def _printer(session: Session, *, colour: bool) -> Printer:
    out = sys.stdout
    if out is None:  # it was closed before the game began
        return Printer(io.BytesIO())
    settings = session.settings
    is_terminal = out.isatty()
    width = settings.width or width_of(os.environ, terminal_width(out.fileno()) if is_terminal else None)
    asked = colour or (settings.colour == "always" and is_terminal)
    return Printer(
        out.buffer, out.encoding or "utf-8", width, colour=asked and not os.environ.get("NO_COLOR")
    )


def _is_typed() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _until_left(talk: Talk) -> int:
    """Talk until there is a reason to stop; save in every case."""
    try:
        code = _talked(talk)
    except OSError:
        talk.session.close()
        _forget_output()
        return OUTPUT_GONE
    talk.session.close()
    return _last_words(talk, code)


def _talked(talk: Talk) -> int:
    try:
        start(talk)
        chooser = Chooser()
        while True:
            answer(talk, chooser, talk.hear())
    except (EndOfInput, Leave):
        return 0
    except Stopped as stopped:
        return 128 + stopped.number


def _last_words(talk: Talk, code: int) -> int:
    """Print what is left to say; where nobody listens any more, that is all."""
    try:
        talk.printer.end_line()
        talk.notices()
        talk.printer.send()
    except OSError:
        _forget_output()
    return code


def _forget_output() -> None:
    """Let nothing be written on leaving to an output that nobody takes."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def start(talk: Talk) -> None:
    """Print what a player is greeted with: the title of a new run, or the recap of one that goes on."""
    goes_on = talk.session.start()
    tables = talk.session.program.tables
    talk.printer.line(tables.title, HEADING)
    if not goes_on and tables.notice:
        talk.printer.line(tables.notice)
    talk.printer.line(f"Difficulty: {tables.modes[talk.run.mode].title}. Seed: {talk.run.seed}.")
    talk.printer.line(HINT)
    talk.notices()
    if goes_on:
        talk.printer.gap()
        for line in talk.session.recap():
            talk.printer.line(line)
        talk.page_again()
    else:
        talk.page()


def answer(talk: Talk, chooser: Chooser, line: str) -> None:
    """Do what a line says, or say what could be typed."""
    typed = understood(line)
    if typed.number is not None:
        chooser.choose(talk, typed.number)
        return
    chooser.forget()
    if typed.command is not None:
        from game.plain.acts import act  # noqa: PLC0415 - the first page waits for none of them

        act(talk, typed.command, typed.argument)
    elif typed.word:
        talk.say(unknown(typed.word))
    else:
        talk.say(HINT)
