"""A conditional piece whose words join those beside it.

What stands between the `:` and the `}` of a piece, or around its `|`, is printed without the spaces at its ends: a
space that should be printed stands outside of the braces. Two spaces that meet where a piece shows nothing are one.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: "The gate is shut.{heat > 0: A light is on. }You wait."
        choices:
          - {say: Rattle it., if: heat == 0, effects: heat += 1}
          - {say: Leave., goto: out}

Says:

    5:29 The piece is joined to the word before it: put a space before its `{`.
    5:55 The piece is joined to the word after it: put a space after its `}`.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: "The gate is shut. {heat > 0: A light is on.} You wait."
        choices:
          - {say: Rattle it., if: heat == 0, effects: heat += 1}
          - {say: Leave., goto: out}
"""

from __future__ import annotations

import re

from game.lint.finding import Finding
from game.lint.readings import Branches, parts
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.lint.readings import Part
    from game.lint.view import View

SEVERITY = WARNING

_MARKS = (".", ",", ";", ":", "!", "?", "\u2026")
"""After one of these comes a space before the next word."""

_AT_MARK = re.compile(r"\{(?<=[.,;:!?\u2026]\{)")
_AT_WORD = re.compile(r"\}[^\W_]")
"""Braces as near to a mark or a word as one must be to join what it divides."""


def find(view: View) -> Iterator[Finding]:
    """Yield each end of a piece at which a space is missing."""
    if not _touches(view.prose.everything):
        return
    for text in view.texts:
        source = text.prose.source
        if not _touches(source):
            continue
        for at, side, where in _joined(source, (0, len(source)), parts(source)):
            message = f"The piece is joined to the word {side} it: put a space {where}."
            yield Finding(view.prose.place(text.prose, at), message, anchor=text.prose.place)


def _touches(source: str) -> bool:
    return _AT_WORD.search(source) is not None or _AT_MARK.search(source) is not None


def _joined(source: str, span: tuple[int, int], found: Sequence[Part]) -> Iterator[tuple[int, str, str]]:
    """Yield the offset of each brace that joins words, on which side, and where the space belongs."""
    begin, end = span
    for part in found:
        if not isinstance(part, Branches):
            continue
        branches = (source[part.text : part.bar], source[part.bar + 1 : part.end - 1])
        before, after = source[begin : part.start], source[part.end : end]
        if before.endswith(_MARKS) and any(branch.strip()[:1].isalnum() for branch in branches):
            yield part.start, "before", "before its `{`"
        if after[:1].isalnum() and _ends_apart(source, part):
            yield part.end - 1, "after", "after its `}`"
        yield from _joined(source, (part.text, part.bar), part.then)
        yield from _joined(source, (part.bar + 1, part.end - 1), part.otherwise)


def _ends_apart(source: str, part: Branches) -> bool:
    """Tell whether a branch ends a sentence, or the piece with a space that was meant to be printed."""
    branches = (source[part.text : part.bar], source[part.bar + 1 : part.end - 1])
    return source[part.end - 2].isspace() or any(branch.rstrip().endswith(_MARKS) for branch in branches)
