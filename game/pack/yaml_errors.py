"""What a YAML parser stumbled over, said as one plain sentence about the author's mistake.

Both parsers word their errors differently, so the sentence is found from the source around the position first, and
from the wording second.
"""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from game.language.records import NamedTuple
from game.pack.characters import NO_CHARACTER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from yaml import YAMLError

    from game.pack.page import Page


class Finding(NamedTuple):
    """A sentence about a position."""

    line: int
    column: int
    message: str
    rule: str = "bad-yaml"


_BY_WORDING = (
    ("unexpected ':'", "A text that ends in `:` needs quotes inside `{ }` and `[ ]`."),
    ("sequence entries are not allowed", "A list begins on a line of its own, each entry after a `-`."),
    ("chomping or indentation", "After `|` the text begins on the next line, further right."),
    ("indentation indicator", "After `|` the text begins on the next line, further right."),
    ("or line break", "After `|` the text begins on the next line, further right."),
    ("or a line break", "After `|` the text begins on the next line, further right."),
    (
        "could not find expected ':'",
        "This line has no `:` after its key: is it text that should be further right?",
    ),
    (
        "document start",
        "A file is one map of keys: this stands outside of it, or a bracket too many closes it.",
    ),
)
_IN_BRACES = (
    "A `{` or `[` is not closed, or a text inside it needs quotes: one with `,`, `:`, or a bracket in it."
)
_AFTER_BRACES = "A text that begins with `{` or `[` needs quotes, or a `|` and lines of its own."
_AFTER_QUOTE = (
    "The text goes on after its closing quote: put all of it in quotes, or use a `|` and lines of its own."
)
_APOSTROPHE = "An apostrophe ends a text in single quotes: put the text in double quotes."
_MISALIGNED = "This line does not fit the lines above it: align it with them, or quote the text before it."
_COLON = "A text with `: ` in it needs quotes, or a `|` and lines of its own."
_PIECE = "A text with a piece `{...: ...}` in it needs quotes, or a `|` and lines of its own."
_TOO_FAR = "This key is further right than the key above it, which has a value already: align them."
_NO_KEY = (
    "The line above is text, and this one has a key: give the line above a key, or put the text in quotes."
)
_NO_SPACE = "After a key's `:` comes a space."
_QUOTED = re.compile(r"""(?:^|[:\-,{\[] )\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*[^\s,:}\]#]""")
_KEY_ALONE = re.compile(r"[ ]*(?:- )*\w+")
_KEY = re.compile(r"[ ]*(?:- )*\w+:(?= |$)")
_TIGHT_KEY = re.compile(r"[ ]*(?:- )*[a-z]\w*:(?=\S)")
_HUGE_ESCAPE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")


def explain(page: Page, error: YAMLError) -> None:
    """Report a parser's error with a position and a sentence of ours."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        page.at(1, 1, "bad-yaml", "This is not a YAML file that can be read.")
        return
    found = _find(page, error)
    if not _was_said(page, found.line):
        page.at(found.line, found.column, found.rule, found.message)


def explain_escape(page: Page) -> None:
    """Report the first escape that is past all characters, at which a parser gives up without a position."""
    found = _HUGE_ESCAPE.search(page.text)
    index = 0 if found is None else found.start()
    line = page.text.count("\n", 0, index) + 1
    page.at(line, index - page.text.rfind("\n", 0, index), "bad-character", NO_CHARACTER)


def _was_said(page: Page, line: int) -> bool:
    """Tell whether something about the line was reported already, of which this is only what came of it."""
    return any(one.place.file == page.file and one.place.line == line for one in page.report.found)


def _find(page: Page, error: MarkedYAMLError) -> Finding:
    problem, context = error.problem or "", error.context or ""
    line, column = _inside(page, error.problem_mark)
    source = page.lines[line - 1]
    character = source[column - 1 : column]
    if "quoted scalar" in context or "double-quoted" in context:
        return _in_quotes(page, error, line, column)
    if "cannot start any token" in problem or ("node content" in problem and character in {",", "]", "}"}):
        sign = "a backtick" if character == "`" else f"`{character}`"
        return Finding(line, column, f"A text may not begin with {sign}: put it in quotes.")
    if "mapping keys are not allowed" in problem:
        return Finding(line, column, "A text may not begin with `? `: put it in quotes.")
    if "alias" in context or "anchor" in context:
        start = _inside(page, error.context_mark)
        return Finding(*start, "A text may not begin with `*` or `&`: put it in quotes.", "anchor")
    if "tag" in context:
        start = _inside(page, error.context_mark)
        return Finding(*start, "A pack has no tags: put a text that begins with `!` in quotes.", "tag")
    if "flow" in context:
        return Finding(*_inside(page, error.context_mark), _IN_BRACES)
    if "mapping values" in problem:
        return _about_colon(page, source, line, column)
    for wording, message in _BY_WORDING:
        if wording in problem:
            return Finding(line, column, message)
    return _about_block(page, source, line, column)


def _inside(page: Page, mark: object) -> tuple[int, int]:
    """Return a mark as line and column of a character of the file, or the end of a line."""
    lines = page.lines
    line = min(getattr(mark, "line", 0), len(lines) - 1)
    column = getattr(mark, "column", 0)
    while line > 0 and not lines[line].strip():
        line, column = line - 1, len(lines[line - 1])
    return line + 1, min(column, len(lines[line])) + 1


def _in_quotes(page: Page, error: MarkedYAMLError, line: int, column: int) -> Finding:
    """Say what is wrong inside quotes: that they are never closed, or an escape."""
    problem = error.problem or ""
    if "end of stream" in problem or "document" in problem:
        return Finding(
            *_inside(page, error.context_mark), "This quote is never closed: add one at the end of the text."
        )
    backslash = page.lines[line - 1].rfind("\\", 0, column)
    column = backslash + 1 if backslash >= 0 else column
    if "character escape code" in problem:
        return Finding(line, column, NO_CHARACTER, "bad-character")
    if "unknown escape" in problem:
        return Finding(
            line, column, "This escape means nothing in double quotes: use single quotes, or write `\\\\`."
        )
    return Finding(line, column, "This escape is not complete: write the character itself.")


def _about_colon(page: Page, source: str, line: int, column: int) -> Finding:
    """Say why a `: ` makes no key where it stands."""
    if _KEY_ALONE.fullmatch(source, 0, column - 1) is None:
        return Finding(line, column, _PIECE if "{" in source[:column] else _COLON)
    start = len(source) - len(source.lstrip(" ")) + 1
    above = page.lines[line - 2] if line > 1 else ""
    tight = _TIGHT_KEY.match(above)
    if tight is not None:
        return Finding(line - 1, tight.end(), _NO_SPACE)
    return Finding(line, start, _TOO_FAR if _KEY.match(above) else _NO_KEY)


def _about_block(page: Page, source: str, line: int, column: int) -> Finding:
    """Say why a block ends where it should go on."""
    before = source[: column - 1].rstrip()
    if before.endswith("'") and source[column - 2 : column].strip("'").isalpha():
        return Finding(line, column - 1, _APOSTROPHE)
    if before.endswith(("'", '"')):
        return Finding(line, column, _AFTER_QUOTE)
    if before.endswith(("}", "]")):
        return Finding(line, column, _AFTER_BRACES)
    above = page.lines[line - 2] if line > 1 else ""
    quoted = _QUOTED.search(above)
    if quoted:
        return Finding(line - 1, quoted.end(), _AFTER_QUOTE)
    return Finding(line, column, _MISALIGNED)
