"""Texts on a state: which pieces show, which values stand in them. What comes out is words and stress, never markup."""

from __future__ import annotations

from operator import itemgetter

from game.language.closures import link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from game.story.program import Program, Slot, Spans

    Run = tuple[str, bool]
    Paragraph = tuple[Run, ...]
    Reader = Callable[[Sequence[int]], int]
    Key = tuple[int, ...]
    Printed = tuple[tuple[Reader, ...], dict[Key, tuple[Paragraph, ...]], dict[Key, str]]
    Said = TypeVar("Said", str, tuple[Paragraph, ...])

MOST_KEPT = 256
"""Most printings of one text to keep."""


def level(slot: Slot, value: int) -> str:
    """Return a value as the player reads it: its word, or the number."""
    if slot.levels and slot.low <= value < slot.low + len(slot.levels):
        word = slot.levels[value - slot.low]
        return word.replace("_", " ") if slot.kind in ("list", "mode") else word
    return str(value)


def render(program: Program, text: int, values: Sequence[int] | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text on the values it is printed on, as runs of (words, stressed).

    Values may be None for a text that reads none (`Text.live` is false).
    """
    readers, known, _ = _printed(program)[text] or _read(program, text)
    key = tuple([reader(values) for reader in readers]) if readers and values else ()
    found = known.get(key)
    if found is None:
        found = _kept(known, key, _rendered(program, text, values or ()))
    return found


def plain(program: Program, text: int, values: Sequence[int] | None) -> str:
    """Return a text as one string, its paragraphs parted by empty lines."""
    readers, _, known = _printed(program)[text] or _read(program, text)
    key = tuple([reader(values) for reader in readers]) if readers and values else ()
    found = known.get(key)
    if found is None:
        paragraphs = render(program, text, values)
        whole = "\n\n".join("".join(words for words, _ in paragraph) for paragraph in paragraphs)
        found = _kept(known, key, whole)
    return found


def _printed(program: Program) -> list[Printed | None]:
    """Return what is known of each text: what reads its values, and what it said on what they read."""
    found: list[Printed | None] | None = program.linked.get("printed")
    if found is None:
        found = program.linked["printed"] = [None] * len(program.tables.texts)
    return found


def _read(program: Program, text: int) -> Printed:
    """Link what a text reads, once: all that can differ from one printing of it to another."""
    readers = tuple(_readers(program, program.tables.texts[text].body))
    found: Printed = (readers, {}, {})
    _printed(program)[text] = found
    return found


def _readers(program: Program, spans: Spans) -> Iterator[Reader]:
    for span in spans:
        kind = span[0]
        if kind == "em":
            yield from _readers(program, span[1])
        elif kind == "value":
            yield itemgetter(span[1])
        elif kind == "if":
            yield _linked(program, span)
            yield from _readers(program, span[2])
            yield from _readers(program, span[3])


def _kept(known: dict[Key, Said], key: Key, said: Said) -> Said:
    """Keep what a text said, but not more than a run can want again."""
    if len(known) >= MOST_KEPT:
        known.clear()
    known[key] = said
    return said


def _rendered(program: Program, text: int, values: Sequence[int]) -> tuple[Paragraph, ...]:
    paragraphs: list[list[Run]] = [[]]
    _spans(program, program.tables.texts[text].body, values, paragraphs, stressed=False)
    return tuple(tidied for paragraph in paragraphs if (tidied := _tidy(paragraph)))


def _spans(
    program: Program, spans: Spans, values: Sequence[int], paragraphs: list[list[Run]], *, stressed: bool
) -> None:
    for span in spans:
        kind = span[0]
        if kind == "text":
            paragraphs[-1].append((span[1], stressed))
        elif kind == "break":
            paragraphs.append([])
        elif kind == "em":
            _spans(program, span[1], values, paragraphs, stressed=True)
        elif kind == "value":
            paragraphs[-1].append((_value(program, span[1], values), stressed))
        else:
            holds = _linked(program, span)
            _spans(program, span[2] if holds(values) else span[3], values, paragraphs, stressed=stressed)


def _value(program: Program, index: int, values: Sequence[int]) -> str:
    slot, value = program.tables.slots[index], values[index]
    return program.tables.modes[value].title if slot.kind == "mode" else level(slot, value)


def _linked(program: Program, span: Sequence[object]) -> Callable[[Sequence[int]], int]:
    key = ("piece", id(span))
    found: Callable[[Sequence[int]], int] | None = program.linked.get(key)
    if found is None:
        found = program.linked[key] = link(span[1])  # type: ignore[arg-type]
    return found


def _tidy(paragraph: list[Run]) -> Paragraph:
    """Return a paragraph with runs of one stress joined and the spaces that a left-out piece leaves behind taken away."""
    joined: list[Run] = []
    for words, stressed in paragraph:
        before = joined[-1] if joined else ("", stressed)
        if words[:1] == " " and (not joined or before[0][-1:] == " "):
            words = words.lstrip(" ")  # noqa: PLW2901 - the loop's word, trimmed
        if not words:
            continue
        if joined and before[1] == stressed:
            joined[-1] = (before[0] + words, stressed)
        else:
            joined.append((words, stressed))
    if joined:
        joined[-1] = (joined[-1][0].rstrip(" "), joined[-1][1])
    return tuple(run for run in joined if run[0])
