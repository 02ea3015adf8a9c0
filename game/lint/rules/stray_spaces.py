"""A space that nobody meant: two in a row, at the end of a line, or before a mark.

Runs of spaces are printed as one, so the first two are only untidy; a space before a comma or a full stop is printed.

Triggers it:

    scenes:
      gate:
        text: The gate is  shut .
        choices: [{say: Leave., goto: out}]

Says:

    3:22 There are two spaces here.
    3:28 There is a space before this mark.

Write instead:

    scenes:
      gate:
        text: The gate is shut.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

import re

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING

_STRAY = re.compile(r"(?<=[^\s|{:])  +(?=[^\s|}])|(?<=[^\s])[ \t]+(?=\n)|(?<=\w) (?=[,;.!?](?:\s|$))")

_BEFORE = re.compile(r" (?=[ \n,.;!?])")
"""In every text with a stray space."""


def find(view: View) -> Iterator[Finding]:
    """Yield each stray space of each text."""
    if _BEFORE.search(view.prose.everything) is None:
        return
    for text in view.texts:
        source = text.prose.source
        if _BEFORE.search(source) is None:
            continue
        for match in _STRAY.finditer(source):
            yield Finding(
                view.prose.place(text.prose, match.start()), _what(source, match), anchor=text.prose.place
            )


def _what(source: str, match: re.Match[str]) -> str:
    if source[match.end() : match.end() + 1] == "\n":
        return "There is a space at the end of this line."
    return "There are two spaces here." if len(match[0]) > 1 else "There is a space before this mark."
