"""`odds`: how likely every ending is, for players who pick in different ways."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit
from game.cli.progress import Progress

if TYPE_CHECKING:
    import argparse

    from game.proof.odds_conditions import Wanted
    from game.proof.odds_found import Odds
    from game.story.program import Program

PLAYERS = ("uniform", "careful", "bold", "best", "worst")
EXAMPLES = """examples:
  twelve-to-six odds                          every ending, for all five players
  twelve-to-six odds --policy careful         one player
  twelve-to-six odds --ending finale/shore    and what each choice costs who plays for that ending
  twelve-to-six odds --of 'juran.bond == 2'   and how likely that is where each episode is left
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    import argparse  # noqa: PLC0415 - as the other commands

    parser = subparsers.add_parser(
        "odds",
        help="the odds of every ending",
        description="The odds of every ending, over every roll, for players who pick in different ways.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", help="folder of the pack; the game's own if absent"
    )
    parser.add_argument(
        "--policy", choices=PLAYERS, action="append", help="one player, or several; all five if absent"
    )
    parser.add_argument("--mode", metavar="MODE", help="the difficulty mode; the pack's own if absent")
    parser.add_argument(
        "--ending",
        metavar="ENDING",
        action="append",
        default=[],
        help="say what each choice costs the best player for this ending",
    )
    parser.add_argument(
        "--of",
        metavar="CONDITION",
        action="append",
        default=[],
        help="say how likely a condition is where each episode is left, for the players who never push",
    )
    parser.add_argument(
        "--budget",
        metavar="BYTES",
        default="2GiB",
        help="most memory to hold, such as 512MiB; 2GiB if absent",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to write the odds")


def run(args: argparse.Namespace) -> int:
    """Work out the odds as the arguments say; return the exit code."""
    from game.cli.packs import default_pack  # noqa: PLC0415 - the parser is built without them
    from game.pack.diagnostics import PackError  # noqa: PLC0415 - as above
    from game.pack.rendering import to_text  # noqa: PLC0415 - as above
    from game.proof.budget import read_budget  # noqa: PLC0415 - as above

    conditions = [" ".join(one.split("\n")) for one in dict.fromkeys(args.of)]
    try:
        program, wanted = _program(args.pack or default_pack(), conditions)
    except PackError as error:
        print(to_text(error.diagnostics, {"--of": "\n".join(conditions)}), file=sys.stderr)
        return Exit.USAGE
    except OSError as error:
        return _refuse(f"the pack can't be read: {error.strerror or error}")
    try:
        budget = read_budget(args.budget)
        mode = mode_index(program, args.mode)
        _check_endings(program, args.ending)
        _check_players(args)
    except ValueError as error:
        return _refuse(str(error))
    return _answer(program, mode, args, wanted, budget)


def _program(pack: str, conditions: list[str]) -> tuple[Program, list[Wanted]]:
    """Return the program of a pack and the conditions asked for, with which it is compiled anew where there are any."""
    from game.pack.cache import load_program  # noqa: PLC0415 - as above
    from game.pack.reader import read_pack  # noqa: PLC0415 - as above
    from game.play.store.folders import cache_folder  # noqa: PLC0415 - as above
    from game.proof.odds_conditions import with_conditions  # noqa: PLC0415 - as above

    if not conditions:
        return load_program(pack, cache_folder()), []
    return with_conditions(read_pack(pack), conditions)


def _answer(program: Program, mode: int, args: argparse.Namespace, wanted: list[Wanted], budget: int) -> int:
    from game.proof.odds_answers import odds  # noqa: PLC0415 - brings NumPy

    progress = Progress("odds")
    found = odds(
        program,
        mode,
        tuple(dict.fromkeys(args.policy or PLAYERS)),
        asked=args.ending,
        of=wanted,
        budget=budget,
        told=progress.tell,
    )
    progress.close()
    _write(program, found, args.format)
    return Exit.UNDECIDED if found.reasons else Exit.FINE


def _refuse(message: str) -> int:
    print(f"twelve-to-six odds: {message}", file=sys.stderr)
    return Exit.USAGE


def mode_index(program: Program, asked: str | None) -> int:
    """Return the mode asked for, the pack's own where none is; ValueError where there is none of that name."""
    names = [mode.name for mode in program.tables.modes]
    if asked is None:
        return program.tables.default_mode
    if asked not in names:
        raise ValueError(f"there is no mode {asked}: it is one of {', '.join(names)}")
    return names.index(asked)


def _check_endings(program: Program, asked: list[str]) -> None:
    from game.language.nearest import nearest  # noqa: PLC0415 - only where something is asked for

    names = [program.tables.scenes[ending.scene].name for ending in program.tables.endings]
    for name in asked:
        if name not in names:
            likely = nearest(name, names)
            raise ValueError(f"there is no ending {name}" + (f"; did you mean {likely}?" if likely else ""))


def _check_players(args: argparse.Namespace) -> None:
    if args.of and args.policy and not set(args.policy) - {"best", "worst"}:
        raise ValueError("--of is answered for uniform, careful and bold: ask for one of them with --policy")


def _write(program: Program, found: Odds, form: str) -> None:
    import json  # noqa: PLC0415 - one form of two

    from game.proof import odds_report  # noqa: PLC0415 - the parser is built without it

    if form == "json":
        print(json.dumps(odds_report.as_json(program.tables, found), ensure_ascii=False, indent=2))
    else:
        print(odds_report.as_text(program.tables, found), end="")
