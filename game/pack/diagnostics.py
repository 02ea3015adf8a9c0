"""What is wrong with a pack: values for the author, for files and lint rules alike."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.place import Place

ERROR = "error"
WARNING = "warning"

ENOUGH = 1_000
"""Diagnostics after which the rest of a pack is not looked at."""

MOST_SHOWN = 200
"""Diagnostics given of one run; a closing line counts the rest."""


class Diagnostic(NamedTuple):
    """One thing wrong, in one plain sentence."""

    rule: str
    """A short word with hyphens that names the kind of mistake."""
    severity: str
    """`error` or `warning`."""
    message: str
    place: Place
    end_column: int | None = None
    """Column after the last character that is wrong, on the same line; None when not known."""
    hint: str = ""
    """The nearest right word, or nothing."""


class PackError(Exception):
    """A pack that can't be read, with everything that is wrong with it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        """In the order of the files and lines; never empty."""
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(f"{found.place}: {found.rule} {found.message}" for found in self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, by place; past the most shown, a last one counts what was left out."""
    unique = dict.fromkeys(diagnostics)
    ordered = sorted(unique, key=lambda found: (found.place, found.rule, found.message))
    if len(ordered) <= MOST_SHOWN:
        return tuple(ordered)
    last = ordered[MOST_SHOWN - 1]
    rest = len(ordered) - MOST_SHOWN
    worst = ERROR if any(found.severity == ERROR for found in ordered[MOST_SHOWN:]) else WARNING
    count = f"{rest} more" if len(ordered) < ENOUGH else f"{rest} more at least"
    closing = Diagnostic("too-many", worst, f"There are {count}: put these right first.", last.place)
    return (*ordered[:MOST_SHOWN], closing)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them is more than a warning."""
    return any(found.severity == ERROR for found in diagnostics)
