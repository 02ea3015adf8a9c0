"""What a YAML parser stumbled over, said as one plain sentence about the author's mistake.

Both parsers word their errors differently, so the sentence is found from the source around the position first, and
from the wording second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError

if TYPE_CHECKING:
    from yaml import YAMLError

    from game.pack.page import Page

_BY_WORDING = (
    (
        "mapping values are not allowed",
        "bad-yaml",
        "A text with `: ` in it needs quotes, or a `|` and lines of its own.",
    ),
    (
        "sequence entries are not allowed",
        "bad-yaml",
        "A list begins on a line of its own, each entry after a `-`.",
    ),
    (
        "unknown escape",
        "bad-yaml",
        "This escape means nothing in double quotes: use single quotes, or write `\\\\`.",
    ),
    ("escape sequence", "bad-yaml", "This escape is not complete: write the character itself."),
    (
        "unicode character escape",
        "bad-character",
        "This escape names no character: write the character itself.",
    ),
    ("expected hexdecimal", "bad-yaml", "This escape is not complete: write the character itself."),
    ("expected escape", "bad-yaml", "This escape is not complete: write the character itself."),
    ("chomping or indentation", "bad-yaml", "After `|` the text begins on the next line, further right."),
    ("comment or a line break", "bad-yaml", "After `|` the text begins on the next line, further right."),
    ("comment or line break", "bad-yaml", "After `|` the text begins on the next line, further right."),
    (
        "could not find expected ':'",
        "bad-yaml",
        "This line has no `:` after its key: is it text that should be further right?",
    ),
    (
        "document start",
        "bad-yaml",
        "A file is one map of keys: this stands further left than it, or outside of it.",
    ),
    (
        "indentation",
        "bad-yaml",
        "This line is indented otherwise than the ones beside it: align it with them.",
    ),
)
_IN_BRACES = (
    "A `{` or `[` is not closed, or a text inside it needs quotes: one with `,`, `:`, or a bracket in it."
)
_AFTER_BRACES = "A text that begins with `{` or `[` needs quotes, or a `|` and lines of its own."
_AFTER_QUOTE = (
    "The text goes on after its closing quote: put all of it in quotes, or use a `|` and lines of its own."
)
_MISALIGNED = "This line does not fit the lines above it: align it with them, or quote the text before it."
_FIRST_QUOTE = re.compile(r"""(?:^|[:\-,{\[] )\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*[^\s,:}\]#]""")


def explain(page: Page, error: YAMLError) -> None:
    """Report a parser's error with a position and a sentence of ours."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        page.at(1, 1, "bad-yaml", "This is not a YAML file that can be read.")
        return
    line, column = _inside(page, error.problem_mark)
    context = error.context or ""
    if error.context_mark is not None and "quoted scalar" in context and _unfinished(error):
        line, column = _inside(page, error.context_mark)
        page.at(line, column, "bad-yaml", "This quote is never closed: add one at the end of the text.")
        return
    rule, message, line, column = _say(page, error, line, column)
    page.at(line, column, rule, message)


def _inside(page: Page, mark: object) -> tuple[int, int]:
    """Return a mark as line and column of a character of the file, or the end of a line."""
    lines = page.lines
    line = min(getattr(mark, "line", 0), len(lines) - 1)
    column = getattr(mark, "column", 0)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, len(lines[line - 1])
    return line + 1, min(column, len(lines[line])) + 1


def _unfinished(error: MarkedYAMLError) -> bool:
    problem = error.problem or ""
    return "end of stream" in problem or "document separator" in problem or "document indicator" in problem


def _say(page: Page, error: MarkedYAMLError, line: int, column: int) -> tuple[str, str, int, int]:
    problem, context = error.problem or "", error.context or ""
    source = page.lines[line - 1]
    character = source[column - 1 : column]
    if "cannot start any token" in problem:
        return "bad-yaml", f"A text may not begin with `{character}`: put it in quotes.", line, column
    if "alias" in context or "anchor" in context:
        return "anchor", "A text may not begin with `*` or `&`: put it in quotes.", line, column
    if "tag" in context:
        return "tag", "A pack has no tags: put a text that begins with `!` in quotes.", line, column
    if "flow" in context:
        start_line, start_column = _inside(page, error.context_mark)
        return "bad-yaml", _IN_BRACES, start_line, start_column
    for wording, rule, message in _BY_WORDING:
        if wording in problem:
            return rule, message, line, column
    return "bad-yaml", *_about_block(page, source, line, column)


def _about_block(page: Page, source: str, line: int, column: int) -> tuple[str, int, int]:
    """Say why a block ends where it should go on."""
    before = source[: column - 1].rstrip()
    quoted = _FIRST_QUOTE.search(source)
    if before.endswith(("'", '"')) or (quoted and quoted.end() >= column):
        return _AFTER_QUOTE, line, column
    if before.endswith(("}", "]")):
        return _AFTER_BRACES, line, column
    above = page.lines[line - 2] if line > 1 else ""
    quoted = _FIRST_QUOTE.search(above)
    if quoted:
        return _AFTER_QUOTE, line - 1, quoted.end()
    return _MISALIGNED, line, column
