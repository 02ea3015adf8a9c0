"""An apostrophe or an ellipsis of another kind than the pack uses everywhere else.

Pasted text brings curved apostrophes, a keyboard straight ones; side by side they look like two typesetters.

Triggers it:

    scenes:
      gate:
        text: |
          It's shut. You can't open it, and he won’t.
        choices: [{say: Leave., goto: out}]

Says:

    4:47 This pack writes ' in words, and this is ’.

Write instead:

    scenes:
      gate:
        text: |
          It's shut. You can't open it, and he won't.
        choices: [{say: Leave., goto: out}]
"""

# ruff: noqa: RUF002 - the manual shows the mark that it is about

from __future__ import annotations

import re

from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.printed import Printed
    from game.lint.view import View

SEVERITY = WARNING

_KINDS = (
    (re.compile("(?<=[^\\W\\d_])['\u2019](?=[^\\W\\d_])"), "' or \u2019", " in words"),
    (re.compile("\\.\\.\\.|\u2026"), "... or \u2026", ""),
)
"""What is looked for, the two ways of writing it, and where."""


def find(view: View) -> Iterator[Finding]:
    """Yield each mark that is written in the rarer of two ways; a pack that writes it in one way has none."""
    for pattern, ways, where in _KINDS:
        found: dict[str, list[tuple[Printed, int]]] = {way: [] for way in ways.split(" or ")}
        if not all(way in view.prose.everything for way in found):
            continue
        for text in view.texts:
            source = text.prose.source
            if any(way in source for way in found):
                for match in pattern.finditer(source):
                    found[match[0]].append((text, match.start()))
        usual, rare = sorted(found, key=lambda way: -len(found[way]))
        for text, start in found[rare]:
            message = f"This pack writes {usual}{where}, and this is {rare}."
            yield Finding(view.prose.place(text.prose, start), message, anchor=text.prose.place)
