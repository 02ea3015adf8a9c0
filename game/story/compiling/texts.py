"""Prose to spans: forms of the cast and constants written out, conditions as code, values as slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.code import lower_condition
from game.story.program import Text
from game.story.prose import Break, Emphasis, Piece, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.compiling.names import Names
    from game.story.model import Story
    from game.story.program import Spans
    from game.story.prose import Prose, Span

LIVE = ("value", "if")
"""Spans that read the state."""


def cast_forms(story: Story) -> dict[str, str]:
    """Return what `{person.form}` says, for every form of the cast and every ally's name."""
    forms = {f"{ally.name}.name": ally.title for ally in story.allies}
    forms.update((f"{member.name}.{form}", words) for member in story.cast for form, words in member.forms)
    return forms


def _value(span: Value, names: Names, forms: dict[str, str]) -> tuple[object, ...]:
    if span.name in names.constants:
        return ("text", str(names.constants[span.name]))
    if span.name in forms:
        return ("text", forms[span.name])
    return ("value", names.indices[span.name])


def lower_spans(spans: Iterable[Span], names: Names, forms: dict[str, str]) -> Spans:
    """Return prose as spans of the Program; a piece whose condition is a constant is settled here."""
    found: list[tuple[object, ...]] = []
    for span in spans:
        match span:
            case Words(text):
                found.append(("text", text))
            case Break():
                found.append(("break",))
            case Emphasis(inner):
                found.append(("em", lower_spans(inner, names, forms)))
            case Value():
                found.append(_value(span, names, forms))
            case Piece(condition, then, otherwise):
                code = lower_condition(condition, names)
                sides = lower_spans(then, names, forms), lower_spans(otherwise, names, forms)
                if code[0] == "int":
                    found.extend(sides[0] if code[1] else sides[1])
                else:
                    found.append(("if", code, *sides))
    return tuple(found)


def is_live(spans: Spans) -> bool:
    """Return whether any span reads the state."""
    return any(span[0] in LIVE or (span[0] == "em" and is_live(span[1])) for span in spans)


class Texts:
    """The table of printed strings while it grows; the same string is kept once."""

    def __init__(self, story: Story) -> None:
        self.forms = cast_forms(story)
        self.table: list[Text | None] = []
        self.waiting: list[tuple[int, Prose]] = []
        self.known: dict[tuple[str, Spans], int] = {}
        self.sources: dict[str, Prose] = {}

    def reserve(self, prose: Prose) -> int:
        """Return the index of a string whose names are not known yet; `settle` fills it in."""
        self.table.append(None)
        self.waiting.append((len(self.table) - 1, prose))
        return len(self.table) - 1

    def settle(self, names: Names) -> None:
        """Fill in what was reserved."""
        for index, prose in self.waiting:
            spans = lower_spans(prose.spans, names, self.forms)
            self.table[index] = Text(prose.id, spans, is_live(spans))
            self.sources[prose.id] = prose

    def add(self, prose: Prose | None, names: Names) -> int:
        """Return the index of a string, or -1 for none."""
        if prose is None:
            return -1
        spans = lower_spans(prose.spans, names, self.forms)
        key = (prose.id, spans)
        if key not in self.known:
            self.known[key] = len(self.table)
            self.table.append(Text(prose.id, spans, is_live(spans)))
            self.sources[prose.id] = prose
        return self.known[key]

    def finished(self) -> tuple[Text, ...]:
        """Return the table."""
        return tuple(text for text in self.table if text is not None)
