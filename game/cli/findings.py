"""What is found, printed: the same for every command that finds something."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.pack.diagnostics import Diagnostic
    from game.pack.reader import Reading

FORMATS = ("text", "json", "github")
ERROR, WARNING, ADVICE = "error", "warning", "advice"

SEVERITIES = {
    ERROR: (("error", "errors"), "31"),
    WARNING: (("warning", "warnings"), "33"),
    ADVICE: (("piece of advice", "pieces of advice"), "36"),
}
"""Each severity with its nouns and its colour, the worst first."""

GITHUB = {ADVICE: "notice"}
"""What GitHub calls a severity, where it has a word of its own."""


def print_findings(found: Sequence[Diagnostic], reading: Reading, form: str, folder: str) -> None:
    """Print what is wrong with a pack as text, as one JSON document, or as GitHub's annotations."""
    from dataclasses import replace  # noqa: PLC0415 - as above

    from game.pack.rendering import as_values, to_github, to_text  # noqa: PLC0415 - as above

    if form == "json":
        story = reading.story
        document = {
            "format": 1,
            "story": None if story is None else story.name,
            "version": None if story is None else story.version,
            "findings": [as_values(one, folder) for one in found],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
    elif form == "github" and found:
        told = (replace(one, severity=GITHUB.get(one.severity, one.severity)) for one in found)
        print(to_github(told, folder))
    elif found:
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        named = (replace(one, rule=_label(one, coloured=coloured)) for one in found)
        print(to_text(named, reading.sources, folder))


def _label(found: Diagnostic, *, coloured: bool) -> str:
    """Return the severity and the rule as a line of text shows them."""
    label = f"{found.severity} {found.rule}"
    return f"\x1b[{SEVERITIES[found.severity][1]}m{label}\x1b[0m" if coloured else label


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun, or nothing for none."""
    return f"{count} {one if count == 1 else many}" if count else ""
