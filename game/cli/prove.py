"""`prove`: what a player can and cannot reach, over every choice and every roll."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit
from game.cli.progress import Progress

if TYPE_CHECKING:
    import argparse

    from game.proof.findings import Subject, Verdict
    from game.story.program import Program

EXAMPLES = """examples:
  twelve-to-six prove                        everything, in every mode
  twelve-to-six prove --ending finale/shore  the shortest way to an ending
  twelve-to-six prove --mode curfew --count  one mode, with its states counted
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    import argparse  # noqa: PLC0415 - as the other commands

    parser = subparsers.add_parser(
        "prove",
        help="prove what can be reached, and that nobody gets stuck",
        description="Prove what a player can and cannot reach, over every choice and every roll.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", help="folder of the pack; the game's own if absent"
    )
    for option, told in (
        ("--scene", "show the shortest way to this scene"),
        ("--ending", "show the shortest way to this ending"),
        ("--choice", "show the shortest way to this choice, written scene/choice"),
    ):
        parser.add_argument(option, metavar=option[2:].upper(), action="append", default=[], help=told)
    parser.add_argument("--mode", metavar="MODE", help="prove only this difficulty mode")
    parser.add_argument(
        "--budget",
        metavar="BYTES",
        default="2GiB",
        help="most memory to hold, such as 512MiB; 2GiB if absent",
    )
    parser.add_argument("--count", action="store_true", help="count states exactly, none merged")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how to write the verdicts"
    )


def run(args: argparse.Namespace) -> int:
    """Prove as the arguments say; return the exit code."""
    from game.pack.cache import load_program  # noqa: PLC0415 - the parser is built without them
    from game.pack.diagnostics import PackError  # noqa: PLC0415 - as above
    from game.play.loading import default_pack  # noqa: PLC0415 - as above
    from game.play.store.folders import cache_folder  # noqa: PLC0415 - as above
    from game.proof.budget import Budget, read_budget  # noqa: PLC0415 - as above
    from game.proof.verdicts import prove  # noqa: PLC0415 - as above

    try:
        program = load_program(args.pack or default_pack(), cache_folder())
    except PackError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    except OSError as error:
        return _refuse(f"the pack can't be read: {error.strerror or error}")
    try:
        budget = Budget(read_budget(args.budget))
        modes = _modes(program, args.mode)
        only = _subjects(program, args)
    except ValueError as error:
        return _refuse(str(error))
    progress = Progress("prove")
    verdict = prove(program, modes, budget=budget, counting=args.count, told=progress.tell)
    progress.close()
    _write(program, verdict, args.format, only)
    return {"proved": Exit.FINE, "refuted": Exit.FINDINGS}.get(verdict.verdict, Exit.UNDECIDED)


def _refuse(message: str) -> int:
    print(f"twelve-to-six prove: {message}", file=sys.stderr)
    return Exit.USAGE


def _modes(program: Program, asked: str | None) -> list[int] | None:
    if asked is None:
        return None
    names = [mode.name for mode in program.tables.modes]
    if asked not in names:
        raise ValueError(f"there is no mode {asked}: it is one of {', '.join(names)}")
    return [names.index(asked)]


def _subjects(program: Program, args: argparse.Namespace) -> list[Subject]:
    """Return what a walkthrough was asked for; ValueError with the nearest name where there is no such thing."""
    from game.language.nearest import nearest  # noqa: PLC0415 - only where something is asked for
    from game.proof.coverage import wanted  # noqa: PLC0415 - as above
    from game.proof.findings import Places  # noqa: PLC0415 - as above

    every = list(wanted(program.tables, Places(program.tables)))
    found: list[Subject] = []
    for kind in ("scene", "ending", "choice"):
        for name in getattr(args, kind):
            kinds = (
                ("scene", "ending")
                if kind == "scene"
                else (kind, "storylet")
                if kind == "choice"
                else (kind,)
            )
            known = [subject for subject in every if subject[0] in kinds]
            match = next((subject for subject in known if subject[1] == name), None)
            if match is None:
                likely = nearest(name, [subject[1] for subject in known])
                raise ValueError(
                    f"there is no {kind} {name}" + (f"; did you mean {likely}?" if likely else "")
                )
            found.append(match)
    return found


def _write(program: Program, verdict: Verdict, form: str, only: list[Subject]) -> None:
    import json  # noqa: PLC0415 - one form of three

    from game.proof import report  # noqa: PLC0415 - the parser is built without it

    if form == "json":
        print(json.dumps(report.as_json(verdict), ensure_ascii=False, indent=2))
    elif form == "github":
        print(report.as_github(verdict), end="")
    else:
        print(report.as_text(verdict, report.choice_words(program), only=only), end="")
