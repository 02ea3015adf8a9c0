"""`test`: the story tests of a pack, each tried; what came out otherwise is told with its place.

JSON, version 1: `{"format": 1, "story": name, "version": text, "passed": int, "failed": int, "tests": [...]}`, each test
with `name`, `file`, `line`, `column`, `passed`, `scene` (where it ended, or null), `open` (ids that can be chosen
there), `changed` (variables that are not at their start) and `findings`, which are as those of `check`.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit
from game.cli.findings import FORMATS, counted, print_findings
from game.cli.packs import default_pack, shown_folder

if TYPE_CHECKING:
    from typing import Any

    from game.pack.diagnostics import Diagnostic
    from game.pack.reader import Reading
    from game.proof.trials import Trial

EXAMPLES = """examples:
  twelve-to-six test                          the pack in this folder, or the game's own
  twelve-to-six test my_pack --format github  failures shown beside their lines in a pull request
  twelve-to-six test --cover                  write tests/cover.yaml, which takes every choice and every outcome
  twelve-to-six test my_pack --cover -        print it instead
  twelve-to-six test --cover --seconds 600    look longer for one with fewer walkthroughs, or the proof that none is
  twelve-to-six test --record 'By the bridge' < run.txt > my_pack/tests/bridge.yaml
                                              a story test from ids of choices, a line each: `jump`, `light failure`

Story tests stand in the pack's tests/*.yaml.

exit codes: 0 every test holds; 1 one does not; 2 the pack or a test can't be read; 3 undecided (--cover)
"""
RULE = "failed-test"
"""The code of every finding of this command."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    parser = subparsers.add_parser(
        "test",
        help="try the story tests of a pack",
        description="Take the choices of every story test, and say what came out otherwise than it says.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("pack", metavar="PACK", nargs="?", help="folder of the pack, or its story.yaml")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print what came of them")
    parser.add_argument(
        "--cover",
        metavar="-",
        nargs="?",
        const="",
        help="write a smallest set of walkthroughs that takes every choice and every outcome; - prints it",
    )
    parser.add_argument(
        "--seconds",
        metavar="N",
        type=_seconds,
        help="how long --cover looks for fewer walkthroughs, or the proof that no fewer will do; 60 if absent",
    )
    parser.add_argument(
        "--record",
        metavar="NAME",
        help="print a story test of this name from ids of choices on standard input, a line each",
    )


def _seconds(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > len("999999"):
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no number of seconds")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Do as the arguments say; return the exit code."""
    from game.pack.diagnostics import ERROR  # noqa: PLC0415 - help waits for nothing
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above

    if args.seconds is not None and args.cover is None:
        print("twelve-to-six test: --seconds belongs to --cover.", file=sys.stderr)
        return Exit.USAGE
    if args.record is not None:
        return _record(args)
    if args.cover is not None:
        return _cover(args)
    pack = args.pack or default_pack()
    reading = load_pack(pack, with_tests=True)
    folder = shown_folder(pack)
    if reading.story is None:
        errors = [one for one in reading.diagnostics if one.severity == ERROR]
        print_findings(errors, None, reading.sources, args.format, folder)
        print("The tests can't be tried until that is put right.", file=sys.stderr)
        return Exit.USAGE
    trials = _trials(reading)
    PRINTERS[args.format](trials, reading, folder)
    print(_summary(trials), file=sys.stderr)
    return Exit.FINE if all(trial.passed for trial in trials) else Exit.FINDINGS


def _record(args: argparse.Namespace) -> int:
    from game.cli.recording import run as record  # noqa: PLC0415 - as above

    if args.cover is not None:
        print("twelve-to-six test: record a test or write a cover: not both at once.", file=sys.stderr)
        return Exit.USAGE
    return record(args.pack or default_pack(), args.record, form=args.format)


def _cover(args: argparse.Namespace) -> int:
    """Write or print a cover; a word after `--cover` that is no `-` is the pack."""
    from game.cli.covering import run as cover  # noqa: PLC0415 - as above

    if args.pack and args.cover not in ("", "-"):
        print(f"twelve-to-six test: after --cover stands nothing or -, not {args.cover}.", file=sys.stderr)
        return Exit.USAGE
    pack = args.pack or args.cover.removeprefix("-") or default_pack()
    return cover(pack, printing=args.cover == "-", form=args.format, seconds=args.seconds)


def _trials(reading: Reading) -> list[Trial]:
    from game.proof.trials import run_test  # noqa: PLC0415 - as above
    from game.story.compiler import compile_story  # noqa: PLC0415 - as above
    from game.story.program import Program  # noqa: PLC0415 - as above

    story = reading.story
    assert story is not None  # noqa: S101 - a pack that can't be read ended before
    program = Program(compile_story(story), "")
    return [run_test(program, story, test) for test in reading.tests]


def findings(trial: Trial) -> list[Diagnostic]:
    """Return what came out otherwise as diagnostics, each with the test's name in front."""
    from game.pack.diagnostics import ERROR, Diagnostic  # noqa: PLC0415 - as above

    return [
        Diagnostic(RULE, ERROR, f"{trial.name}: {miss.sentence}.", miss.place, miss.end_column, miss.hint)
        for miss in trial.misses
    ]


def standing(trial: Trial) -> str:
    """Return where a test ended, in one line."""
    at = trial.standing
    if at is None:
        return ""
    parts = [
        f"stood in: {at.scene}",
        f"open: {', '.join(at.open) or 'nothing'}",
        f"changed: {', '.join(f'{name} {value}' for name, value in at.changed) or 'nothing'}",
    ]
    return "; ".join(parts)


def _print_text(trials: list[Trial], reading: Reading, folder: str) -> None:
    from game.pack.rendering import to_text  # noqa: PLC0415 - as above

    for trial in trials:
        if not trial.passed:
            print(to_text(findings(trial), reading.sources, folder))
            if trial.standing is not None:
                print(f"    {standing(trial)}")


def _print_github(trials: list[Trial], _reading: Reading, folder: str) -> None:
    from game.pack.rendering import to_github  # noqa: PLC0415 - as above

    for trial in trials:
        if not trial.passed:
            print(to_github(findings(trial), folder))


def _print_json(trials: list[Trial], reading: Reading, folder: str) -> None:
    story = reading.story
    passed = sum(trial.passed for trial in trials)
    document = {
        "format": 1,
        "story": None if story is None else story.name,
        "version": None if story is None else story.version,
        "passed": passed,
        "failed": len(trials) - passed,
        "tests": [_as_values(trial, folder) for trial in trials],
    }
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _as_values(trial: Trial, folder: str) -> dict[str, Any]:
    from game.pack.rendering import as_values  # noqa: PLC0415 - as above

    at = trial.standing
    return {
        "name": trial.name,
        "file": f"{folder}/{trial.place.file}" if folder else trial.place.file,
        "line": trial.place.line,
        "column": trial.place.column,
        "passed": trial.passed,
        "scene": None if at is None else at.scene,
        "open": [] if at is None else list(at.open),
        "changed": {} if at is None else dict(at.changed),
        "findings": [as_values(one, folder) for one in findings(trial)],
    }


PRINTERS = {"text": _print_text, "json": _print_json, "github": _print_github}


def _summary(trials: list[Trial]) -> str:
    if not trials:
        return "There is no story test: write some in tests/*.yaml."
    failed = sum(not trial.passed for trial in trials)
    if failed:
        return f"{failed} of {counted(len(trials), 'story test', 'story tests')} failed."
    return f"{counted(len(trials), 'story test holds', 'story tests hold')}."
