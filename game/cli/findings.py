"""What is found, printed: the same for every command that finds something."""

from __future__ import annotations

import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from game.pack.diagnostics import Diagnostic

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


def print_findings(
    found: Sequence[Diagnostic],
    story: tuple[str, str] | None,
    sources: Mapping[str, str],
    form: str,
    folder: str,
) -> None:
    """Print what is wrong with a pack (its story by name and version) as text, as one JSON document, or for GitHub."""
    if form == "json":
        _print_json(found, story, folder)
    elif found:
        (_print_github if form == "github" else _print_text)(found, sources, folder)


def _print_json(found: Sequence[Diagnostic], story: tuple[str, str] | None, folder: str) -> None:
    from game.pack.rendering import as_values  # noqa: PLC0415 - help waits for nothing

    name, version = (None, None) if story is None else story
    findings = [as_values(one, folder) for one in found]
    document = {"format": 1, "story": name, "version": version, "findings": findings}
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _print_github(found: Sequence[Diagnostic], _sources: Mapping[str, str], folder: str) -> None:
    from game.pack.rendering import to_github  # noqa: PLC0415 - as above

    told = (one._replace(severity=GITHUB.get(one.severity, one.severity)) for one in found)
    print(to_github(told, folder))


def _print_text(found: Sequence[Diagnostic], sources: Mapping[str, str], folder: str) -> None:
    from game.pack.rendering import to_text  # noqa: PLC0415 - as above

    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    named = (one._replace(rule=_label(one, coloured=coloured)) for one in found)
    print(to_text(named, sources, folder))


def _label(found: Diagnostic, *, coloured: bool) -> str:
    """Return the severity and the rule as a line of text shows them."""
    label = f"{found.severity} {found.rule}"
    return f"\x1b[{SEVERITIES[found.severity][1]}m{label}\x1b[0m" if coloured else label


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun, or nothing for none."""
    return f"{count} {one if count == 1 else many}" if count else ""
