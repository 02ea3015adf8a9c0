"""A line whose text is cut off by a `#`.

After a space a `#` begins a comment, so the rest of the line is never printed. A comment that is meant as one has a
space after its `#`.

Triggers it:

    scenes:
      gate:
        text: A sign says #4 on it.
        choices: [{say: Leave., goto: out}]

Says:

    3:23 From this `#` on the line is a comment: put the text in quotes, or a space after the `#`.

Write instead:

    scenes:
      gate:
        text: "A sign says #4 on it."
        choices: [{say: Leave., goto: out}]  # the only way
"""

from __future__ import annotations

import re

from game.lint.allows import in_quotes, yaml_lines
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING
from game.story.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING

_CUT = re.compile(r"(?<=\S)\s+(#(?!allow\b)\w[^\s,;.!?]*)")


def find(view: View) -> Iterator[Finding]:
    """Yield the first comment of each line that begins behind something else, and without a space."""
    message = "From this `#` on the line is a comment: put the text in quotes, or a space after the `#`."
    for file, source in view.sources.items():
        if " #" not in source:
            continue
        for number, line in yaml_lines(source.split("\n")):
            cut = _CUT.search(line.partition(" # ")[0])
            if cut is not None and not in_quotes(line, cut.start(1)) and not _is_printed(view, cut[1]):
                yield Finding(Place(file, number, cut.start(1) + 1), message)


def _is_printed(view: View, word: str) -> bool:
    """Tell whether a text has the word, so that it stands in a text of several lines."""
    return any(word in text.prose.source for text in view.texts)
