"""`test --cover`: a smallest set of walkthroughs that takes every choice and every outcome, written as story tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exits import Exit
from game.cli.findings import counted, print_findings
from game.cli.packs import shown_folder
from game.cli.progress import Progress

if TYPE_CHECKING:
    from game.engine.replay import Step
    from game.pack.reader import Reading
    from game.proof.cover import Cover
    from game.story.program import Program

FILE = "tests/cover.yaml"
"""Where the walkthroughs are written, in the pack."""
REMARK = """\
Every choice and every outcome, taken. `twelve-to-six test --cover` writes this file anew: walkthroughs that still
lead on stay as they are where no fewer will do. Steps are ids of choices, so that scenes can be moved."""


def run(pack: str, *, printing: bool, form: str, seconds: int | None) -> int:
    """Write the cover of a pack, or print it; return the exit code. A smaller one is looked for so long at most."""
    from game.pack.opening import locate  # noqa: PLC0415 - help waits for nothing
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above
    from game.proof.budget import Exhausted  # noqa: PLC0415 - as above
    from game.proof.cover import SECONDS, cover  # noqa: PLC0415 - as above
    from game.story.compiler import compile_story  # noqa: PLC0415 - as above
    from game.story.program import Program  # noqa: PLC0415 - as above

    reading = load_pack(pack, with_tests=True)
    if reading.story is None:
        reading = load_pack(pack)  # tests that name what is gone are what a new cover puts right
    if reading.story is None:
        print_findings(list(reading.diagnostics), None, reading.sources, form, shown_folder(pack))
        return Exit.USAGE
    program = Program(compile_story(reading.story), "")
    seconds = SECONDS if seconds is None else seconds
    progress = Progress("test")
    try:
        found = cover(program, kept=_kept(reading, program), seconds=seconds, told=progress.tell)
    except Exhausted as spent:
        print(f"twelve-to-six test: undecided: {spent}.", file=sys.stderr)
        return Exit.UNDECIDED
    progress.close()
    text, said = written(program, found), said_of(found, seconds)
    return _print(text, said) if printing else _write(Path(locate(pack)[0]) / FILE, text, said)


def written(program: Program, found: Cover) -> str:
    """Return a cover as a file of story tests."""
    from game.proof.trial_text import story_test, story_tests  # noqa: PLC0415 - as above

    scenes = program.tables.scenes
    tests = (
        story_test(program, f"Cover {number}, to {scenes[walk.end.scene].name}", walk.steps, walk.end)
        for number, walk in enumerate(found.walks, 1)
    )
    return story_tests(tests, REMARK)


def _kept(reading: Reading, program: Program) -> list[tuple[Step, ...]]:
    """Return the walkthroughs that an earlier cover wrote for the story's default mode."""
    from game.engine.replay import Step  # noqa: PLC0415 - as above

    usual = program.tables.modes[program.tables.default_mode].name
    return [
        tuple(Step("", step.choice, step.roll or None) for step in (*test.start.walkthrough, *test.steps))
        for test in reading.tests
        if test.place.file == FILE and not test.start.scene and test.start.mode in ("", usual)
    ]


def _write(path: Path, text: str, said: str) -> int:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"twelve-to-six test: {FILE} can't be written: {error.strerror}.", file=sys.stderr)
        return Exit.USAGE
    print(f"Wrote {FILE}: {said}", file=sys.stderr)
    return Exit.FINE


def _print(text: str, said: str) -> int:
    print(text, end="")
    print(said[:1].upper() + said[1:], file=sys.stderr)
    return Exit.FINE


def said_of(found: Cover, seconds: int) -> str:
    """Return how many walkthroughs there are, and whether that is proved to be the fewest or the time was over before."""
    if not found.walks:
        return "there is no choice to take."
    walks = counted(len(found.walks), "walkthrough takes", "walkthroughs take")
    more = len(found.walks) - found.least
    how = (
        "No fewer would do."
        if more <= 0
        else f"At least {found.least} are needed, so at most {more} could be spared: "
        f"undecided after {seconds} s."
    )
    return f"{walks} every choice and every outcome, {len(found.pieces)} in all. {how}"
