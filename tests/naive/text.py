"""What a text says, read span by span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.prose import Break, Emphasis, Piece, Value, Words
from naive.values import named, true

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.story.model import Story
    from game.story.prose import Prose, Span
    from naive.values import Sight

Run = tuple[str, bool]
"""Characters, and whether they are stressed."""

BREAK: Run = ("\n\n", False)


def paragraphs(prose: Prose, sight: Sight) -> list[tuple[str, str]]:
    """Return (all its words, its stressed words) of each paragraph with something in it, spaces evened out."""
    found: list[list[Run]] = [[]]
    for run in _runs(prose.spans, sight, stressed=False):
        if run == BREAK:
            found.append([])
        else:
            found[-1].append(run)
    said = [(evened(runs), evened([run for run in runs if run[1]])) for runs in found]
    return [one for one in said if one[0]]


def evened(runs: Iterable[Run]) -> str:
    """Return the characters of some runs with one space wherever there were any."""
    return " ".join("".join(words for words, _ in runs).split())


def _runs(spans: Iterable[Span], sight: Sight, *, stressed: bool) -> Iterator[Run]:
    for span in spans:
        match span:
            case Words(text):
                yield text, stressed
            case Emphasis(inner):
                yield from _runs(inner, sight, stressed=True)
            case Break():
                yield BREAK
            case Value(name):
                yield _said(name, sight), stressed
            case Piece(condition, then, otherwise):
                chosen = then if true(condition, sight) else otherwise
                yield from _runs(chosen, sight, stressed=stressed)


def _said(name: str, sight: Sight) -> str:
    """Return how a value is put into words: a form, a title, a level, a word of a list, or the number."""
    forms = _forms(sight.story)
    if name in forms:
        return forms[name]
    value = named(name, sight)
    if name == "mode":
        return next(mode.title for mode in sight.story.modes if mode.name == value)
    if isinstance(value, str):
        return value.replace("_", " ")
    for variable in sight.story.variables:
        if variable.name == name and variable.levels:
            return variable.levels[int(value) - variable.low]
    return str(int(value))


def _forms(story: Story) -> dict[str, str]:
    """Return every form of the cast and every ally's name, as they stand in braces."""
    forms = {f"{ally.name}.name": ally.title for ally in story.allies}
    for member in story.cast:
        forms |= {f"{member.name}.{form}": words for form, words in member.forms}
    return forms
