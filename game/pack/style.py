"""The pack's own rules for its prose, and the lengths of its texts."""

from __future__ import annotations

from game.pack import scalars
from game.pack.keys import read_fields
from game.pack.tables import LIMITS, PATTERN, STYLE
from game.story.model import Pattern, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.names import Entry
    from game.pack.nodes import Node
    from game.pack.page import Page
    from game.pack.sections import Sections
    from game.story.place import Place

MOST_WORDS = 100_000
_PER = ("passage", "episode", "pack")
_WHERE = ("all", "narration", "speech")


def style(sections: Sections) -> Style:
    """Return what all files say of style, together."""
    banned: list[tuple[str, Place]] = []
    patterns: list[Pattern] = []
    for file, node in sections.nodes("style"):
        fields = read_fields(file.page, node, STYLE)
        for item in scalars.items(fields.get("banned")):
            phrase = scalars.line_of(file.page, item)
            if phrase is not None:
                banned.append((phrase, file.page.place(item)))
        for item in scalars.items(fields.get("patterns")):
            patterns += _patterns(file.page, item)
    return Style(_limits(sections.named("limits")), tuple(banned), tuple(patterns))


def _limits(declared: dict[str, Entry]) -> tuple[tuple[str, int], ...]:
    """Return the most words of every kind of text: the pack's, else ours."""
    found = dict(LIMITS)
    for name, entry in declared.items():
        if name not in LIMITS:
            offered = ", ".join(f"`{one}`" for one in LIMITS)
            message = f"`{name}` is no kind of text: write one of {offered}."
            entry.page.wrong(entry.key, "unknown-key", message, entry.page.report.nearest(name, LIMITS))
            continue
        words = scalars.whole_of(entry.page, entry.node, 1, MOST_WORDS)
        if words is not None:
            found[name] = words
    return tuple(found.items())


def _patterns(page: Page, node: Node) -> list[Pattern]:
    """Return a pattern for each form that is given of it."""
    fields = read_fields(page, node, PATTERN)
    why = scalars.text(fields, "why")
    most = scalars.whole(fields, "most", 0)
    per = scalars.word(fields, "per", _PER, "passage")
    where = scalars.word(fields, "in", _WHERE, "all")
    found = []
    for item in scalars.items(fields.get("match")):
        match = scalars.line_of(page, item)
        if match is not None:
            found.append(Pattern(match, why, most, per, where, page.place(item)))
    return found
