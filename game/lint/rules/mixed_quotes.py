"""Quotation marks of another kind than the pack uses everywhere else.

Whichever kind a pack uses, one stray kind reads as a slip. Quotations inside quotations are left alone.

Triggers it:

    scenes:
      gate:
        text: |
          'The gate is shut,' he says. 'Go home.'

          "Go home," she says.
        choices: [{say: Leave., goto: out}]

Says:

    6:7 This pack quotes with '…', and this is "…".

Write instead:

    scenes:
      gate:
        text: |
          'The gate is shut,' he says. 'Go home.'

          'Go home,' she says.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.quotes import CURLY_DOUBLE, CURLY_SINGLE, DOUBLE, SINGLE, quotes
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.printed import Printed
    from game.lint.view import View

SEVERITY = WARNING

_SHOWN = {
    SINGLE: "'\u2026'",
    DOUBLE: '"\u2026"',
    CURLY_SINGLE: "\u2018\u2026\u2019",
    CURLY_DOUBLE: "\u201c\u2026\u201d",
}


def find(view: View) -> Iterator[Finding]:
    """Yield each quotation in a style that is not the pack's most frequent."""
    found: dict[str, list[tuple[Printed, int]]] = {}
    for text, start, style in _quotes(view):
        found.setdefault(style, []).append((text, start))
    if len(found) < 2:
        return
    usual = max(found, key=lambda style: len(found[style]))
    for style, places in found.items():
        for text, start in places if style != usual else ():
            message = f"This pack quotes with {_SHOWN[usual]}, and this is {_SHOWN[style]}."
            yield Finding(view.prose.place(text.prose, start), message, anchor=text.prose.place)


def _quotes(view: View) -> Iterator[tuple[Printed, int, str]]:
    for index in view.quoting:
        seen: set[int] = set()
        for reading in view.prose.ways(index):
            for quote in quotes(reading.text):
                if quote.start not in seen:
                    seen.add(quote.start)
                    yield reading.printed, quote.start, quote.style
