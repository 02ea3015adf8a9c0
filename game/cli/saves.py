"""`saves`: what is kept, whether it is whole, and getting it in and out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit

if TYPE_CHECKING:
    from game.play.shelf import Shelf
    from game.story.program import Program

EXAMPLES = """examples:
  twelve-to-six saves list                       what is kept
  twelve-to-six saves verify                     whether every save is whole and can be gone on from
  twelve-to-six saves export auto run.md         a run, to be read without the game
  twelve-to-six saves export auto --as save > x  the save itself, to be carried elsewhere
  twelve-to-six saves import x mine              and back, as the save `mine`
"""
FORMS = ("markdown", "text", "save")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    parser = subparsers.add_parser(
        "saves",
        help="list, check, export or import saves",
        description="List, check, export or import saves.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    acts = parser.add_subparsers(dest="act", metavar="ACTION", required=True)
    for name, told, arguments in (
        ("list", "what is kept, newest first", ()),
        ("show", "where one save stands and what led there", ("slot",)),
        ("verify", "whether saves are whole and can be gone on from", ("slot?",)),
        ("export", "write a run as Markdown, text or the save itself", ("slot", "file?")),
        ("import", "take in a save that was exported", ("file", "slot")),
    ):
        _add_act(acts, name, told, arguments)


def _add_act(
    acts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    told: str,
    arguments: tuple[str, ...],
) -> None:
    parser = acts.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.", allow_abbrev=False)
    for argument in arguments:
        field = argument.rstrip("?")
        parser.add_argument(field, metavar=field.upper(), nargs="?" if argument != field else None)
    parser.add_argument("--pack", metavar="PACK", help="folder of the pack; the game's own if absent")
    parser.add_argument("--save-dir", metavar="DIR", help="the folder that saves are in")
    if name in ("list", "verify"):
        parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    if name == "export":
        parser.add_argument("--as", dest="form", choices=FORMS, default="markdown", help="what to write")
        parser.add_argument("--force", action="store_true", help="write over a file of that name")
    if name == "import":
        parser.add_argument("--force", action="store_true", help="write over a save of that name")


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    from game.cli import saves_acts as acts  # noqa: PLC0415 - help waits for no engine
    from game.play.errors import CannotPlay, SaveError  # noqa: PLC0415 - as above

    try:
        program, shelf = _opened(args)
        return acts.ACTS[args.act](program, shelf, args)
    except CannotPlay as error:
        print(*error.lines, error.sentence, sep="\n", file=sys.stderr)
    except SaveError as error:
        print(error.sentence, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
    return Exit.USAGE


def _opened(args: argparse.Namespace) -> tuple[Program, Shelf]:
    from game.play.loading import load_program  # noqa: PLC0415 - as above
    from game.play.shelf import Shelf  # noqa: PLC0415 - as above
    from game.play.store.folders import save_folder  # noqa: PLC0415 - as above

    program = load_program(args.pack)
    return program, Shelf(save_folder(args.save_dir), program.tables.story)
