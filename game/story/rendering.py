"""Texts on a state: which pieces show, which values stand in them. What comes out is words and stress, never markup."""

from __future__ import annotations

from operator import itemgetter

from game.language.closures import link, slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from game.story.program import Program, Slot, Spans

    Run = tuple[str, bool]
    Paragraph = tuple[Run, ...]

MOST_KEPT = 1024
"""Most values to keep for one text what it says on them."""


def level(slot: Slot, value: int) -> str:
    """Return a value as the player reads it: its word, or the number."""
    if slot.levels and slot.low <= value < slot.low + len(slot.levels):
        word = slot.levels[value - slot.low]
        return word.replace("_", " ") if slot.kind in ("list", "mode") else word
    return str(value)


class Printed:
    """What a text says where the same values stand in what it reads."""

    __slots__ = ("paragraphs", "words")

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        self.paragraphs = paragraphs
        self.words = "\n\n".join("".join(words for words, _ in paragraph) for paragraph in paragraphs)


class Printing:
    """What a text reads, and what it said by that."""

    __slots__ = ("read", "said")

    def __init__(self, program: Program, text: int) -> None:
        read = sorted(set(_slots(program.tables.texts[text].body)))
        self.read = itemgetter(*read) if read else None
        """From all values to those that it reads, in one call."""
        self.said: dict[Any, Printed] = {}


def render(program: Program, text: int, values: Sequence[int] | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text on the values it is printed on, as runs of (words, stressed).

    Values may be None for a text that reads none (`Text.live` is false).
    """
    return _printed(program, text, values).paragraphs


def plain(program: Program, text: int, values: Sequence[int] | None) -> str:
    """Return a text as one string, its paragraphs parted by empty lines."""
    return _printed(program, text, values).words


def _printed(program: Program, text: int, values: Sequence[int] | None) -> Printed:
    printings: list[Printing | None] | None = program.linked.get("printed")
    if printings is None:
        printings = program.linked["printed"] = [None] * len(program.tables.texts)
    printing = printings[text]
    if printing is None:
        printing = printings[text] = Printing(program, text)
    key = printing.read(values) if printing.read is not None and values else None
    printed = printing.said.get(key)
    if printed is None:
        if len(printing.said) >= MOST_KEPT:
            printing.said.clear()
        printed = printing.said[key] = Printed(_rendered(program, text, values or ()))
    return printed


def _slots(spans: Spans) -> Iterator[int]:
    """Yield the slots that spans read."""
    for span in spans:
        kind = span[0]
        if kind == "em":
            yield from _slots(span[1])
        elif kind == "value":
            yield span[1]
        elif kind == "if":
            yield from slots(span[1])
            yield from _slots(span[2])
            yield from _slots(span[3])


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
