"""Comments with which an author lets a finding stand: `# allow: rule-name (reason)`.

A comment counts for findings on its own line, and for those on the next line that is no comment. Where a finding
stands inside a text of several lines, the line on which the text begins counts as its line too.
"""

from __future__ import annotations

import re

from game.language.values import dataclass
from game.story.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*allow\b\s*:?(.*)$")
_ITEM = re.compile(r"\s*([a-z][a-z0-9-]*)\s*(?:\(([^()]*)\))?\s*(?:,|$)")
_BLOCK = re.compile(r"(?:^|[\s:-])[|>][0-9+-]*\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Allow:
    """One rule named in a comment."""

    place: Place
    """Of the rule's name."""
    rule: str
    """Empty where the comment can't be read."""
    reason: str
    lines: tuple[int, ...]
    """The lines it counts for."""


def allows(sources: Mapping[str, str]) -> Iterator[Allow]:
    """Yield every allow of the files."""
    for file, text in sources.items():
        if "allow" in text:
            yield from _of_file(file, text.split("\n"))


def _of_file(file: str, lines: list[str]) -> Iterator[Allow]:
    for number, line in yaml_lines(lines):
        match = _COMMENT.search(line)
        if match is None or in_quotes(line, match.start()):
            continue
        counted = (number, *_next_line(lines, number)) if not line[: match.start()].strip() else (number,)
        yield from _items(file, number, match, counted)


def _items(file: str, number: int, comment: re.Match[str], counted: tuple[int, ...]) -> Iterator[Allow]:
    written, at = comment[1], 0
    while at < len(written):
        item = _ITEM.match(written, at)
        if item is None:
            yield Allow(Place(file, number, comment.start() + 1), "", "", counted)
            return
        yield Allow(
            Place(file, number, comment.start(1) + item.start(1) + 1),
            item[1],
            (item[2] or "").strip(),
            counted,
        )
        at = item.end()
    if not written.strip():
        yield Allow(Place(file, number, comment.start() + 1), "", "", counted)


def _next_line(lines: list[str], number: int) -> Iterable[int]:
    """Return the next line that holds more than a comment, if there is one."""
    for index in range(number, len(lines)):
        if lines[index].strip() and not lines[index].lstrip().startswith("#"):
            return (index + 1,)
    return ()


def yaml_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are YAML and no part of a block text, with their numbers."""
    inside: int | None = None
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = None
        yield number, line
        if _BLOCK.search(line):
            inside = _owner(line, indent)


def _owner(line: str, indent: int) -> int:
    """Return the indentation that a block text of this line is deeper than: that of its key or of its dash."""
    key = line.lstrip(" ")
    while key.startswith("- "):
        after = key[2:].lstrip(" ")
        if not re.match(r"[\w./-]+\s*:", after):
            break
        indent += len(key) - len(after)
        key = after
    return indent


def in_quotes(line: str, at: int) -> bool:
    """Tell whether a character stands in a quoted text of its line."""
    quote = ""
    for character in line[:at]:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
    return bool(quote)
