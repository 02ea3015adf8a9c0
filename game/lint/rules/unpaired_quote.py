"""A quotation that is opened and not closed.

A speech may run on over several paragraphs, each opened anew; its last one is closed.

Triggers it:

    scenes:
      gate:
        text: |
          'The gate is shut, he says.
        choices: [{say: Leave., goto: out}]

Says:

    4:7 This quotation is not closed.

Write instead:

    scenes:
      gate:
        text: |
          'The gate is shut,' he says.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.quotes import quotes
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.prose_index import Reading
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each quotation without an end, unless the next paragraph opens with one."""
    for index in view.quoting:
        told: set[int] = set()
        for reading in view.prose.ways(index):
            for start in _open(reading):
                if start not in told:
                    told.add(start)
                    prose = reading.printed.prose
                    place = view.prose.place(prose, start)
                    yield Finding(place, "This quotation is not closed.", anchor=prose.place)


def _open(reading: Reading) -> Iterator[int]:
    found = quotes(reading.text)
    for index, quote in enumerate(found):
        if not quote.closed:
            following = found[index + 1 : index + 2]
            runs_on = any(not reading.text[quote.end : after.start].strip() for after in following)
            if not runs_on:
                yield quote.start
