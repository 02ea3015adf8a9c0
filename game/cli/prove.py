"""`prove`: what a player can and cannot reach, over every choice and every roll."""

from __future__ import annotations

import sys

from game.cli import proving
from game.cli.exits import Exit
from game.cli.progress import Progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from game.cli.proving import Asked
    from game.proof.findings import Verdict
    from game.story.program import Program

EXAMPLES = """examples:
  twelve-to-six prove                        everything, in every mode
  twelve-to-six prove --ending finale/shore  the shortest way to an ending
  twelve-to-six prove --at episodes/04-under-the-arcade.yaml:42
                                             the shortest ways to what stands there
  twelve-to-six prove --mode curfew --count  one mode from beginning to end, with its states counted
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
    proving.add_options(parser)
    parser.add_argument(
        "--mode",
        metavar="MODE",
        help="decide only what is played in this difficulty mode from beginning to end",
    )
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
    from game.pack.garbage import no_collections  # noqa: PLC0415 - the parser is built without it

    with no_collections():  # the proof takes apart what it has done with
        return _run(args)


def _run(args: argparse.Namespace) -> int:
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
        asked = proving.asked_for(program, args)
    except ValueError as error:
        return _refuse(str(error))
    progress = Progress("prove")
    verdict = prove(
        program,
        modes,
        budget=budget,
        counting=args.count,
        told=progress.tell,
        wish=asked,
        given=lambda subject: asked(subject) or (args.format == "json" and subject[0] == "ending"),
    )
    progress.close()
    _write(program, verdict, args.format, asked)
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


def _write(program: Program, verdict: Verdict, form: str, asked: Asked) -> None:
    if form == "json":
        from game.cli.indented import indented  # noqa: PLC0415 - one form of three
        from game.proof.document import as_json  # noqa: PLC0415 - as above

        print(indented(as_json(verdict, asked)))
        return
    from game.proof import report  # noqa: PLC0415 - the parser is built without it

    if form == "github":
        print(report.as_github(verdict), end="")
    else:
        only = [subject for subject in verdict.wanted if asked(subject)]
        print(report.as_text(verdict, report.choice_words(program), only=only), end="")
