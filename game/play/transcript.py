"""A run as a document that can be read without the game, in Markdown or plain text."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play.cleaning import clean
from game.play.wording import sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.play.run import Run, Turn
    from game.story.rendering import Paragraph

SPECIAL = frozenset("\\`*_{}[]<>#|~&")
"""ASCII punctuation that Markdown may read as more than itself within a line."""
OPENING = ("-", "+", "=", ":")
"""What means something at the beginning of a line only."""


class Form(NamedTuple):
    """How a kind of document writes what a run holds."""

    words: Callable[[str], str]
    paragraph: Callable[[Paragraph], str]
    title: Callable[[str], str]
    chapter: Callable[[str], str]
    said: Callable[[str], str]
    aside: Callable[[str], str]


def export_markdown(run: Run) -> str:
    """Return the whole run as Markdown; nothing in a pack or a save becomes markup."""
    return _document(run, MARKDOWN)


def export_text(run: Run) -> str:
    """Return the whole run as plain text."""
    return _document(run, TEXT)


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    return _opened(_escaped(text))


def _escaped(words: str) -> str:
    return "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in clean(words))


def _opened(line: str) -> str:
    """Return a line that begins no list, rule or heading, and no code by its indentation."""
    bare = line.strip()
    number = bare[: len(bare) - len(bare.lstrip("0123456789"))]
    if number and bare[len(number) : len(number) + 1] in (".", ")"):
        return f"{number}\\{bare[len(number) :]}"
    return f"\\{bare}" if bare.startswith(OPENING) else bare


def _marked_up(paragraph: Paragraph) -> str:
    return _opened("".join(_stressed(words) if em else _escaped(words) for words, em in paragraph))


def _stressed(words: str) -> str:
    """Return stressed words with the blanks at their ends outside the stars, where Markdown needs them."""
    bare = words.strip(" ")
    if not bare:
        return words
    start = words.index(bare)
    return f"{words[:start]}*{_escaped(bare)}*{words[start + len(bare) :]}"


def _bare(paragraph: Paragraph) -> str:
    return clean("".join(words for words, _ in paragraph))


def _underlined(line: str) -> Callable[[str], str]:
    return lambda words: f"{words}\n{line * len(words)}"


MARKDOWN = Form(escape, _marked_up, "# {}".format, "## {}".format, "**{}**".format, "*{}*".format)
TEXT = Form(clean, _bare, _underlined("="), _underlined("-"), "You chose: {}".format, "{}".format)


def _document(run: Run, form: Form) -> str:
    tables = run.program.tables
    parts = [form.title(form.words(tables.title)), form.words(tables.notice)]
    parts.append(form.words(f"Difficulty: {tables.modes[run.mode].title}. Seed: {run.seed}."))
    for turn in run.history:
        parts += _turn(turn, form)
    return "\n\n".join(part for part in parts if part) + "\n"


def _turn(turn: Turn, form: Form) -> Iterator[str]:
    page = turn.page
    results = [block for block in page.blocks if block.kind in ("result", "roll", "push")]
    passages = [block for block in page.blocks if block not in results]
    yield from (form.paragraph(paragraph) for block in results for paragraph in block.paragraphs)
    if page.begins:
        heading = ", ".join(part for part in (page.title, page.day) if part)
        yield form.chapter(form.words(heading)) if heading else ""
        if page.begun:
            yield form.aside(form.words(sentences(page.begun)))
    yield from (form.paragraph(paragraph) for block in passages for paragraph in block.paragraphs)
    for mark in page.marks:
        yield form.aside(form.words(f"{'◇' if mark.kind == 'remember' else '◆'} {mark.words}"))
    if page.changes:
        yield form.aside(form.words(sentences(page.changes)))
    if turn.say:
        yield form.said(form.words(turn.say))
