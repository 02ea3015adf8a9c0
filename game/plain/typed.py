"""What was typed, understood: a number, a word of the registry, or neither."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play.cleaning import clean
from game.play.commands import COMMANDS, by_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.commands import Command

MOST_DIGITS = 6
SHOWN = 40
"""Characters of an unknown word that are said back."""


class Typed(NamedTuple):
    """One line, understood as far as it goes."""

    number: int | None
    command: Command | None
    argument: str
    word: str
    """The first word, as typed."""


def understood(line: str) -> Typed:
    """Return what a line means; neither number nor command where it means nothing."""
    first, _, rest = clean(line).strip().partition(" ")
    argument = rest.strip()
    number = _number(first)
    if number is not None and not argument:
        return Typed(number, None, "", first)
    command = by_word(first.lower())
    if command is not None and command.name == "choose":
        return Typed(_number(argument), command, argument, first)
    return Typed(None, command, argument, first)


def _number(word: str) -> int | None:
    digits = word.rstrip(".)")
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None


def unknown(word: str) -> str:
    """Return the sentence about a word that means nothing, with the nearest that does."""
    from game.language.nearest import nearest  # noqa: PLC0415 - slow to import, and needed only after a mistake

    shown = word if len(word) <= SHOWN else f"{word[:SHOWN]}..."
    likely = nearest(word[:SHOWN].lower(), [known for command in COMMANDS for known in command.words])
    meant = f"did you mean {likely}? Type" if likely else "type"
    return f"I don't know {shown}: {meant} help for what you can do."
