"""What the program says of a pack, as the guide prints it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.cli.test import findings, standing
from game.lint.running import lint
from game.pack.reader import load_pack
from game.pack.rendering import to_text
from game.proof.trials import run_test
from game.story.compiler import compile_story
from game.story.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from game.pack.diagnostics import Diagnostic
    from game.pack.reader import Reading
    from game.proof.trials import Trial

_PLACE = re.compile(r"^[\w./-]+:\d+:\d+: ", re.MULTILINE)


def found(folder: Path) -> tuple[list[Diagnostic], Reading]:
    """Return everything that `check` finds in a pack."""
    reading = load_pack(folder, with_tests=True)
    linted = () if reading.story is None else lint(reading.story, reading.sources)
    return [*reading.diagnostics, *linted], reading


def said(diagnostics: list[Diagnostic], reading: Reading) -> str:
    """Return findings as `check` prints them."""
    labelled = (one._replace(rule=f"{one.severity} {one.rule}") for one in diagnostics)
    return to_text(labelled, reading.sources)


def trials(reading: Reading) -> list[Trial]:
    """Return what came of the story tests of a pack."""
    assert reading.story is not None
    program = Program(compile_story(reading.story), "")
    return [run_test(program, reading.story, test) for test in reading.tests]


def failed(tried: list[Trial], reading: Reading) -> str:
    """Return the tests that failed as `test` prints them."""
    return "\n".join(
        f"{to_text(findings(trial), reading.sources)}\n    {standing(trial)}"
        for trial in tried
        if not trial.passed
    )


def without_places(text: str) -> str:
    """Return messages without file, line and column, as the guide prints most of them."""
    return _PLACE.sub("", text)
