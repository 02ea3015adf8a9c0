"""`test --record`: a run, given as ids of choices on standard input, as a story test on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit
from game.cli.findings import print_findings
from game.cli.packs import shown_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.pack.tests_files import Step
    from game.story.program import Program


def run(pack: str, name: str, *, form: str) -> int:
    """Take the choices of standard input, a line each, and print the story test; return the exit code."""
    from game.pack.reader import load_pack  # noqa: PLC0415 - help waits for nothing
    from game.proof.trial_steps import NotTakenError  # noqa: PLC0415 - as above
    from game.story.compiler import compile_story  # noqa: PLC0415 - as above
    from game.story.program import Program  # noqa: PLC0415 - as above

    reading = load_pack(pack)
    if reading.story is None:
        print_findings(list(reading.diagnostics), None, reading.sources, form, shown_folder(pack))
        return Exit.USAGE
    try:
        print(recorded(Program(compile_story(reading.story), ""), name, sys.stdin or ()), end="")
    except NotTakenError as error:
        hint = f" Did you mean {error.hint}?" if error.hint else ""
        print(f"twelve-to-six test: line {error.place.line}: {error.sentence}.{hint}", file=sys.stderr)
        return Exit.USAGE
    return Exit.FINE


def recorded(program: Program, name: str, lines: Iterable[str]) -> str:
    """Return a run as a file with one story test; NotTakenError with the line of a choice that can't be taken."""
    from game.engine.replay import Step as Taken  # noqa: PLC0415 - as above
    from game.engine.step import begin  # noqa: PLC0415 - as above
    from game.proof.trial_steps import take  # noqa: PLC0415 - as above
    from game.proof.trial_text import story_test, story_tests  # noqa: PLC0415 - as above

    state = begin(program).state
    steps = []
    for wanted in _wanted(lines):
        state = take(program, state, wanted).state
        steps.append(Taken("", wanted.choice, wanted.roll or None))
    return story_tests([story_test(program, name, steps, state)])


def _wanted(lines: Iterable[str]) -> Iterator[Step]:
    """Yield the steps that lines name: a choice, and its roll where there is one; what follows a # is a remark."""
    from game.pack.tests_files import Step  # noqa: PLC0415 - as above
    from game.story.place import Place  # noqa: PLC0415 - as above

    for number, line in enumerate(lines, 1):
        choice, _, roll = " ".join(line.partition("#")[0].split()).partition(" ")
        if choice:
            yield Step(choice, roll, "", Place("standard input", number, 1))
