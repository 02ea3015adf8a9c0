"""`simulate`: many seeded runs, counted, with how sure the counts are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from game.proof.simulate_answers import Plan
    from game.proof.simulate_runs import Tally
    from game.story.program import Program

PLAYERS = ("uniform", "careful", "bold")
MOST_PROCESSES = 256
EXAMPLES = """examples:
  twelve-to-six simulate --runs 10000 --seed 7          ten thousand runs that pick at random
  twelve-to-six simulate --policy bold --processes 2    the bold player, on two cores
  twelve-to-six simulate --runs 200 --steps             run by run, with every text that a player would read
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    import argparse  # noqa: PLC0415 - as the other commands

    parser = subparsers.add_parser(
        "simulate",
        help="count the endings of many seeded runs",
        description="Play many seeded runs and count where they end; the same seed gives the same counts.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", help="folder of the pack; the game's own if absent"
    )
    parser.add_argument("--runs", metavar="N", type=_count, default=1000, help="how many; 1000 if absent")
    parser.add_argument(
        "--seed", metavar="SEED", default="0", help="what the dice are made from; 0 if absent"
    )
    parser.add_argument("--policy", choices=PLAYERS, default="uniform", help="how choices are picked")
    parser.add_argument("--mode", metavar="MODE", help="the difficulty mode; the pack's own if absent")
    parser.add_argument(
        "--processes", metavar="N", type=_processes, default=1, help="how many to play at once; 1 if absent"
    )
    parser.add_argument(
        "--steps",
        action="store_true",
        help="play each run by itself through the engine, building every text, and not many at once",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to write the counts")


def _count(text: str) -> int:
    import argparse  # noqa: PLC0415 - as the other commands

    if not text.isascii() or not text.isdecimal() or not 0 < len(text) <= 12 or not int(text):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no number from 1 on")
    return int(text)


def _processes(text: str) -> int:
    import argparse  # noqa: PLC0415 - as the other commands

    number = _count(text)
    if number > MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"at most {MOST_PROCESSES} processes can play at once")
    return number


def run(args: argparse.Namespace) -> int:
    """Simulate as the arguments say; return the exit code."""
    from game.cli.odds import mode_index  # noqa: PLC0415 - the parser is built without them
    from game.cli.packs import default_pack  # noqa: PLC0415 - as above
    from game.pack.cache import load_program  # noqa: PLC0415 - as above
    from game.pack.diagnostics import PackError  # noqa: PLC0415 - as above
    from game.play.store.folders import cache_folder  # noqa: PLC0415 - as above
    from game.proof.simulate_answers import Plan  # noqa: PLC0415 - as above

    pack = args.pack or default_pack()
    try:
        program = load_program(pack, cache_folder())
    except PackError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    except OSError as error:
        return _refuse(f"the pack can't be read: {error.strerror or error}")
    try:
        plan = Plan(mode_index(program, args.mode), args.policy, args.seed, args.runs, args.steps)
    except ValueError as error:
        return _refuse(str(error))
    return _play(program, pack, plan, args)


def _play(program: Program, pack: str, plan: Plan, args: argparse.Namespace) -> int:
    import json  # noqa: PLC0415 - one form of two
    from time import perf_counter  # noqa: PLC0415 - beside its one use

    from game.proof.simulate_answers import Report  # noqa: PLC0415 - the parser is built without it

    began = perf_counter()
    tally = _tally(program, pack, plan, args.processes)
    report = Report(program.tables, plan, tally, began)
    if args.format == "json":
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        print(report.as_text(), end="")
    return Exit.FINE


def _tally(program: Program, pack: str, plan: Plan, processes: int) -> Tally:
    from game.play.store.folders import cache_folder  # noqa: PLC0415 - as above
    from game.proof.simulate_answers import simulate, simulate_together  # noqa: PLC0415 - as above

    told = _bar(plan.runs)
    if processes == 1:
        return simulate(program, plan, told)
    return simulate_together(pack, str(cache_folder()), plan, processes, told)


def _refuse(message: str) -> int:
    print(f"twelve-to-six simulate: {message}", file=sys.stderr)
    return Exit.USAGE


def _bar(runs: int) -> Callable[[int], None]:
    """Return what shows how far it has come, on one line of a terminal; elsewhere it says nothing."""
    if not sys.stderr.isatty():
        return lambda _done: None

    def show(done: int) -> None:
        end = "\n" if done >= runs else ""
        print(f"\rsimulate: {done} of {runs} runs ({done / runs:.0%})", end=end, file=sys.stderr, flush=True)

    return show
