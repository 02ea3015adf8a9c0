"""From arguments to a command."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from game import __version__
from game.cli.exits import Exit
from game.language.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAME = "twelve-to-six"
COMMANDS = ("play", "check", "prove", "odds", "simulate", "test", "new", "saves")
"""Every command has a module of its name in this room."""
EXAMPLES = """examples:
  twelve-to-six                   play, going on where you left
  twelve-to-six play --plain      play in lines, as a screen reader likes it
  twelve-to-six saves list        what is kept, and whether it is whole
"""
SHELLS = ("bash", "zsh", "tcsh")


class Parser(argparse.ArgumentParser):
    """A parser that knows what was meant."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and what may have been meant; leave with Exit.USAGE."""
        word = _mistaken(message)
        likely = nearest(word, self.words()) if word else None
        hint = f" Did you mean {likely}?" if likely else ""
        print(f"{self.prog}: {message}.{hint} Try {self.prog} --help.", file=sys.stderr)
        raise SystemExit(int(Exit.USAGE))

    def words(self) -> list[str]:
        """Return the options and actions of this parser and of those below it."""
        found = [option for action in self._actions for option in action.option_strings]
        for action in self._actions:
            below = action.choices if isinstance(action.choices, dict) else {}
            found += below
            found += [word for parser in below.values() for word in parser.words()]
        return found


def _mistaken(message: str) -> str:
    """Return the word that argparse did not understand, where its message is about one."""
    if "invalid choice" in message:
        return message.split("'")[1] if "'" in message else ""
    if "unrecognized" in message:
        return next((word.partition("=")[0] for word in message.split() if word.startswith("--")), "")
    return ""


def build(commands: Iterable[str] = COMMANDS) -> Parser:
    """Return the parser of the program, with these commands."""
    parser = Parser(
        prog=NAME,
        description="Twelve to Six: a narrative survival game for the terminal. Without a command it is played.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.add_argument(
        "--print-completion", metavar="SHELL", choices=SHELLS, help="print the completion of a shell"
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name in commands:
        _module(name).add_parser(subparsers)
    return parser


def _module(name: str) -> Any:
    return import_module(f"game.cli.{name}")


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say; return the exit code."""
    first = next(iter(argv), "")
    if first and not first.startswith("-") and first not in COMMANDS:
        return _no_such_command(first)
    if first.startswith("-") and not _is_about_the_program(argv):
        argv = ["play", *argv]
        first = "play"
    parser = build([first] if first in COMMANDS else COMMANDS)
    args = parser.parse_args(argv)
    if args.print_completion:
        return _print_completion(args.print_completion)
    return int(_module(args.command or "play").run(args))


def _is_about_the_program(argv: Sequence[str]) -> bool:
    about = ("-h", "--help", "--version", "--print-completion")
    return any(word.partition("=")[0] in about for word in argv)


def _no_such_command(word: str) -> int:
    shown = "".join(letter if letter.isprintable() else "?" for letter in word[:40])
    likely = nearest(word[:40].lower(), COMMANDS)
    hint = f"did you mean {likely}?" if likely else f"try {NAME} --help."
    pack = f" To play a pack, type {NAME} play {shown}." if not likely else ""
    print(f"{NAME}: there is no command {shown}: {hint}{pack}", file=sys.stderr)
    return Exit.USAGE


def _print_completion(shell: str) -> int:
    try:
        import shtab  # noqa: PLC0415 - an extra for authors
    except ImportError:
        print(
            f"{NAME}: completion needs one more package: pip install 'twelve-to-six[author]'.",
            file=sys.stderr,
        )
        return Exit.USAGE
    print(shtab.complete(build(), shell))
    return Exit.FINE
