"""What a rule says."""

from __future__ import annotations

from game.language.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story.place import Place

ADVICE = "advice"
"""The mildest severity, beside those of `game.pack.diagnostics`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an author would want to know."""

    place: Place
    message: str
    """One full sentence, or two; it says what to do where that is not plain."""
    end_column: int | None = None
    """Column after the last character that is meant, on the same line; None when not known."""
    anchor: Place | None = None
    """Where the text that holds the place begins; an allow may stand there too. None: at the place."""
    hint: str = ""
    """The nearest right word, or nothing."""
