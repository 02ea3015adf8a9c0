"""What the words do that concern the run itself."""

from __future__ import annotations

from game.plain import collections, shelves
from game.plain.talk import Leave
from game.play.asking import where
from game.play.commands import applying, by_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.plain.talk import Talk
    from game.play.commands import Command


def act(talk: Talk, command: Command, argument: str) -> None:
    """Do what a word says, or say why it can't be done here."""
    refusal = talk.session.why_not(command.name)
    if refusal:
        talk.say(refusal)
        return
    ACTS[command.name](talk, argument)
    talk.notices()


def _choose(talk: Talk, _argument: str) -> None:
    talk.say("Type choose and a number, or the number alone.")


def _again(talk: Talk, _argument: str) -> None:
    talk.page_again()


def _status(talk: Talk, _argument: str) -> None:
    from game.play.status import status_lines  # noqa: PLC0415 - only where it is asked for

    _list(talk, status_lines(talk.run))


def _undo(talk: Talk, _argument: str) -> None:
    said = talk.run.last_said
    talk.session.undo()
    talk.say(f"Taken back: {said}")
    talk.page_again()


def _log(talk: Talk, _argument: str) -> None:
    from game.play.transcript import export_text  # noqa: PLC0415 - only where it is asked for

    for part in export_text(talk.run).split("\n\n"):
        for line in part.split("\n"):
            talk.printer.line(line)
        talk.printer.gap()


def _recap(talk: Talk, _argument: str) -> None:
    _list(talk, talk.session.recap())


def _roll(talk: Talk, _argument: str) -> None:
    from game.play.roll_call import roll_call_lines  # noqa: PLC0415 - only where it is asked for

    _list(talk, roll_call_lines(talk.run))


def _easier(talk: Talk, argument: str) -> None:
    modes = talk.session.program.tables.modes
    easier = talk.run.easier_modes
    for index in easier:
        if argument.lower() in (modes[index].name, modes[index].title.lower()):
            talk.session.lower_mode(index)
            talk.say(f"The difficulty is {modes[index].title}.")
            talk.page_again()
            return
    names = " or ".join(modes[index].name for index in easier)
    talk.say(f"Type easier and {names}. It can't be made harder again.")


def _new(talk: Talk, argument: str) -> None:
    from game.play.errors import CannotPlay  # noqa: PLC0415 - only where it is asked for
    from game.play.loading import mode_index, seed_of  # noqa: PLC0415 - as above

    words = argument.split()
    tables = talk.session.program.tables
    named = [word for word in words if word.lower() in {mode.name for mode in tables.modes}]
    seeds = [word for word in words if word not in named]
    try:
        mode = mode_index(talk.session.program, named[0] if named else None)
        seed = seed_of(" ".join(seeds) or None)
    except CannotPlay as error:
        talk.say(error.sentence)
        return
    if talk.asks(f"Leave this run and begin again? {talk.session.fate()}".rstrip()):
        talk.session.new_run(seed, mode)
        talk.placed = ""
        talk.say(f"Difficulty: {tables.modes[talk.run.mode].title}. Seed: {talk.run.seed}.")
        talk.page()


def _export(talk: Talk, _argument: str) -> None:
    talk.say(talk.session.export())


def _state(talk: Talk, _argument: str) -> None:
    talk.say(f"State: {talk.run.digest}")


def _help(talk: Talk, argument: str) -> None:
    command = by_word(argument.lower()) if argument else None
    if command is not None:
        _list(talk, (_described(command), f"Words: {', '.join(command.words)}."))
        return
    known = [other for other in applying(where(talk.session)) if other.words]
    _list(talk, ("Type the number of a choice, or one of these words.", *map(_described, known)))


def _described(command: Command) -> str:
    argument = f" {command.argument}" if command.argument else ""
    return f"{command.words[0]}{argument}: {command.help}"


def _quit(talk: Talk, _argument: str) -> None:
    if not talk.session.settings.confirm_quit or talk.asks("Save and leave?"):
        raise Leave


def _list(talk: Talk, lines: tuple[str, ...]) -> None:
    talk.printer.gap()
    for line in lines:
        talk.printer.line(line)


ACTS: dict[str, Callable[[Talk, str], None]] = {
    "choose": _choose,
    "again": _again,
    "status": _status,
    "undo": _undo,
    "save": shelves.save,
    "load": shelves.load,
    "delete": shelves.delete,
    "log": _log,
    "recap": _recap,
    "roll": _roll,
    "codex": collections.codex,
    "endings": collections.endings,
    "voices": collections.voices,
    "chapters": collections.chapters,
    "easier": _easier,
    "new": _new,
    "export": _export,
    "state": _state,
    "settings": shelves.settings,
    "help": _help,
    "quit": _quit,
}
"""By the name of the command; every command that has plain words has an act."""
